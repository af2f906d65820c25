# pl: Jak zająć blokadę, jak nie czekać na nią bez końca i jak ją oddać.
# ru: Как захватить блокировку, как не ждать её вечно и как её отдать.

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


def run(*targets):
    # pl: Każda funkcja dostaje własny wątek. Wracamy, gdy skończą wszystkie.
    # ru: Каждая функция получает свой поток. Возвращаемся, когда закончат все.
    threads = [threading.Thread(target=target, args=args) for target, *args in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# ANCHOR: withdraw
def withdraw(amount):
    global balance
    with lock:
        # pl: `return` może tu przerwać funkcję. Blok `with` i tak zwolni blokadę.
        # ru: `return` может прервать функцию. Блок `with` всё равно освободит блокировку.
        if balance < amount:
            return None
        balance -= amount
        return balance
# ANCHOR_END: withdraw


def report():
    if lock.locked():
        say(pl="blokada jest zajęta", ru="блокировка занята")
    else:
        say(pl="blokada jest wolna", ru="блокировка свободна")


def wait_a_little():
    if lock.acquire(blocking=False):
        say(pl="wchodzę bez czekania", ru="вхожу без ожидания")
        lock.release()
    else:
        say(pl="zajęte, nie czekam", ru="занято, не жду")
    say(pl="czekam najwyżej 50 ms", ru="жду не больше 50 мс")
    if lock.acquire(timeout=0.05):
        say(pl="udało się, wchodzę", ru="получилось, вхожу")
        lock.release()
    else:
        say(pl="wciąż zajęte, rezygnuję", ru="всё ещё занято, ухожу")


# ANCHOR: api
balance, lock = 100, threading.Lock()

lock.acquire()
balance += 10
say(pl=f"mam blokadę, na koncie {balance}", ru=f"блокировка у меня, на счёте {balance}")

run([wait_a_little])

lock.release()
report()

with lock:
    balance += 10
report()

if withdraw(500) is None:
    say(pl="za mało na koncie", ru="на счёте не хватает денег")
report()
# ANCHOR_END: api
