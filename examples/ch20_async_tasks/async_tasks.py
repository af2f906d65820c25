# pl: Obiekt future niczego nie robi, dopóki nikt na niego nie czeka. Zadanie rusza samo.
# ru: Объект future ничего не делает, пока его не ожидают. Задача начинается без этого.

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


# ANCHOR: brew
async def brew(name):
    say(pl=f"{name}: zaczynam", ru=f"{name}: начинаю")
    await asyncio.sleep(0.05)
    say(pl=f"{name}: skończone", ru=f"{name}: закончено")
    return name
# ANCHOR_END: brew


async def main():
    # ANCHOR: lazy
    coroutine = brew("A")
    task = asyncio.create_task(brew("B"))
    say(pl="śpię 100 ms", ru="сплю 100 мс")
    await asyncio.sleep(0.1)

    say(pl="teraz oczekuję obu", ru="теперь ожидаю обоих")
    a = await coroutine
    b = await task
    say(pl=f"mam {a} i {b}", ru=f"есть {a} и {b}")
    # ANCHOR_END: lazy

    # ANCHOR: look
    task = asyncio.create_task(brew("C"))
    finished = str(task.done()).lower()
    say(pl=f"skończone: {finished}", ru=f"закончена: {finished}")
    try:
        task.result()
        nothing = "false"
    except asyncio.InvalidStateError:
        nothing = "true"
    say(pl=f"wyniku jeszcze brak: {nothing}", ru=f"результата ещё нет: {nothing}")
    c = await task
    say(pl=f"po oczekiwaniu: {c}", ru=f"после ожидания: {c}")

    future = asyncio.get_running_loop().create_future()
    early = "Ok" if future.done() else "Err(Empty)"
    say(pl=f"za wcześnie: {early}", ru=f"слишком рано: {early}")
    future.set_result("D")
    d = await future
    say(pl=f"odebrane: {d}", ru=f"получено: {d}")
    # ANCHOR_END: look


asyncio.run(main())

# ANCHOR: outside
# pl: Poza `asyncio.run` nie ma działającej pętli zdarzeń.
# ru: Вне `asyncio.run` работающего цикла событий нет.
coroutine = brew("E")
try:
    asyncio.create_task(coroutine)
    panicked = "false"
except RuntimeError:
    panicked = "true"
coroutine.close()
say(pl=f"poza środowiskiem panika: {panicked}", ru=f"вне среды выполнения паника: {panicked}")
# ANCHOR_END: outside
