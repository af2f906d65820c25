# pl: Jedno zadanie liczy, drugie ma się odezwać po 20 ms. Kiedy dojdzie do głosu?
# ru: Одна задача считает, другая должна подать голос через 20 мс. Когда до неё дойдёт очередь?

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


# ANCHOR: compute
async def compute(polite):
    total = 0
    for _ in range(6):
        total += step()
        if polite:
            await asyncio.sleep(0)
    return total


def step():
    say(pl="liczę 20 ms", ru="считаю 20 мс")
    start = time.monotonic()
    while time.monotonic() - start < 0.02:
        pass
    return 1
# ANCHOR_END: compute


async def first_tick():
    start = time.monotonic()
    say(pl="śpię 20 ms", ru="сплю 20 мс")
    await asyncio.sleep(0.02)
    say(pl="jestem", ru="я тут")
    return round((time.monotonic() - start) * 1000)


async def main():
    # ANCHOR: greedy
    say(pl="bez oddawania wątku", ru="не отдавая поток")
    first, total = await asyncio.gather(first_tick(), compute(False))
    say(pl=f"pierwszy głos po {first} ms, suma {total}", ru=f"первый голос через {first} мс, сумма {total}")
    # ANCHOR_END: greedy

    # ANCHOR: polite
    say(pl="z yield_now", ru="с yield_now")
    first, total = await asyncio.gather(first_tick(), compute(True))
    say(pl=f"pierwszy głos po {first} ms, suma {total}", ru=f"первый голос через {first} мс, сумма {total}")
    # ANCHOR_END: polite

    # ANCHOR: blocking
    say(pl="w innym wątku", ru="в другом потоке")
    elsewhere = asyncio.to_thread(lambda: sum(step() for _ in range(6)))
    first, total = await asyncio.gather(first_tick(), elsewhere)
    say(pl=f"pierwszy głos po {first} ms, suma {total}", ru=f"первый голос через {first} мс, сумма {total}")
    # ANCHOR_END: blocking


asyncio.run(main())
