# pl: Ciepło idzie po pręcie, po jednej komórce na krok. Krok to odczyt i zapis, a każde z nich wymaga kompletu.
# ru: Тепло идёт по стержню, за шаг на одну ячейку. Шаг — это чтение и запись, и собраться нужно после каждого.

import argparse
import os
import sys
import threading
import time

STARTED = time.monotonic()
THREADS, STEPS, WORK = 3, 2, 0.04

# pl: Na lewym końcu grzałka, na prawym lód. Tych dwóch komórek nikt nie zmienia.
# ru: Слева нагреватель, справа лёд. Эти две ячейки никто не меняет.
START = [256, 0, 0, 0, 0]


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - STARTED) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if options.lang == 'ru' else pl}\n")


# ANCHOR: mix
def mix(left, own, right):
    return (left + 2 * own + right) // 4


def in_one_thread():
    rod = START.copy()
    for _ in range(STEPS):
        old = rod.copy()
        for cell in range(1, THREADS + 1):
            rod[cell] = mix(old[cell - 1], old[cell], old[cell + 1])
    return rod
# ANCHOR_END: mix


# pl: Każdy wątek liczy swoją komórkę w innym tempie: pierwszy jest najszybszy.
# ru: Каждый поток считает свою ячейку в своём темпе: первый самый быстрый.
def next_value(step, cell, rod):
    say(pl=f"krok {step}: pracuję", ru=f"шаг {step}: работаю")
    time.sleep(WORK * cell)
    left, own, right = rod[cell - 1 : cell + 2]
    new = mix(left, own, right)
    say(
        pl=f"krok {step}: widzę {left}, {own}, {right}, zapiszę {new}",
        ru=f"шаг {step}: вижу {left}, {own}, {right}, запишу {new}",
    )
    return new


def in_threads(compute):
    threads = [threading.Thread(target=compute, args=[cell]) for cell in range(1, THREADS + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def two_barriers():
    say(
        pl="dwie bariery na krok: po odczycie i po zapisie",
        ru="два барьера на шаг: после чтения и после записи",
    )
    rod, meeting = START.copy(), threading.Barrier(THREADS)

    # ANCHOR: two_barriers
    def compute(cell):
        for step in range(1, STEPS + 1):
            new = next_value(step, cell, rod)
            # pl: Wszyscy już odczytali sąsiadki, można pisać.
            # ru: Соседей прочитали уже все, можно писать.
            meeting.wait()
            rod[cell] = new
            # pl: Wszyscy już zapisali, można czytać.
            # ru: Записали уже все, можно читать.
            meeting.wait()

    in_threads(compute)
    # ANCHOR_END: two_barriers
    return rod


def one_barrier():
    say(
        pl="jedna bariera na krok: tylko po zapisie, więc wynik zależy od tempa wątków",
        ru="один барьер на шаг: только после записи, и результат зависит от темпа потоков",
    )
    rod, meeting = START.copy(), threading.Barrier(THREADS)

    def compute(cell):
        # ANCHOR: one_barrier
        for step in range(1, STEPS + 1):
            new = next_value(step, cell, rod)
            rod[cell] = new
            meeting.wait()
        # ANCHOR_END: one_barrier

    in_threads(compute)
    return rod


def two_rods():
    say(
        pl="dwa pręty i jedna bariera na krok: z jednego się czyta, w drugim pisze",
        ru="два стержня и один барьер на шаг: из одного читают, в другой пишут",
    )
    rods, meeting = [START.copy(), START.copy()], threading.Barrier(THREADS)

    def compute(cell):
        # ANCHOR: two_rods
        for step in range(1, STEPS + 1):
            source, target = rods[(step - 1) % 2], rods[step % 2]
            target[cell] = next_value(step, cell, source)
            # pl: Pręty zamieniają się rolami dopiero po komplecie.
            # ru: Ролями стержни меняются, только когда собрались все.
            meeting.wait()
        # ANCHOR_END: two_rods

    in_threads(compute)
    return rods[STEPS % 2]


methods = {"two_barriers": two_barriers, "one_barrier": one_barrier, "two_rods": two_rods}
parser = argparse.ArgumentParser()
parser.add_argument("--lang", choices=["pl", "ru"], default=os.environ.get("WORKBOOK_LANG", "pl"))
parser.add_argument("--method", choices=methods)
options = parser.parse_args()

expected = in_one_thread()
for name, method in methods.items():
    if options.method in (None, name):
        rod = method()
        differences = sum(a != b for a, b in zip(rod, expected))
        say(
            pl=f"pręt po dwóch krokach: {rod}, różnic względem jednego wątku: {differences}",
            ru=f"стержень после двух шагов: {rod}, отличий от счёта в одном потоке: {differences}",
        )
