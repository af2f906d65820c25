# pl: Jeden wątek zwiększa, drugi zmniejsza. Liczba jest w środku muteksu i nie ma do niej innej drogi.
# ru: Один поток увеличивает, другой уменьшает. Число лежит внутри мьютекса, и другого пути к нему нет.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
TIMES = int(sys.argv[sys.argv.index("--times") + 1]) if "--times" in sys.argv else 100_000


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: counter
class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def change(self, by):
        with self.lock:
            self.value += by
# ANCHOR_END: counter


counter = Counter()


def change(by):
    say(pl=f"zmieniam licznik o {by}, {TIMES} razy", ru=f"меняю счётчик на {by}, {TIMES} раз")
    for _ in range(TIMES):
        counter.change(by)


threads = [threading.Thread(target=change, args=[by]) for by in (1, -1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
say(
    pl=f"po zakończeniu wątków licznik pokazuje {counter.value}",
    ru=f"после завершения потоков на счётчике {counter.value}",
)
