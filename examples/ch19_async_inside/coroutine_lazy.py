# pl: Wywołanie funkcji `async` niczego nie wykonuje: zwraca obiekt future.
# ru: Вызов функции `async` ничего не выполняет: он возвращает объект future.

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


# ANCHOR: functions
def double(n):
    say(pl=f"double({n}) działa", ru=f"double({n}) работает")
    return 2 * n


async def double_async(n):
    say(pl=f"double_async({n}) działa", ru=f"double_async({n}) работает")
    return 2 * n
# ANCHOR_END: functions


async def main():
    # ANCHOR: lazy
    plain = double(6)
    say(pl=f"zwykła: {plain}", ru=f"обычная: {plain}")

    coroutine = double_async(6)
    say(pl="mam obiekt, wyniku brak", ru="объект есть, результата нет")
    coroutine.close()

    result = await double_async(7)
    say(pl=f"z await: {result}", ru=f"с await: {result}")
    # ANCHOR_END: lazy

    # ANCHOR: block
    async def block():
        return await double_async(8) + 1

    result = await block()
    say(pl=f"z bloku: {result}", ru=f"из блока: {result}")
    # ANCHOR_END: block


asyncio.run(main())
