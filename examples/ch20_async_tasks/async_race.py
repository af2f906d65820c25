# pl: Dwie wypłaty po 80 z konta, na którym jest 100. Jeden wątek, a jednak wyścig.
# ru: Два снятия по 80 со счёта, где лежит 100. Поток один, а гонка есть.

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


# ANCHOR: race
async def withdraw():
    global account
    if account >= 80:
        say(pl="starczy, pytam bank", ru="хватает, спрашиваю банк")
        await ask_bank()
        account -= 80
        say(pl="wypłacam 80", ru="снимаю 80")
# ANCHOR_END: race


# ANCHOR: locked
async def withdraw_locked(lock):
    global account
    say(pl="czekam na blokadę", ru="жду блокировку")
    async with lock:
        if account >= 80:
            say(pl="starczy, pytam bank", ru="хватает, спрашиваю банк")
            await ask_bank()
            account -= 80
            say(pl="wypłacam 80", ru="снимаю 80")
        else:
            say(pl="za mało", ru="мало денег")
# ANCHOR_END: locked


async def ask_bank():
    await asyncio.sleep(0.02)


async def main():
    global account
    account = 100
    await asyncio.gather(withdraw(), withdraw())
    say(pl=f"bez blokady zostało {account}", ru=f"без блокировки осталось {account}")

    account = 100
    lock = asyncio.Lock()
    await asyncio.gather(withdraw_locked(lock), withdraw_locked(lock))
    say(pl=f"z blokadą zostało {account}", ru=f"с блокировкой осталось {account}")


asyncio.run(main())
