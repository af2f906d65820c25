# pl: Dwa sposoby na zatrzymanie wątku, który co 300 ms zagląda do skrzynki: flaga i zdarzenie.
# ru: Два способа остановить поток, который каждые 300 мс проверяет почту: флаг и событие.

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


PERIOD = 0.3

# ANCHOR: stop
flag = False
event = threading.Event()


def watch_flag():
    while not flag:
        say(pl="flaga: skrzynka pusta, śpię 300 ms", ru="флаг: почты нет, сплю 300 мс")
        time.sleep(PERIOD)
    say(pl="flaga: kończę", ru="флаг: заканчиваю")


def watch_event():
    while True:
        say(pl="zdarzenie: skrzynka pusta, czekam 300 ms", ru="событие: почты нет, жду 300 мс")
        if event.wait(PERIOD):
            break
    say(pl="zdarzenie: kończę", ru="событие: заканчиваю")


threads = [threading.Thread(target=target) for target in (watch_flag, watch_event)]
for thread in threads:
    thread.start()

say(pl="pracuję", ru="работаю")
time.sleep(0.1)
say(pl="proszę oba wątki o koniec", ru="прошу оба потока закончить")
flag = True
event.set()

for thread in threads:
    thread.join()
# ANCHOR_END: stop
