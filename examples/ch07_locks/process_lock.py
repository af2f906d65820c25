# pl: Cztery procesy zwiększają liczbę w pliku. Muteks ich nie pogodzi, bo każdy proces miałby własny.
# ru: Четыре процесса увеличивают число в файле. Мьютекс их не рассудит: у каждого процесса он был бы свой.

import contextlib
import multiprocessing
import os
import sys
import tempfile
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
PROCESSES, TIMES = 4, 10_000


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: child
def child(path, start, lock):
    file = os.open(path, os.O_RDWR)
    start.wait()
    for _ in range(TIMES):
        with lock or contextlib.nullcontext():
            value = int.from_bytes(os.pread(file, 8, 0), "little") + 1
            os.pwrite(file, value.to_bytes(8, "little"), 0)
# ANCHOR_END: child


def count_in_processes(path, lock):
    with open(path, "wb") as file:
        file.write(bytes(8))
    start = multiprocessing.Event()
    children = [multiprocessing.Process(target=child, args=(path, start, lock)) for _ in range(PROCESSES)]
    for process in children:
        process.start()
    start.set()
    for process in children:
        process.join()
    with open(path, "rb") as file:
        return int.from_bytes(file.read(), "little")


def main():
    path = os.path.join(tempfile.gettempdir(), f"ch07_process_lock_{os.getpid()}")
    expected = PROCESSES * TIMES
    # pl: Kto nie dostanie blokady, pisze bez niej.
    # ru: Кому блокировку не дали, тот пишет без неё.
    for lock in None, multiprocessing.Lock():
        if lock:
            say(pl="z blokadą dla wszystkich procesów", ru="с общей для процессов блокировкой")
        else:
            say(pl="bez blokady", ru="без блокировки")
        value = count_in_processes(path, lock)
        say(pl=f"w pliku jest {value}, oczekiwano {expected}", ru=f"в файле {value}, ожидалось {expected}")
    os.remove(path)


if __name__ == "__main__":
    main()
