# pl: Pięć procesów i jedna pamięć: liczba, tablica i licznik.
# ru: Пять процессов и одна память: число, массив и счётчик.

import math
import multiprocessing
import os
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


PROCESSES, TIMES = 4, 10_000


# ANCHOR: child
def change(number, array):
    number.value = math.pi
    # pl: Wiele zmian naraz: pilnuje ich blokada, wspólna dla procesów.
    # ru: Много изменений сразу: их охраняет блокировка, общая для процессов.
    with array.get_lock():
        for i in range(len(array)):
            array[i] = -array[i]


def count(counter, start, locked):
    start.wait()
    for _ in range(TIMES):
        if locked:
            with counter.get_lock():
                counter.value += 1
        else:
            counter.value += 1
# ANCHOR_END: child


def run(target, arguments, processes):
    processes = [multiprocessing.Process(target=target, args=arguments) for _ in range(processes)]
    for process in processes:
        process.start()
    return processes


def main():
    # ANCHOR: shared
    number = multiprocessing.Value("d", 0.0)
    array = multiprocessing.Array("i", range(10))
    counter = multiprocessing.Value("Q", 0)
    # ANCHOR_END: shared
    for process in run(change, (number, array), 1):
        process.join()
    say(pl=f"liczba z pamięci: {number.value}", ru=f"число из памяти: {number.value}")
    say(pl=f"tablica z pamięci: {array[:]}", ru=f"массив из памяти: {array[:]}")

    expected = PROCESSES * TIMES
    for locked in False, True:
        counter.value = 0
        start = multiprocessing.Event()
        processes = run(count, (counter, start, locked), PROCESSES)
        start.set()
        for process in processes:
            process.join()
        value = counter.value
        if locked:
            say(
                pl=f"jeden niepodzielny krok: {value} z {expected}",
                ru=f"один неделимый шаг: {value} из {expected}",
            )
        else:
            say(
                pl=f"odczyt i zapis osobno: {value} z {expected}",
                ru=f"чтение и запись порознь: {value} из {expected}",
            )


if __name__ == "__main__":
    main()
