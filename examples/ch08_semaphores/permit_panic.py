# pl: Wątek zgłasza wyjątek z pozwoleniem w ręku. Czy pozwolenie wróci?
# ru: Поток бросает исключение, держа разрешение. Вернётся ли оно?

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


semaphore = threading.Semaphore(2)


def job():
    say(pl="mam pozwolenie i panikuję", ru="разрешение у меня, паникую")
    raise RuntimeError


# ANCHOR: by_hand
def by_hand():
    semaphore.acquire()
    job()
    semaphore.release()
# ANCHOR_END: by_hand


# ANCHOR: by_drop
def by_with():
    with semaphore:
        job()
# ANCHOR_END: by_drop


def in_thread(target):
    # pl: Wyjątek kończy wątek. Śladu nie wypisujemy, bo tu jest zamierzony.
    # ru: Исключение завершает поток. След не печатаем: здесь оно часть замысла.
    def quiet():
        try:
            target()
        except RuntimeError:
            pass

    thread = threading.Thread(target=quiet)
    thread.start()
    thread.join()


def available():
    # pl: O liczbę wolnych pozwoleń semafor nie pozwala zapytać, więc bierzemy wszystkie i oddajemy.
    # ru: Спросить у семафора, сколько свободно, нельзя: берём все и возвращаем.
    taken = 0
    while semaphore.acquire(blocking=False):
        taken += 1
    if taken:
        semaphore.release(taken)
    return taken


in_thread(by_hand)
left = available()
say(pl=f"ręcznie: z dwóch pozwoleń zostało {left}", ru=f"вручную: из двух разрешений осталось {left}")
semaphore.release()

in_thread(by_with)
left = available()
# pl: W Ruście oddaje `drop`, w Pythonie blok `with`.
# ru: В Rust возвращает `drop`, в Python — блок `with`.
say(pl=f"przez `drop`: z dwóch pozwoleń zostało {left}", ru=f"через `drop`: из двух разрешений осталось {left}")
