# pl: Trzech kelnerów czeka na dania. Obudzony kelner najpierw patrzy, czy jest co podać.
# ru: Три официанта ждут блюд. Разбуженный сначала смотрит, есть ли что подавать.

import os
import sys
import threading
import time
from collections import deque

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


notify = threading.Condition.notify if "one" in sys.argv else threading.Condition.notify_all

# ANCHOR: kitchen
dishes, wake_ups = deque(), 0
dish_ready = threading.Condition()


def serve():
    global wake_ups
    # pl: Zmienna warunkowa ma własną blokadę: `with` zajmuje ją, a `wait` oddaje na czas snu.
    # ru: У условной переменной своя блокировка: `with` захватывает её, а `wait` отдаёт на время сна.
    with dish_ready:
        while not dishes:
            say(pl="nie ma co podać, zasypiam", ru="подавать нечего, засыпаю")
            dish_ready.wait()
            wake_ups += 1
        dish = dishes.popleft()
        say(pl=f"podaję danie {dish}", ru=f"подаю блюдо {dish}")


threads = [threading.Thread(target=serve) for _ in range(3)]
for thread in threads:
    thread.start()

for dish in 1, 2, 3:
    say(pl=f"gotuję danie {dish}", ru=f"готовлю блюдо {dish}")
    time.sleep(0.06)
    with dish_ready:
        dishes.append(dish)
        say(pl=f"danie {dish} gotowe, powiadamiam", ru=f"блюдо {dish} готово, уведомляю")
        # pl: Poza blokiem `with` byłby tu `RuntimeError`.
        # ru: Вне блока `with` здесь был бы `RuntimeError`.
        notify(dish_ready)

for thread in threads:
    thread.join()
# ANCHOR_END: kitchen

say(pl=f"dania: 3, wybudzenia: {wake_ups}", ru=f"блюд: 3, пробуждений: {wake_ups}")
