# pl: Zliczanie referencji w CPythonie: każdy obiekt ma licznik, a pilnuje go GIL.
# ru: Подсчёт ссылок в CPython: счётчик есть у каждого объекта, а бережёт его GIL.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
THREADS, TIMES = 4, 100_000


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: rc
first = ["dane"]
second = first
# pl: Samo `getrefcount` trzyma w tym czasie jeszcze jedną.
# ru: Сам `getrefcount` держит в это время ещё одну.
references = sys.getrefcount(first) - 1
say(pl=f"jeden wątek, referencje: {references}", ru=f"один поток, ссылок: {references}")
del second
# ANCHOR_END: rc

# ANCHOR: arc
shared = ["dane"]
everybody_has_one = threading.Barrier(THREADS + 1)


def hold():
    mine = shared
    everybody_has_one.wait()
    everybody_has_one.wait()
    del mine


threads = [threading.Thread(target=hold) for _ in range(THREADS)]
for thread in threads:
    thread.start()
everybody_has_one.wait()
references = sys.getrefcount(shared) - 1
say(
    pl=f"cztery wątki mają po jednej, referencje: {references}",
    ru=f"у четырёх потоков по одной, ссылок: {references}",
)
everybody_has_one.wait()
for thread in threads:
    thread.join()
references = sys.getrefcount(shared) - 1
say(pl=f"wątki skończyły, referencje: {references}", ru=f"потоки закончили, ссылок: {references}")
# ANCHOR_END: arc

# ANCHOR: naive
naive = 1


def read():
    return naive


def change(by):
    # pl: To liczba w Pythonie, a nie licznik referencji: przed zmianą wątku między odczytem a zapisem GIL jej nie chroni.
    # ru: Это число в Python, а не счётчик ссылок: от смены потока между чтением и записью GIL его не защищает.
    global naive
    value = read()
    naive = value + by


def many_changes():
    for _ in range(TIMES):
        change(1)
        change(-1)


threads = [threading.Thread(target=many_changes) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
error = abs(naive - 1)
say(
    pl=f"licznik bez synchronizacji pomylił się o {error}",
    ru=f"счётчик без синхронизации ошибся на {error}",
)
# ANCHOR_END: naive
