# pl: Trzy kroki we właściwej kolejności, choć wątki startują w odwrotnej. Zdarzenie nie niesie wyniku, trzeba go trzymać obok.
# ru: Три шага в нужном порядке, хотя потоки запущены в обратном. Событие результата не несёт, его приходится держать рядом.

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


# ANCHOR: order
prices = total = None
prices_known, total_known = threading.Event(), threading.Event()


def receipt():
    say(pl="paragon: czekam na sumę", ru="чек: жду сумму")
    total_known.wait()
    say(pl=f"paragon: razem {total}", ru=f"чек: итого {total}")


def add_up():
    global total
    say(pl="suma: czekam na ceny", ru="сумма: жду цены")
    prices_known.wait()
    say(pl="suma: liczę", ru="сумма: считаю")
    time.sleep(0.06)
    total = sum(prices)
    total_known.set()


def read():
    global prices
    say(pl="ceny: odczytuję", ru="цены: читаю")
    time.sleep(0.06)
    prices = [12, 5, 8]
    prices_known.set()


threads = [threading.Thread(target=step) for step in (receipt, add_up, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# ANCHOR_END: order
