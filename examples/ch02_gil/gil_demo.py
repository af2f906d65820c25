# pl: Uczciwe porównanie: tyle samo pracy po kolei i w wątkach. Obok czasu na zegarze czas procesora.
# ru: Честное сравнение: одна и та же работа по очереди и в потоках. Рядом с временем на часах — процессорное.

import os
import sys
import threading
import time

import machine
from gil import Gil

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
ADDITIONS = int(sys.argv[sys.argv.index("--additions") + 1]) if "--additions" in sys.argv else 200_000

ROUNDS = 3


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: task
def task(additions=ADDITIONS):
    total = 0
    for i in range(additions):
        total += i
# ANCHOR_END: task


mini_gil = Gil()


def task_under_gil():
    with mini_gil:
        for _ in range(100):
            task(ADDITIONS // 100)
            mini_gil.checkpoint()


def measure(work):
    # pl: Najlepsza z prób: tę najmniej zakłóciły inne programy.
    # ru: Лучшая из попыток: ей меньше всего помешали другие программы.
    rounds = []
    for _ in range(ROUNDS):
        clock, processor = time.monotonic(), time.process_time()
        work()
        rounds.append((time.monotonic() - clock, time.process_time() - processor))
    wall, cpu = min(rounds)
    return round(wall * 1000), round(cpu * 1000)


def four_threads(task):
    threads = [threading.Thread(target=task) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


before = machine.share()
say(pl=f"liczba rdzeni: {os.cpu_count()}", ru=f"число ядер: {os.cpu_count()}")

# ANCHOR: fair
wall, cpu = measure(task)
say(pl=f"1 obliczenie: {wall} ms, procesor {cpu} ms", ru=f"1 вычисление: {wall} мс, процессор {cpu} мс")
wall, cpu = measure(lambda: [task() for _ in range(4)])
say(pl=f"4 po kolei: {wall} ms, procesor {cpu} ms", ru=f"4 по очереди: {wall} мс, процессор {cpu} мс")
wall, cpu = measure(lambda: four_threads(task))
say(pl=f"4 w wątkach: {wall} ms, procesor {cpu} ms", ru=f"4 в потоках: {wall} мс, процессор {cpu} мс")
# pl: Pod małym GIL-em jest jeszcze prawdziwy.
# ru: Под маленьким GIL есть ещё настоящий.
wall, cpu = measure(lambda: four_threads(task_under_gil))
say(
    pl=f"4 w wątkach z małym GIL-em: {wall} ms, procesor {cpu} ms",
    ru=f"4 в потоках с маленьким GIL: {wall} мс, процессор {cpu} мс",
)
wall, cpu = measure(lambda: four_threads(lambda: time.sleep(0.05)))
say(
    pl=f"4 śpią po 50 ms w wątkach: {wall} ms, procesor {cpu} ms",
    ru=f"4 спят по 50 мс в потоках: {wall} мс, процессор {cpu} мс",
)
# ANCHOR_END: fair

share = min(before, machine.share())
say(
    pl=f"maszyna dała {share}% tego, o co prosił program; poniżej 90% te czasy o niczym nie świadczą",
    ru=f"машина дала {share} % того, что просила программа; если меньше 90 %, эти времена ничего не доказывают",
)
