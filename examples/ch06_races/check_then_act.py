# pl: Dwie kasy sprzedają ostatnie miejsce. Sprawdzenie i sprzedaż muszą być jednym krokiem.
# ru: Две кассы продают последнее место. Проверка и продажа должны быть одним шагом.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
# pl: Udawana praca. Kolejności pilnuje bariera, nie sen.
# ru: Мнимая работа. За порядком следит барьер, а не сон.
WORK = 0.02


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


seats = 1
lock = threading.Lock()


# ANCHOR: check
def check_then_act(both_have_looked):
    global seats
    seen = seats
    say(pl=f"wolne miejsca: {seen}", ru=f"свободных мест: {seen}")
    both_have_looked.wait()
    time.sleep(WORK)
    if seen > 0:
        with lock:
            seats -= 1
        say(pl="sprzedane", ru="продано")
        time.sleep(WORK)
# ANCHOR_END: check


# ANCHOR: swap
def compare_and_swap(both_have_looked):
    global seats
    seen = seats
    say(pl=f"wolne miejsca: {seen}", ru=f"свободных мест: {seen}")
    both_have_looked.wait()
    time.sleep(WORK)
    if seen > 0:
        # pl: Python nie ma operacji atomowych: porównanie i zamiana są jednym krokiem dzięki blokadzie.
        # ru: Атомарных операций в Python нет: сравнение и обмен становятся одним шагом благодаря блокировке.
        with lock:
            now = seats
            if now == seen:
                seats = seen - 1
        if now == seen:
            say(pl="sprzedane", ru="продано")
        else:
            say(pl=f"ktoś był szybszy, wolne miejsca: {now}", ru=f"кто-то успел раньше, свободных мест: {now}")
        time.sleep(WORK)
# ANCHOR_END: swap


def sell(how):
    global seats
    seats = 1
    both_have_looked = threading.Barrier(2)

    def open_till(n):
        time.sleep(WORK * n)
        how(both_have_looked)

    threads = [threading.Thread(target=open_till, args=[n]) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(pl=f"zostało miejsc: {seats}", ru=f"осталось мест: {seats}")


say(pl="najpierw sprawdź, potem sprzedaj", ru="сначала проверить, потом продать")
sell(check_then_act)
say(pl="sprzedaj, jeśli nic się nie zmieniło", ru="продать, если ничего не изменилось")
sell(compare_and_swap)
