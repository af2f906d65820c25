# pl: Dziesięć zleceń, pięć wątków roboczych. Licznik lokalny jest poprawny zawsze, wspólny dodawany w dwóch krokach tylko czasem.
# ru: Десять работ, пять рабочих потоков. Локальный счётчик верен всегда, общий, прибавляемый в два шага, — как повезёт.

import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
JOBS, WORKERS, TIMES = 10, 5, 100_000


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


shared = 0


def read():
    return shared


# ANCHOR: job
def job(number):
    global shared
    local = 0
    for _ in range(TIMES):
        local += 1
        # pl: Odczyt i zapis to dwa kroki.
        # ru: Чтение и запись — два шага.
        value = read()
        shared = value + 1
    return number, local
# ANCHOR_END: job


with ThreadPoolExecutor(max_workers=WORKERS) as executor:
    for future in as_completed([executor.submit(job, number) for number in range(JOBS)]):
        number, local = future.result()
        say(pl=f"zlecenie {number}: licznik lokalny {local}", ru=f"работа {number}: локальный счётчик {local}")

total = TIMES * JOBS
say(
    pl=f"licznik wspólny: {shared}, dodawano {total} razy",
    ru=f"общий счётчик: {shared}, прибавляли {total} раз",
)
