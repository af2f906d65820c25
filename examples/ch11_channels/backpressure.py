# pl: Producent jest ponad trzy razy szybszy od konsumenta. Co się dzieje z kolejką?
# ru: Производитель больше чем втрое быстрее потребителя. Что происходит с очередью?

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

ITEMS = 7
TO_MAKE = 0.01
TO_USE = 0.036


# ANCHOR: race
def race(items):
    lengths = []

    def produce():
        for item in range(1, ITEMS + 1):
            say(pl=f"robię {item}", ru=f"делаю {item}")
            time.sleep(TO_MAKE)
            # pl: Do pełnej kolejki `put` wejdzie dopiero, gdy zwolni się miejsce.
            # ru: Если очередь полна, `put` ждёт, пока освободится место.
            say(pl=f"oddaję {item}", ru=f"отдаю {item}")
            items.put(item)
        say(pl="zrobione wszystko", ru="сделано всё")

    producer = threading.Thread(target=produce)
    producer.start()
    say(pl="czekam na pierwszą rzecz", ru="жду первую вещь")
    for _ in range(ITEMS):
        item = items.get()
        say(pl=f"zużywam {item}", ru=f"расходую {item}")
        time.sleep(TO_USE)
        lengths.append(items.qsize())
    say(pl="zużyte wszystko", ru="израсходовано всё")
    producer.join()
    return lengths
# ANCHOR_END: race


for capacity in None, 2:
    if capacity is None:
        say(pl="kolejka bez granic", ru="очередь без границ")
        # pl: W Pythonie 0 znaczy „bez granic”, a nie „bez miejsca”.
        # ru: В Python 0 значит «без границ», а не «без мест».
        items = queue.Queue(0)
    else:
        say(pl=f"kolejka na {capacity}", ru=f"очередь на {capacity}")
        items = queue.Queue(capacity)
    numbers = ", ".join(map(str, race(items)))
    say(pl=f"w kolejce zostawało kolejno: {numbers}", ru=f"в очереди оставалось поочерёдно: {numbers}")
