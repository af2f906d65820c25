# pl: Wątek ma zrobić pięć kroków. Czy zdąży, zależy od tego, czy ktoś na niego czeka.
# ru: Потоку надо сделать пять шагов. Успеет ли он, зависит от того, ждёт ли его кто-нибудь.

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


STEPS, STEP = 5, 0.08


# ANCHOR: worker
def five_steps(progress):
    try:
        say(pl="zaczynam", ru="начинаю")
        for step in range(1, STEPS + 1):
            time.sleep(STEP)
            say(pl=f"krok {step}", ru=f"шаг {step}")
            progress.put(step)
    finally:
        say(pl="sprzątam po sobie", ru="убираю за собой")
# ANCHOR_END: worker


# ANCHOR: joined
progress = queue.Queue()
worker = threading.Thread(target=five_steps, args=(progress,))
worker.start()
say(pl="czekam na koniec wątku", ru="жду конца потока")
worker.join()
# ANCHOR_END: joined
seen = progress.qsize()
say(pl=f"wątek skończył, kroków: {seen}", ru=f"поток закончил, шагов: {seen}")

# ANCHOR: unjoined
progress = queue.Queue()
# pl: Bez `daemon=True` interpreter zaczekałby na ten wątek.
# ru: Без `daemon=True` интерпретатор дождался бы этого потока.
threading.Thread(target=five_steps, args=(progress,), daemon=True).start()
say(pl="czekam na dwa kroki", ru="жду двух шагов")
seen = [progress.get() for _ in range(2)]
say(pl=f"koniec programu, kroków: {len(seen)}", ru=f"конец программы, шагов: {len(seen)}")
# ANCHOR_END: unjoined
