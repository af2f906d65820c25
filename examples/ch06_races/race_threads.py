# pl: Dwa wątki zwiększają licznik. Nie ma tu niczego atomowego, a jedynki giną tylko czasem: zależy od wersji Pythona.
# ru: Два потока увеличивают счётчик. Ничего атомарного здесь нет, а единицы пропадают не всегда: зависит от версии Python.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
TIMES = int(sys.argv[sys.argv.index("--times") + 1]) if "--times" in sys.argv else 1_000_000


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: steps
counter = 0
lock = threading.Lock()


def read_then_write():
    global counter
    for _ in range(TIMES):
        value = counter
        value += 1
        counter = value


def read_call_write():
    global counter
    for _ in range(TIMES):
        value = counter
        value = plus_one(value)
        counter = value


def one_step():
    global counter
    for _ in range(TIMES):
        with lock:
            counter += 1
# ANCHOR_END: steps


def plus_one(value):
    return value + 1


def race(work):
    global counter
    counter = 0
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = 2 * TIMES - counter
    say(pl=f"licznik: {counter}, zgubione jedynki: {lost}", ru=f"счётчик: {counter}, потеряно единиц: {lost}")


say(pl="osobny odczyt i osobny zapis", ru="отдельно чтение, отдельно запись")
race(read_then_write)
say(pl="odczyt, wywołanie funkcji, zapis", ru="чтение, вызов функции, запись")
race(read_call_write)
say(pl="jeden niepodzielny krok", ru="один неделимый шаг")
race(one_step)
