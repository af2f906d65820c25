# pl: Sześć zadań, dwa pozwolenia: naraz działają najwyżej dwa.
# ru: Шесть задач, два разрешения: одновременно работают не больше двух.

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


async def main():
    # ANCHOR: limit
    permits = asyncio.Semaphore(2)
    running = most = 0

    async def download(n):
        nonlocal running, most
        say(pl=f"zadanie {n}: czekam na pozwolenie", ru=f"задача {n}: жду разрешения")
        async with permits:
            running += 1
            most = max(most, running)
            say(pl=f"zadanie {n}: pobieram", ru=f"задача {n}: загружаю")
            await asyncio.sleep(0.04)
            running -= 1

    await asyncio.gather(*[download(n) for n in range(1, 7)])
    say(pl=f"naraz działały najwyżej {most}", ru=f"одновременно работало не больше {most}")
    # ANCHOR_END: limit


asyncio.run(main())
