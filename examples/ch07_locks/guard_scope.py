# pl: Ta sama praca dwa razy. Za pierwszym razem strażnik żyje o wiele za długo, choć nie ma nawet nazwy.
# ru: Одна и та же работа дважды. В первый раз guard-объект живёт слишком долго, хотя у него даже нет имени.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
WORK = 0.1


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


def work(job):
    say(pl=f"robię {job}", ru=f"делаю {job}")
    time.sleep(WORK)


# ANCHOR: match
def in_match(jobs, lock):
    say(pl="czekam na muteks", ru="жду мьютекс")
    # pl: W Pythonie od razu widać, jak długo trzymamy blokadę: tyle, ile trwa blok `with`.
    # ru: В Python сразу видно, сколько держат блокировку: весь блок `with`.
    with lock:
        if jobs:
            work(jobs.pop())
        else:
            say(pl="nie ma zleceń", ru="работы нет")
# ANCHOR_END: match


# ANCHOR: let
def in_let(jobs, lock):
    say(pl="czekam na muteks", ru="жду мьютекс")
    with lock:
        job = jobs.pop() if jobs else None
    if job is not None:
        work(job)
    else:
        say(pl="nie ma zleceń", ru="работы нет")
# ANCHOR_END: let


def two_threads(take):
    jobs, lock = ["B", "A"], threading.Lock()
    run((take, jobs, lock), (take, jobs, lock))


say(pl="część 1: blokada zajęta przez całą pracę", ru="часть 1: блокировка занята всю работу")
two_threads(in_match)
say(pl="część 1: gotowe", ru="часть 1: готово")

say(pl="część 2: blokada zajęta tylko na chwilę", ru="часть 2: блокировка занята лишь на миг")
two_threads(in_let)
say(pl="część 2: gotowe", ru="часть 2: готово")

# ANCHOR: else
jobs, lock = [], threading.Lock()
with lock:
    job = jobs.pop() if jobs else None
if job is not None:
    work(job)
elif lock.acquire(blocking=False):
    say(pl="w drugiej gałęzi muteks jest już wolny", ru="во второй ветке мьютекс уже свободен")
    lock.release()
else:
    say(pl="w drugiej gałęzi muteks jest zajęty", ru="во второй ветке мьютекс занят")
# ANCHOR_END: else
