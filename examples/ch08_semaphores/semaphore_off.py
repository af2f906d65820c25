# pl: Ten sam program bez semafora: wszyscy pracują naraz.
# ru: Та же программа без семафора: все работают сразу.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
WORK = 0.06


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: off
lock = threading.Lock()
inside = most = 0


def work():
    global inside, most
    with lock:
        inside += 1
        now = inside
        most = max(most, now)
    say(pl=f"pracuję, w środku jest nas {now}", ru=f"работаю, нас внутри {now}")
    time.sleep(WORK)
    with lock:
        inside -= 1
    say(pl="skończone", ru="готово")


threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
say(pl=f"wszyscy skończyli, najwięcej naraz: {most}", ru=f"все закончили, больше всего сразу: {most}")
# ANCHOR_END: off
