# pl: Kolejka na dwa zlecenia i trzy zadania, które je wykonują. Zamknięta kolejka kończy ich pracę.
# ru: Очередь на две работы и три задачи, которые их выполняют. Закрытая очередь завершает их.

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
    # ANCHOR: queue
    jobs = asyncio.Queue(2)

    async def work(n):
        done = 0
        while (job := await jobs.get()) is not None:
            say(pl=f"{n}: zlecenie {job}", ru=f"{n}: работа {job}")
            await asyncio.sleep(0.03)
            done += 1
        say(pl=f"{n}: kolejka zamknięta", ru=f"{n}: очередь закрыта")
        return done

    workers = [asyncio.create_task(work(n)) for n in range(1, 4)]
    say(pl="oddaję zlecenia", ru="отдаю работы")
    for job in range(1, 10):
        await jobs.put(job)
    say(pl="wszystko oddane", ru="всё отдано")
    # pl: Koniec trzeba ogłosić każdemu z osobna. `Queue.shutdown` jest dopiero od wersji 3.13.
    # ru: О конце надо сообщить каждому отдельно. `Queue.shutdown` появился только в версии 3.13.
    for _ in workers:
        await jobs.put(None)

    done = sum(await asyncio.gather(*workers))
    say(pl=f"razem zleceń: {done}", ru=f"всего работ: {done}")
    # ANCHOR_END: queue


asyncio.run(main())
