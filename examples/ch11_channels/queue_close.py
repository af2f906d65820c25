# pl: Skąd konsument wie, że to już koniec? Pusta kolejka tego nie mówi, zamknięty kanał tak.
# ru: Откуда потребитель знает, что это конец? Пустая очередь об этом не говорит, закрытый канал говорит.

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

PARCELS = 5
# pl: Kolejka Pythona nie wie, że producent skończył. Trzeba umówić się na wartość, która to znaczy.
# ru: Очередь Python не знает, что производитель закончил. Нужно договориться о значении, которое это значит.
END = object()


def produce(parcels):
    for parcel in range(1, PARCELS + 1):
        say(pl=f"pakuję {parcel}", ru=f"упаковываю {parcel}")
        time.sleep(0.03)
        parcels.put(parcel)
    parcels.put(END)


# ANCHOR: until_empty
def take_until_empty(parcels):
    count = 0
    while not parcels.empty():
        if parcels.get() is not END:
            count += 1
    say(pl=f"kolejka pusta, odebrane: {count} z {PARCELS}", ru=f"очередь пуста, получено: {count} из {PARCELS}")


def until_empty():
    say(pl="biorę, dopóki kolejka nie jest pusta", ru="беру, пока очередь не пуста")
    parcels = queue.Queue()
    producer = threading.Thread(target=produce, args=[parcels])
    producer.start()
    take_until_empty(parcels)
    producer.join()
# ANCHOR_END: until_empty


# ANCHOR: after_the_producer
def after_the_producer():
    say(pl="najpierw czekam, aż producent skończy", ru="сначала жду, пока производитель закончит")
    parcels = queue.Queue()
    producer = threading.Thread(target=produce, args=[parcels])
    producer.start()
    producer.join()
    take_until_empty(parcels)
# ANCHOR_END: after_the_producer


# ANCHOR: until_closed
def until_closed():
    say(pl="biorę, aż usłyszę, że to koniec", ru="беру, пока не услышу, что это конец")
    parcels = queue.Queue()
    producer = threading.Thread(target=produce, args=[parcels])
    producer.start()
    count = 0
    while (parcel := parcels.get()) is not END:
        count += 1
        say(pl=f"mam {parcel}", ru=f"получаю {parcel}")
    say(pl=f"to już koniec, odebrane: {count} z {PARCELS}", ru=f"это уже конец, получено: {count} из {PARCELS}")
    producer.join()
# ANCHOR_END: until_closed


until_empty()
after_the_producer()
until_closed()
