# pl: ✍ Wątek opowiada, co robi, a wątek główny czeka na jego zakończenie.
# ru: ✍ Поток рассказывает, что делает, а главный поток ждёт его завершения.

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


# ANCHOR: story
def work():
    say(pl="pracuję 50 ms", ru="работаю 50 мс")
    time.sleep(0.05)
    say(pl="kończę pracę", ru="заканчиваю работу")


worker = threading.Thread(target=work)
worker.start()

say(pl="czekam na zakończenie wątku", ru="жду завершения потока")
worker.join()
say(pl="wątek skończył pracę", ru="поток закончил работу")
# ANCHOR_END: story
