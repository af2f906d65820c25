# pl: Podklasa `Thread` z własną metodą `run`. Wątek powstaje dopiero w `start`.
# ru: Подкласс `Thread` со своим методом `run`. Поток появляется только в `start`.

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


# ANCHOR: task
class Hello(threading.Thread):
    def __init__(self, *, times, name=None):
        super().__init__(name=name)
        self.times = times

    def run(self):
        for nr in range(1, self.times + 1):
            say(pl=f"cześć #{nr:02}", ru=f"привет #{nr:02}")
# ANCHOR_END: task


# ANCHOR: start
threads = [Hello(times=3, name="alfa"), Hello(times=4, name="beta")]
say(pl="obiekty już są, wątków jeszcze nie ma", ru="объекты уже есть, потоков ещё нет")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
total = sum(thread.times for thread in threads)
say(pl=f"razem powitań: {total}", ru=f"всего приветствий: {total}")
# ANCHOR_END: start

# ANCHOR: run
say(pl="wołam `run` wprost", ru="вызываю `run` напрямую")
Hello(times=1).run()
# ANCHOR_END: run
