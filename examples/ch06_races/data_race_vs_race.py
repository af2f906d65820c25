# pl: Wyścigi bez wyścigu danych. Bariera ustawia wątki tak, żeby pechowa kolejność trafiała się zawsze.
# ru: Гонки без гонки данных. Барьер расставляет потоки так, чтобы неудачный порядок получался всегда.

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


def in_threads(*targets):
    threads = [threading.Thread(target=target, args=args) for target, *args in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# ANCHOR: lost
def lost_update():
    counter = 41
    both_have_read = threading.Barrier(2)
    say(pl="licznik pokazuje 41, dwa wątki dodają po jedynce", ru="на счётчике 41, два потока прибавляют по единице")

    def add_one(n):
        nonlocal counter
        time.sleep(WORK * n)
        value = counter
        say(pl=f"czytam {value}", ru=f"читаю {value}")
        both_have_read.wait()
        time.sleep(WORK * n)
        value += 1
        counter = value
        say(pl=f"zapisuję {value}", ru=f"записываю {value}")
        time.sleep(WORK)

    in_threads((add_one, 1), (add_one, 2))
    say(pl=f"licznik pokazuje {counter}", ru=f"на счётчике {counter}")
# ANCHOR_END: lost


# ANCHOR: sum
def torn_sum():
    accounts = [100, 0]
    meeting = threading.Barrier(2)
    say(pl="jeden wątek przelewa 30, drugi tylko czyta", ru="один поток переводит 30, другой только читает")

    def transfer():
        accounts[0] -= 30
        say(pl="zdjęte z konta A", ru="снято со счёта A")
        meeting.wait()
        # pl: Tu czyta drugi wątek.
        # ru: Здесь читает другой поток.
        meeting.wait()
        accounts[1] += 30
        say(pl="wpłacone na konto B", ru="зачислено на счёт B")

    def read():
        meeting.wait()
        total = accounts[0] + accounts[1]
        say(pl=f"suma w trakcie: {total}", ru=f"сумма по ходу дела: {total}")
        time.sleep(2 * WORK)
        meeting.wait()

    in_threads([transfer], [read])
# ANCHOR_END: sum


# ANCHOR: mutex
def critical_section():
    accounts, lock = [100, 0], threading.Lock()
    halfway = threading.Barrier(2)
    say(pl="to samo, ale oba konta są pod muteksem", ru="то же самое, но оба счёта под мьютексом")

    def transfer():
        with lock:
            accounts[0] -= 30
            say(pl="zdjęte z konta A", ru="снято со счёта A")
            halfway.wait()
            time.sleep(2 * WORK)
            accounts[1] += 30
            say(pl="wpłacone na konto B", ru="зачислено на счёт B")
        # pl: Koniec bloku `with` to koniec sekcji krytycznej.
        # ru: Конец блока `with` — конец критической секции.

    def read():
        halfway.wait()
        say(pl="czekam na muteks", ru="жду мьютекс")
        with lock:
            total = sum(accounts)
        say(pl=f"suma pod muteksem: {total}", ru=f"сумма под мьютексом: {total}")

    in_threads([transfer], [read])
# ANCHOR_END: mutex


lost_update()
torn_sum()
critical_section()
