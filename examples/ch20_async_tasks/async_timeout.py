# pl: Limit czasu anuluje operację przy `await`. Kodu, który nie oddaje wątku, nie przerwie.
# ru: Тайм-аут отменяет операцию на `await`. Код, который не отдаёт поток, он не прервёт.

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


LIMIT = 0.1


async def download(ms, good):
    try:
        await asyncio.sleep(ms / 1000)
    except Exception:
        # pl: Tu program nie trafia: `CancelledError` to `BaseException`, ale nie `Exception`.
        # ru: Сюда не попадают: `CancelledError` — это `BaseException`, но не `Exception`.
        say(pl="złapane", ru="поймано")
    if not good:
        raise OSError("503")
    return ms


async def block():
    time.sleep(3 * LIMIT)


async def main():
    # ANCHOR: blocking
    start = time.monotonic()
    try:
        async with asyncio.timeout(LIMIT):
            await block()
        good = "true"
    except TimeoutError:
        good = "false"
    ms = round((time.monotonic() - start) * 1000)
    say(pl=f"blokujące: {ms} ms, sukces: {good}", ru=f"блокирующее: {ms} мс, успех: {good}")
    # ANCHOR_END: blocking

    # ANCHOR: outcomes
    for name, ms, good in ("A", 10, True), ("B", 10, False), ("C", 500, True):
        try:
            async with asyncio.timeout(LIMIT):
                size = await download(ms, good)
            say(pl=f"{name}: bajtów {size}", ru=f"{name}: байтов {size}")
        except TimeoutError:
            say(pl=f"{name}: za długo", ru=f"{name}: слишком долго")
        except OSError as error:
            say(pl=f"{name}: błąd {error}", ru=f"{name}: ошибка {error}")
    # ANCHOR_END: outcomes

    # ANCHOR: join_error
    task = asyncio.create_task(download(500, True))
    task.cancel()
    cancelled, panic = "false", "false"
    try:
        await task
    except asyncio.CancelledError:
        cancelled = "true"
    except Exception:
        panic = "true"
    say(pl=f"anulowane: {cancelled}, panika: {panic}", ru=f"отменена: {cancelled}, паника: {panic}")
    # ANCHOR_END: join_error


asyncio.run(main())
