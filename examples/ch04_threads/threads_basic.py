# pl: Trzy wątki pracują jednocześnie i oddają wyniki. Wspólną pamięć mają wszystkie, bez pytania.
# ru: Три потока работают одновременно и отдают результаты. Память у всех общая, без спроса.

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


# ANCHOR: spawn
results = {}


def square(n):
    say(pl="zaczynam", ru="начинаю")
    time.sleep(0.1)
    say(pl="kończę", ru="заканчиваю")
    results[n] = n * n


def sum_of_squares():
    threads = [threading.Thread(target=square, args=(n,)) for n in range(1, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(results.values())
# ANCHOR_END: spawn


# ANCHOR: scope
def double(numbers, part):
    for i in part:
        numbers[i] *= 2
    say(pl="moja połowa zrobiona", ru="моя половина сделана")


def double_in_two_threads(numbers):
    middle = len(numbers) // 2
    parts = range(middle), range(middle, len(numbers))
    threads = [threading.Thread(target=double, args=(numbers, part)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
# ANCHOR_END: scope


total = sum_of_squares()
say(
    pl=f"zakończone wątki: {len(results)}, suma kwadratów: {total}",
    ru=f"потоков закончило: {len(results)}, сумма квадратов: {total}",
)
numbers = [1, 2, 3, 4]
double_in_two_threads(numbers)
say(pl=f"lista po zmianie: {numbers}", ru=f"список после изменения: {numbers}")
