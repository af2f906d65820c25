# pl: Blokada wielobieżna: ten sam wątek może zająć ją jeszcze raz, a zwolni ją dopiero ostatni strażnik.
# ru: Рекурсивная блокировка: тот же поток может захватить её ещё раз, а свободна она лишь после последнего guard-объекта.

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


# ANCHOR: account
class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.RLock()

    def pay_in(self, amount):
        with self.lock:
            self.balance += amount

    def pay_in_with_bonus(self, amount):
        with self.lock:
            say(pl="zajmuję blokadę pierwszy raz", ru="захватываю блокировку первый раз")
            self.pay_in(amount)
            self.pay_in(amount // 10)
            say(pl="wpłaty zajęły ją jeszcze dwa razy", ru="взносы захватили её ещё два раза")
            self.look_from_another_thread()
        say(pl="oddaję blokadę ostatni raz", ru="отдаю блокировку в последний раз")
        self.look_from_another_thread()
        # ANCHOR_END: account

    def look(self):
        if self.lock.acquire(blocking=False):
            say(pl=f"wolne, na koncie {self.balance}", ru=f"свободно, на счёте {self.balance}")
            self.lock.release()
        else:
            say(pl="zajęte przez inny wątek", ru="занято другим потоком")

    def look_from_another_thread(self):
        run([self.look])


account = Account()
account.pay_in_with_bonus(100)

# ANCHOR: plain
plain = threading.Lock()
with plain:
    if not plain.acquire(blocking=False):
        say(
            pl="zwykłego muteksu nie zajmę drugi raz, choć trzymam go ja",
            ru="обычный мьютекс второй раз не захватить, хотя держу его я",
        )
# ANCHOR_END: plain
