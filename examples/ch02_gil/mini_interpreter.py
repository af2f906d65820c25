# pl: Mały interpreter kodu bajtowego napisany w Pythonie: pod jego blokadą leży jeszcze prawdziwy GIL.
# ru: Маленький интерпретатор байт-кода, написанный на Python: под его блокировкой лежит ещё и настоящий GIL.

import os
import sys
import threading
import time
from contextlib import nullcontext

import machine
from gil import Gil

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
MODES = [mode for mode in ("--gil", "--free", "--shared-refcount") if mode in sys.argv]


def number(option, default):
    return int(sys.argv[sys.argv.index(option) + 1]) if option in sys.argv else default


TIMES, ROUNDS = number("--times", 10_000), number("--rounds", 3)


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: ops
COUNT = ["add", "touch", "loop", "return"]
NAP = ["sleep", "return"]
# ANCHOR_END: ops


class Object:
    references = 0


# ANCHOR: run
def run(gil, program, times, obj):
    with gil or nullcontext():
        total, left, at = 0, times, 0
        while True:
            if gil:
                gil.checkpoint()
            op = program[at]
            if op == "add":
                total += left
            elif op == "touch":
                # pl: Bez naszej blokady licznika pilnuje tylko prawdziwy GIL, i to słabo: to nie jest jeden krok.
                # ru: Без нашей блокировки счётчик бережёт лишь настоящий GIL, и плохо: это не один шаг.
                obj.references += 1
                obj.references -= 1
            elif op == "loop":
                left -= 1
                if left > 0:
                    at = 0
                    continue
            elif op == "sleep" and gil:
                gil.allow_threads(lambda: time.sleep(0.05))
            elif op == "sleep":
                time.sleep(0.05)
            elif op == "return":
                return total
            at += 1
# ANCHOR_END: run


# pl: Najlepsza próba: tę najmniej zakłóciły inne programy.
# ru: Лучшая попытка: ей меньше всего помешали другие программы.
def best(rounds, attempt, *args):
    return min(attempt(*args) for _ in range(rounds))


def in_a_row(gil, program, times, objects):
    start = time.monotonic()
    for obj in objects:
        run(gil, program, times, obj)
    return time.monotonic() - start


def in_threads(gil, program, times, objects):
    start = time.monotonic()
    threads = [threading.Thread(target=run, args=(gil, program, times, obj)) for obj in objects]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - start


before = machine.share()
say(pl=f"liczba rdzeni: {os.cpu_count()}", ru=f"число ядер: {os.cpu_count()}")
for mode in MODES or ("--gil", "--free", "--shared-refcount"):
    gil = None
    if mode == "--gil":
        gil = Gil(number("--interval-us", 5000) / 1_000_000, number("--every", None))
    objects = [Object()] * 4 if mode == "--shared-refcount" else [Object() for _ in range(4)]
    row = best(ROUNDS, in_a_row, gil, COUNT, TIMES, objects)
    threads = best(ROUNDS, in_threads, gil, COUNT, TIMES, objects)
    one, four, ratio = round(row * 1000), round(threads * 1000), row / threads
    say(
        pl=f"{mode}: liczą po kolei {one} ms, w wątkach {four} ms, przyspieszenie {ratio:.2f}",
        ru=f"{mode}: считают по очереди {one} мс, в потоках {four} мс, ускорение {ratio:.2f}",
    )
    if gil:
        say(
            pl=f"{mode}: przekazania GIL-a na prośbę: {gil.hand_overs}",
            ru=f"{mode}: передач GIL по просьбе: {gil.hand_overs}",
        )
    nap = round(best(2, in_threads, gil, NAP, 1, objects) * 1000)
    say(
        pl=f"{mode}: cztery śpią po 50 ms, w wątkach razem {nap} ms",
        ru=f"{mode}: четыре спят по 50 мс, в потоках вместе {nap} мс",
    )

share = min(before, machine.share())
say(
    pl=f"maszyna dała {share}% tego, o co prosił program; poniżej 90% te czasy o niczym nie świadczą",
    ru=f"машина дала {share} % того, что просила программа; если меньше 90 %, эти времена ничего не доказывают",
)
