# pl: Semafor dla procesów trzeba przekazać. Zmienna globalna da każdemu procesowi jego własny.
# ru: Семафор для процессов нужно передать. Глобальная переменная даст каждому процессу свой.

import multiprocessing
import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
PROCESSES, WORK = 5, 0.1
CONTEXT = multiprocessing.get_context("spawn")


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: child
# pl: Proces uruchomiony przez `spawn` wczytuje ten plik od nowa, więc robi tu własny semafor.
# ru: Процесс, запущенный через `spawn`, загружает этот файл заново и создаёт здесь свой семафор.
SEMAPHORE = CONTEXT.Semaphore(2)


def child(semaphore, everyone_ready, reports):
    semaphore = semaphore or SEMAPHORE
    everyone_ready.wait()
    with semaphore:
        reports.put("acquired")
        time.sleep(WORK)
        reports.put("releasing")
# ANCHOR_END: child


# ANCHOR: parent
def run(semaphore):
    everyone_ready = CONTEXT.Barrier(PROCESSES)
    # pl: Wszystkie procesy piszą do jednej kolejki, więc wpisy stoją w kolejności zdarzeń.
    # ru: Все процессы пишут в одну очередь, поэтому записи стоят в порядке событий.
    reports = CONTEXT.SimpleQueue()
    arguments = semaphore, everyone_ready, reports
    children = [CONTEXT.Process(target=child, args=arguments) for _ in range(PROCESSES)]
    for process in children:
        process.start()
    # ANCHOR_END: parent
    inside = most = 0
    for _ in range(2 * PROCESSES):
        if reports.get() == "acquired":
            inside += 1
            most = max(most, inside)
            say(pl=f"pracują procesy: {inside}", ru=f"работает процессов: {inside}")
        else:
            inside -= 1
    for process in children:
        process.join()
    say(pl=f"najwięcej procesów naraz: {most}", ru=f"больше всего процессов сразу: {most}")


if __name__ == "__main__":
    say(pl="każdy proces ma własny semafor", ru="у каждого процесса свой семафор")
    run(None)
    say(pl="jeden semafor dla wszystkich procesów", ru="один семафор на все процессы")
    run(CONTEXT.Semaphore(2))
