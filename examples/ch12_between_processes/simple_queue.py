# pl: Najprostsza kolejka: łącze i blokady, żadnych wątków. Pisze dwóch producentów, czyta rodzic.
# ru: Простейшая очередь: канал и блокировки, никаких потоков. Пишут два производителя, читает родитель.

import json
import multiprocessing
import os
import pickle
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


# ANCHOR: put
def measure(queue, sensor):
    for value in 20.5, 21.5:
        queue.put({"sensor": sensor, "place": "lab", "value": value})
    queue.put(None)
# ANCHOR_END: put


# ANCHOR: get
def consume():
    queue = multiprocessing.SimpleQueue()
    processes = [
        multiprocessing.Process(target=measure, args=(queue, sensor))
        for sensor in (1, 2)
    ]
    for process in processes:
        process.start()

    ended = 0
    while ended < len(processes):
        message = queue.get()
        if message is None:
            ended += 1
            continue
        size = len(pickle.dumps(message))
        as_json = len(json.dumps(message, separators=(",", ":")))
        sensor, value = message["sensor"], message["value"]
        say(
            pl=f"czujnik {sensor} podaje {value}; bajtów: {size}, jako JSON: {as_json}",
            ru=f"датчик {sensor} сообщает {value}; байтов: {size}, в JSON: {as_json}",
        )
    for process in processes:
        process.join()
    say(pl="łącze się skończyło", ru="канал кончился")
# ANCHOR_END: get


if __name__ == "__main__":
    consume()
