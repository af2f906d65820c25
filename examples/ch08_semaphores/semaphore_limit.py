# pl: Pięć wątków, dwa pozwolenia. Naraz pracują najwyżej dwa wątki, reszta czeka.
# ru: Пять потоков, два разрешения. Одновременно работают не больше двух, остальные ждут.

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


# ANCHOR: limit
semaphore = threading.Semaphore(2)
lock = threading.Lock()
inside = most = 0


def work():
    global inside, most
    say(pl="czekam na pozwolenie", ru="жду разрешения")
    with semaphore:
        with lock:
            inside += 1
            now = inside
            most = max(most, now)
        say(pl=f"pracuję, w środku jest nas {now}", ru=f"работаю, нас внутри {now}")
        time.sleep(WORK)
        with lock:
            inside -= 1
        say(pl="skończone, oddaję", ru="готово, возвращаю")


threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
say(pl=f"wszyscy skończyli, najwięcej naraz: {most}", ru=f"все закончили, больше всего сразу: {most}")
# ANCHOR_END: limit

# ANCHOR: try
semaphore.acquire()
semaphore.acquire()
if not semaphore.acquire(blocking=False):
    say(pl="oba pozwolenia zajęte, nie czekam", ru="оба разрешения заняты, не жду")
semaphore.release()
if semaphore.acquire(blocking=False):
    say(pl="jedno wróciło, więc je biorę", ru="одно вернулось, беру его")
# ANCHOR_END: try
