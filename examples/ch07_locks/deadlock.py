# pl: Dwa wątki, dwa muteksy, odwrotna kolejność. Limit czasu pozwala wyjść z zakleszczenia i o nim opowiedzieć.
# ru: Два потока, два мьютекса, обратный порядок. Тайм-аут позволяет выйти из взаимоблокировки и рассказать о ней.

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


# ANCHOR: opposite
def opposite_order():
    a, b = ("A", threading.Lock()), ("B", threading.Lock())
    meeting = threading.Barrier(2)
    run((cross, a, b, meeting, 0.1), (cross, b, a, meeting, 0.5))


def cross(x, y, meeting, limit):
    (x, first), (y, second) = x, y
    with first:
        meeting.wait()
        say(pl=f"trzymam {x}, czekam na {y}", ru=f"держу {x}, жду {y}")
        # pl: Bez limitu czasu oba wątki czekałyby tu bez końca.
        # ru: Без тайм-аута оба потока ждали бы здесь вечно.
        if second.acquire(timeout=limit):
            say(pl=f"mam {x} i {y}", ru=f"у меня и {x}, и {y}")
            second.release()
            return
        say(
            pl=f"zakleszczenie: rezygnuję i oddaję {x}",
            ru=f"взаимоблокировка: отказываюсь и отдаю {x}",
        )
# ANCHOR_END: opposite


# ANCHOR: twice
def same_lock_twice():
    lock = threading.Lock()
    with lock:
        say(
            pl="trzymam muteks i chcę go zająć jeszcze raz",
            ru="держу мьютекс и хочу захватить его ещё раз",
        )
        if not lock.acquire(timeout=0.05):
            say(pl="nie doczekam się: trzymam go ja", ru="не дождусь: держу его я же")
# ANCHOR_END: twice


# ANCHOR: forgotten
def never_given_back():
    lock = threading.Lock()

    def forget():
        # pl: W Pythonie to łatwe: `acquire` bez `release`.
        # ru: В Python это просто: `acquire` без `release`.
        lock.acquire()
        say(pl="kończę, nie oddając muteksu", ru="ухожу, не отдав мьютекс")

    run([forget])
    say(pl="czekam na ten muteks", ru="жду этот мьютекс")
    if not lock.acquire(timeout=0.05):
        say(
            pl="nikt tu nie czeka w zamkniętym kole: o muteksie zapomniano",
            ru="по кругу здесь никто не ждёт: мьютекс забыли отдать",
        )
# ANCHOR_END: forgotten


opposite_order()
same_lock_twice()
never_given_back()
