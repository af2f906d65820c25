# pl: Zwrot bez pobrania: zwykły semafor rośnie, ograniczony odmawia, a ten dla zadań też rośnie.
# ru: Возврат без взятия: обычный семафор растёт, ограниченный отказывает, а семафор для задач тоже растёт.

import asyncio
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


# ANCHOR: surplus
plain = threading.Semaphore(1)
plain.release()
free = 0
while plain.acquire(blocking=False):
    free += 1
say(pl=f"zwykły: było 1 pozwolenie, jest {free}", ru=f"обычный: было разрешений 1, стало {free}")

bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError:
    say(pl="ograniczony: nadmiarowy zwrot odrzucony", ru="ограниченный: лишний возврат отвергнут")
if bounded.acquire(blocking=False):
    bounded.release()
    say(pl="ograniczony: zwrot po pobraniu przyjęty", ru="ограниченный: возврат после взятия принят")
# ANCHOR_END: surplus


# ANCHOR: tokio
async def for_tasks():
    semaphore = asyncio.Semaphore(1)
    semaphore.release()
    free = await take_all(semaphore)
    say(pl=f"dla zadań: było 1 pozwolenie, jest {free}", ru=f"для задач: было разрешений 1, стало {free}")
    # pl: Oddajemy o jedno mniej, niż wzięliśmy.
    # ru: Возвращаем на одно меньше, чем взяли.
    for _ in range(free - 1):
        semaphore.release()
    free = await take_all(semaphore)
    say(
        pl=f"dla zadań: po pozwoleniu, którego nikt nie odda, jest {free}",
        ru=f"для задач: одно разрешение не вернут, осталось {free}",
    )


async def take_all(semaphore):
    taken = 0
    while not semaphore.locked():
        await semaphore.acquire()
        taken += 1
    return taken


asyncio.run(for_tasks())
# ANCHOR_END: tokio
