# pl: Dwaj producenci i konsument pracują jednocześnie. Pętla kończy się, gdy znikną wszyscy nadawcy.
# ru: Два производителя и потребитель работают одновременно. Цикл кончается, когда исчезнут все отправители.

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

# ANCHOR: channel
parcels = queue.Queue()
END = object()


def produce(name, seconds):
    for number in 1, 2, 3:
        parcel = f"{name}{number}"
        say(pl=f"pakuję {parcel}", ru=f"упаковываю {parcel}")
        time.sleep(seconds)
        # pl: Do kolejki trafia odwołanie. Producent nadal ma tę samą paczkę.
        # ru: В очередь попадает ссылка. Та же посылка остаётся и у производителя.
        parcels.put(parcel)
    say(pl="to wszystko ode mnie", ru="от меня это всё")
    parcels.put(END)


paces = [("A", 0.04), ("B", 0.1)]
producers = [threading.Thread(target=produce, args=pace) for pace in paces]
for producer in producers:
    producer.start()

say(pl="czekam na paczki", ru="жду посылок")
# pl: Koniec to tyle znaczników, ilu producentów. Ich liczbę trzeba znać.
# ru: Конец — это столько меток, сколько производителей. Их число надо знать.
still_producing = len(producers)
while still_producing:
    parcel = parcels.get()
    if parcel is END:
        still_producing -= 1
    else:
        say(pl=f"odbieram {parcel}", ru=f"получаю {parcel}")
say(pl="skończyli obaj, więcej paczek nie będzie", ru="закончили оба, посылок больше не будет")
# ANCHOR_END: channel
for producer in producers:
    producer.join()
