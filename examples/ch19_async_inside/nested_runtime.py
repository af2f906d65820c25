# pl: W wątku, w którym działa środowisko wykonawcze, drugiego uruchomić nie wolno.
# ru: В потоке, где работает среда выполнения, запускать вторую нельзя.

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


# ANCHOR: blocking
def blocking():
    coroutine = answer()
    try:
        return asyncio.run(coroutine)
    finally:
        coroutine.close()


async def answer():
    return 42
# ANCHOR_END: blocking


async def main():
    # ANCHOR: nested
    try:
        blocking()
        panicked = "false"
    except RuntimeError:
        panicked = "true"
    say(pl=f"środowisko w środowisku, panika: {panicked}", ru=f"среда внутри среды, паника: {panicked}")
    # ANCHOR_END: nested

    # ANCHOR: ways_out
    value = await answer()
    say(pl=f"przez await: {value}", ru=f"через await: {value}")
    value = await asyncio.to_thread(blocking)
    say(pl=f"w osobnym wątku: {value}", ru=f"в отдельном потоке: {value}")
    # ANCHOR_END: ways_out


asyncio.run(main())
