# pl: Pięciu filozofów i pięć widelców. Każdy bierze najpierw ten z niższym numerem, więc koło się nie zamknie.
# ru: Пять философов и пять вилок. Каждый берёт сначала ту, чей номер меньше, и круг не замыкается.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
SEATS = 5


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


def run(*targets):
    # pl: Każda funkcja dostaje własny wątek. Wracamy, gdy skończą wszystkie.
    # ru: Каждая функция получает свой поток. Возвращаемся, когда закончат все.
    threads = [threading.Thread(target=target, args=args) for target, *args in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# ANCHOR: table
forks = [threading.Lock() for _ in range(SEATS)]
together = threading.Barrier(SEATS)


def dine(left):
    low, high = sorted([left, (left + 1) % SEATS])
    together.wait()

    say(pl=f"czekam na widelce {low} i {high}", ru=f"жду вилки {low} и {high}")
    with forks[low], forks[high]:
        say(pl=f"jem widelcami {low} i {high}", ru=f"ем вилками {low} и {high}")
        time.sleep(0.05)


run(*[(dine, left) for left in range(SEATS)])
say(pl="wszyscy się najedli", ru="все пообедали")
# ANCHOR_END: table
