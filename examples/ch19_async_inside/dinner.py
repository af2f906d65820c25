# pl: Zupa 10 minut, danie główne 20, deser 5. Ile potrwa obiad? Dokładnie na zegarze wirtualnym i na oko w skali 1 min = 4 ms.
# ru: Суп 10 минут, горячее 20, десерт 5. Сколько продлится обед? Точно на виртуальных часах и на глаз в масштабе 1 мин = 4 мс.

import asyncio
import os
import selectors
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


SCALED = 0.004


class Jumps(selectors.DefaultSelector):
    """Waits for nothing: the clock of the loop jumps instead."""

    now = 0.0

    def select(self, timeout=None):
        self.now += timeout or 0
        return super().select(0)


# ANCHOR: one_by_one
async def one_by_one(minute, tells):
    await cook(minute, tells, "zupa", "суп", 10)
    await cook(minute, tells, "danie główne", "горячее", 20)
    await cook(minute, tells, "deser", "десерт", 5)
# ANCHOR_END: one_by_one


# ANCHOR: variants
async def joined(minute, tells):
    await asyncio.gather(
        cook(minute, tells, "zupa", "суп", 10),
        cook(minute, tells, "danie główne", "горячее", 20),
        cook(minute, tells, "deser", "десерт", 5),
    )


async def spawned(minute, tells):
    soup = asyncio.create_task(cook(minute, tells, "zupa", "суп", 10))
    main = asyncio.create_task(cook(minute, tells, "danie główne", "горячее", 20))
    await cook(minute, tells, "deser", "десерт", 5)
    await soup
    await main
# ANCHOR_END: variants


async def cook(minute, tells, pl, ru, minutes):
    if tells:
        say(pl=f"{pl}: gotuję", ru=f"{ru}: готовлю")
    await asyncio.sleep(minute * minutes)
    if tells:
        say(pl=f"{pl}: gotowe", ru=f"{ru}: готово")


# ANCHOR: serve
def serve(dinner):
    asyncio.run(dinner(SCALED, True))

    clock = Jumps()
    loop = asyncio.SelectorEventLoop(clock)
    loop.time = lambda: clock.now
    loop.run_until_complete(dinner(60, False))
    loop.close()
    return round(clock.now / 60)
# ANCHOR_END: serve


def synchronous():
    start = time.monotonic()
    for pl, ru, minutes in [("zupa", "суп", 10), ("danie główne", "горячее", 20), ("deser", "десерт", 5)]:
        say(pl=f"{pl}: gotuję", ru=f"{ru}: готовлю")
        time.sleep(SCALED * minutes)
        say(pl=f"{pl}: gotowe", ru=f"{ru}: готово")
    return int((time.monotonic() - start) / SCALED)


minutes = synchronous()
say(pl=f"synchronicznie: co najmniej {minutes} min", ru=f"синхронно: не меньше {minutes} мин")
minutes = serve(one_by_one)
say(pl=f"trzy await po kolei: {minutes} min", ru=f"три await подряд: {minutes} мин")
minutes = serve(joined)
say(pl=f"join!: {minutes} min", ru=f"join!: {minutes} мин")
minutes = serve(spawned)
say(pl=f"spawn: {minutes} min", ru=f"spawn: {minutes} мин")
