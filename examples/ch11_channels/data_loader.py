# pl: Model uczy się na porcjach danych. Gdy liczy na jednej, dwa wątki wczytują już następne.
# ru: Модель учится на порциях данных. Пока она считает на одной, два потока уже загружают следующие.

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

BATCHES = 6
WORKERS = 2
CAPACITY = 1


def load(index):
    say(pl=f"wczytuję porcję {index}", ru=f"загружаю порцию {index}")
    time.sleep(0.18 if index == 0 else 0.04)
    return [index] * 1000


def train(index, batch):
    say(pl=f"uczę na porcji {index}", ru=f"учу на порции {index}")
    assert batch[0] == index
    time.sleep(0.02)


def one_after_another():
    say(pl="na przemian", ru="по очереди")
    for index in range(BATCHES):
        train(index, load(index))
    say(pl="koniec nauki", ru="обучение окончено")


# ANCHOR: ahead_of_time
def ahead_of_time():
    say(pl="z wyprzedzeniem", ru="с опережением")
    indexes, batches = queue.Queue(), queue.Queue(CAPACITY)
    for index in range(BATCHES):
        indexes.put(index)
    for _ in range(WORKERS):
        indexes.put(None)

    def work():
        while (index := indexes.get()) is not None:
            batches.put((index, load(index)))

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()

    # pl: Porcje przychodzą w kolejności wczytania, a uczyć trzeba w kolejności numerów.
    # ru: Порции приходят в том порядке, в каком загрузились, а учить надо по номерам.
    early, most_early, next = {}, 0, 0
    for _ in range(BATCHES):
        index, batch = batches.get()
        early[index] = batch
        most_early = max(most_early, len(early))
        while next in early:
            train(next, early.pop(next))
            next += 1
        parked = len(early)
        say(pl=f"doszła porcja {index}, odłożone: {parked}", ru=f"пришла порция {index}, отложено: {parked}")
    say(
        pl=f"koniec nauki, naraz w ręku: {most_early}",
        ru=f"обучение окончено, на руках сразу: {most_early}",
    )
    for worker in workers:
        worker.join()
# ANCHOR_END: ahead_of_time


one_after_another()
ahead_of_time()
