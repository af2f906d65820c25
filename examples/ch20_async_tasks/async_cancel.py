# pl: Co zostaje po anulowaniu: dane przeczytane w połowie giną razem z obiektem future.
# ru: Что остаётся после отмены: наполовину прочитанные данные пропадают вместе с объектом future.

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


# ANCHOR: frame
async def frame(reader):
    text = b""
    while len(text) < 4:
        part = await reader.read(4)
        if not part:
            break
        text += part
    return text.decode()
# ANCHOR_END: frame


def slow_sender():
    reader = asyncio.StreamReader()

    async def send():
        reader.feed_data(b"ab")
        await asyncio.sleep(0.12)
        reader.feed_data(b"cd")
        reader.feed_eof()

    return reader, asyncio.create_task(send())


# ANCHOR: work
async def work(name):
    try:
        say(pl=f"{name}: pracuję 30 ms", ru=f"{name}: работаю 30 мс")
        await asyncio.sleep(0.03)
        say(pl=f"{name}: zrobione", ru=f"{name}: сделано")
    finally:
        say(pl=f"{name}: sprzątam", ru=f"{name}: прибираю")
# ANCHOR_END: work


async def main():
    # ANCHOR: lost
    reader, sender = slow_sender()
    while True:
        try:
            text = await asyncio.wait_for(frame(reader), 0.08)
            break
        except TimeoutError:
            say(pl="limit czasu minął", ru="время вышло")
    say(pl=f"od nowa: „{text}”", ru=f"заново: «{text}»")
    # ANCHOR_END: lost

    # ANCHOR: kept
    reader, sender = slow_sender()
    reading = asyncio.create_task(frame(reader))
    while True:
        try:
            text = await asyncio.wait_for(asyncio.shield(reading), 0.08)
            break
        except TimeoutError:
            say(pl="limit czasu minął", ru="время вышло")
    say(pl=f"ten sam: „{text}”", ru=f"тот же: «{text}»")
    # ANCHOR_END: kept

    # ANCHOR: handle
    running = asyncio.create_task(work("A"))
    aborted = asyncio.create_task(work("B"))
    await asyncio.sleep(0.01)
    aborted.cancel()
    await asyncio.sleep(0.05)
    say(pl="koniec", ru="конец")
    # ANCHOR_END: handle


asyncio.run(main())
