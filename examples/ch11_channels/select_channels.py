# pl: Wątek czeka na dwa kanały naraz. Jeden niesie listy, drugi tylko się kiedyś zamknie.
# ru: Поток слушает сразу два канала. По одному идут письма, другой когда-нибудь просто закроется.

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

# ANCHOR: select
# pl: `queue` nie umie czekać na dwie kolejki. Wszystko idzie więc jedną.
# ru: `queue` не умеет слушать сразу две очереди. Поэтому всё идёт через одну.
STOP = object()


def serve(messages):
    while True:
        say(pl="czekam na list albo na koniec", ru="жду письма или конца")
        message = messages.get()
        if message is STOP:
            say(pl="koniec, wychodzę", ru="конец, выхожу")
            return
        say(pl=f"mam list {message}", ru=f"письмо {message} у меня")
# ANCHOR_END: select


# ANCHOR: stop
messages = queue.Queue()
workers = [threading.Thread(target=serve, args=[messages]) for _ in range(2)]
for worker in workers:
    worker.start()
for letter in 1, 2, 3:
    time.sleep(0.06)
    say(pl=f"wysyłam list {letter}", ru=f"посылаю письмо {letter}")
    messages.put(letter)
time.sleep(0.06)
say(pl="ogłaszam koniec, usłyszą to oba wątki", ru="объявляю конец, это услышат оба потока")
# pl: Znacznik odbierze tylko jeden wątek, więc trzeba ich tyle, ile wątków.
# ru: Метку получит только один поток, поэтому их нужно столько же, сколько потоков.
for _ in workers:
    messages.put(STOP)
for worker in workers:
    worker.join()
# ANCHOR_END: stop
