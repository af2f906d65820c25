# pl: Dwa wątki czekają na start, trzeci się spóźnia. Zdarzenie wpuszcza wszystkich, także spóźnionych.
# ru: Два потока ждут старта, третий опаздывает. Событие пропускает всех, и опоздавших тоже.

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


# ANCHOR: start
start = threading.Event()


def run():
    say(pl="czekam na start", ru="жду старта")
    start.wait()
    say(pl="start, biegnę", ru="старт, бегу")


def come_late():
    say(pl="spóźnię się", ru="я опоздаю")
    time.sleep(0.15)
    is_set = str(start.is_set()).lower()
    say(pl=f"przychodzę, zdarzenie ustawione: {is_set}", ru=f"прихожу, событие установлено: {is_set}")
    start.wait()
    say(pl="gonię pozostałych", ru="догоняю остальных")


threads = [threading.Thread(target=target) for target in (run, run, come_late)]
for thread in threads:
    thread.start()

say(pl="przygotowuję trasę", ru="готовлю трассу")
time.sleep(0.1)
say(pl="ustawiam zdarzenie", ru="устанавливаю событие")
start.set()

for thread in threads:
    thread.join()
# ANCHOR_END: start
