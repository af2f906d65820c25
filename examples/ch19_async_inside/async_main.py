# pl: `#[tokio::main]` buduje środowisko wykonawcze i wykonuje w nim `main`. Ręcznie robi to `block_on`.
# ru: `#[tokio::main]` строит среду выполнения и выполняет в ней `main`. Вручную это делает `block_on`.

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


# ANCHOR: main
async def with_run():
    value = await slowly(10)
    say(pl=f"z atrybutem: {value}", ru=f"с атрибутом: {value}")


async def slowly(n):
    await asyncio.sleep(0.02)
    return n * n


asyncio.run(with_run())

with asyncio.Runner() as runner:
    value = runner.run(slowly(5))
    say(pl=f"ręcznie: {value}", ru=f"вручную: {value}")
# ANCHOR_END: main
