# pl: Cztery wątki zwiększają jeden licznik. Muteks pilnuje, żeby odczyt i zapis były jednym krokiem.
# ru: Четыре потока увеличивают один счётчик. Мьютекс следит, чтобы чтение и запись были одним шагом.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
TIMES = int(sys.argv[sys.argv.index("--times") + 1]) if "--times" in sys.argv else 250_000
THREADS = 4


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: counter
say(
    pl=f"każdy z {THREADS} wątków zwiększa licznik {TIMES} razy",
    ru=f"каждый из {THREADS} потоков увеличивает счётчик {TIMES} раз",
)
counter, lock = 0, threading.Lock()


def increase():
    global counter
    for _ in range(TIMES):
        with lock:
            counter += 1


threads = [threading.Thread(target=increase) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

expected = THREADS * TIMES
say(pl=f"licznik: {counter}, oczekiwano: {expected}", ru=f"счётчик: {counter}, ожидалось: {expected}")
# ANCHOR_END: counter
