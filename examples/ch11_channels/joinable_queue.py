# pl: Kolejka pusta to jeszcze nie praca skończona. Ze zleceniem wędruje znacznik, a znika razem z nim.
# ru: Пустая очередь — ещё не законченная работа. Вместе с работой идёт метка и исчезает вместе с ней.

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

# ANCHOR: queue
jobs = queue.Queue()
END = object()


def work():
    while (number := jobs.get()) is not END:
        left = jobs.qsize()
        try:
            say(
                pl=f"biorę zlecenie {number}, w kolejce zostaje {left}",
                ru=f"беру работу {number}, в очереди остаётся {left}",
            )
            time.sleep(0.08)
            say(pl=f"zlecenie {number} wykonane", ru=f"работа {number} выполнена")
        finally:
            # pl: Bez `finally` jeden wyjątek zatrzymałby `join` na zawsze.
            # ru: Без `finally` одно исключение задержало бы `join` навсегда.
            jobs.task_done()


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()

for batch, numbers in [(1, range(1, 4)), (2, range(4, 6))]:
    for number in numbers:
        jobs.put(number)
    say(pl=f"seria {batch} w kolejce, czekam na wykonanie", ru=f"серия {batch} в очереди, жду выполнения")
    jobs.join()
    say(pl=f"seria {batch} wykonana", ru=f"серия {batch} выполнена")

for _ in workers:
    jobs.put(END)
for worker in workers:
    worker.join()
say(pl="zleceń więcej nie będzie, wątki robocze skończyły", ru="работ больше не будет, рабочие потоки закончили")
# ANCHOR_END: queue
