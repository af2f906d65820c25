# pl: Obiekt future napisany ręcznie to automat: każde odpytanie przesuwa go o jeden stan.
# ru: Объект future, написанный вручную, — это автомат: каждый опрос переводит его в следующее состояние.

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


# ANCHOR: future
class Tea:
    def __await__(self):
        say(pl="zalewam herbatę", ru="завариваю чай")
        yield
        say(pl="wyjmuję torebkę", ru="вынимаю пакетик")
        return 3
# ANCHOR_END: future


async def main():
    # ANCHOR: by_hand
    steps = Tea().__await__()
    for _ in range(2):
        try:
            next(steps)
            say(pl="jeszcze nie", ru="ещё нет")
        except StopIteration as end:
            say(pl=f"gotowe, minut: {end.value}", ru=f"готово, минут: {end.value}")
    # ANCHOR_END: by_hand

    minutes = await Tea()
    say(pl=f"z await, minut: {minutes}", ru=f"с await, минут: {minutes}")


asyncio.run(main())
