# pl: Na który wątek czekać najpierw, co oddaje `join` i czy identyfikator wraca do obiegu.
# ru: Какого потока ждать первым, что отдаёт `join` и повторяются ли идентификаторы.

import os
import queue
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


MILLIS = 250, 50, 200, 100, 150


def work(ms):
    say(pl=f"pracuję {ms} ms", ru=f"работаю {ms} мс")
    time.sleep(ms / 1000)
    say(pl="kończę", ru="заканчиваю")


# ANCHOR: join
threads = [threading.Thread(target=work, args=(ms,)) for ms in MILLIS]
for thread in threads:
    thread.start()
for n, (thread, ms) in enumerate(zip(threads, MILLIS), 1):
    say(pl=f"czekam na wątek {n}", ru=f"жду поток {n}")
    # pl: `join` niczego nie oddaje. Wynik trzeba przekazać samemu.
    # ru: `join` ничего не отдаёт. Результат надо передать самому.
    thread.join()
    say(pl=f"wątek {n} oddał {ms}", ru=f"поток {n} отдал {ms}")
say(pl="mam wszystkie wyniki", ru="все результаты есть")
# ANCHOR_END: join


# ANCHOR: finished
def work_and_send(ms):
    work(ms)
    results.put(ms)


results = queue.SimpleQueue()
for ms in MILLIS:
    threading.Thread(target=work_and_send, args=(ms,)).start()
for _ in MILLIS:
    ms = results.get()
    say(pl=f"przyszło {ms}", ru=f"пришло {ms}")
# ANCHOR_END: finished


# ANCHOR: panic
def fail():
    raise ValueError("E13")


# pl: Wyjątek wątku nie dociera do `join`. Trafia tutaj, a domyślnie na `stderr`.
# ru: До `join` исключение потока не доходит. Оно попадает сюда, а по умолчанию — в `stderr`.
failures = []
threading.excepthook = failures.append
thread = threading.Thread(name="alfa", target=fail)
thread.start()
thread.join()
for failure in failures:
    name, why = failure.thread.name, failure.exc_value
    say(pl=f"{name} zawodzi: {why}", ru=f"{name} подводит: {why}")
# ANCHOR_END: panic

# ANCHOR: ids
ids = set()
for _ in range(5):
    thread = threading.Thread(target=lambda: ids.add(threading.get_ident()))
    thread.start()
    thread.join()
    assert thread.ident in ids
different = len(ids)
# ANCHOR_END: ids
say(
    pl=f"pięć wątków po kolei, różnych identyfikatorów: {different}",
    ru=f"пять потоков по очереди, разных идентификаторов: {different}",
)
