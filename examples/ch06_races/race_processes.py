# pl: Dwa procesy zwiększają licznik w pamięci współdzielonej. Osobny odczyt i zapis gubią jedynki także między procesami.
# ru: Два процесса увеличивают счётчик в разделяемой памяти. Чтение и запись по отдельности теряют единицы и между процессами.

import multiprocessing
import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
TIMES = 50_000


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: child
# pl: `Value` ma własną blokadę, ale bierze ją osobno na odczyt i osobno na zapis. A `+=` to odczyt i zapis.
# ru: У `Value` своя блокировка, но берёт он её отдельно на чтение и отдельно на запись. А `+=` — это чтение и запись.
def read_then_write(counter, start):
    start.wait()
    for _ in range(TIMES):
        counter.value += 1


def one_step(counter, start):
    start.wait()
    for _ in range(TIMES):
        with counter.get_lock():
            counter.value += 1
# ANCHOR_END: child


def race(work):
    counter = multiprocessing.Value("Q", 0)
    start = multiprocessing.Barrier(2)
    children = [multiprocessing.Process(target=work, args=(counter, start)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    lost = 2 * TIMES - counter.value
    say(
        pl=f"licznik: {counter.value}, zgubione jedynki: {lost}",
        ru=f"счётчик: {counter.value}, потеряно единиц: {lost}",
    )


if __name__ == "__main__":
    say(pl="dwa procesy i licznik w pamięci współdzielonej", ru="два процесса и счётчик в разделяемой памяти")
    say(pl="osobny odczyt i osobny zapis", ru="отдельно чтение, отдельно запись")
    race(read_then_write)
    say(pl="jeden niepodzielny krok", ru="один неделимый шаг")
    race(one_step)
