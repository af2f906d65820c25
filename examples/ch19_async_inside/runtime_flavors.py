# pl: Środowisko jednowątkowe i wielowątkowe: co działa w tle, a co czeka na `block_on`?
# ru: Однопоточная и многопоточная среда: что работает в фоне, а что ждёт `block_on`?

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


started = []


async def start():
    started.append("true")


async def sleepers():
    naps = [asyncio.sleep(0.05) for _ in range(1_000)]
    return len(await asyncio.gather(*naps))


# ANCHOR: one_thread
runner = asyncio.Runner()
loop = runner.get_loop()
task = loop.create_task(start())
time.sleep(0.02)
before = "true" if started else "false"
say(pl=f"jeden wątek, bez block_on ruszyło: {before}", ru=f"один поток, без block_on началось: {before}")
loop.run_until_complete(task)
after = "true" if started else "false"
say(pl=f"jeden wątek, po block_on: {after}", ru=f"один поток, после block_on: {after}")
# ANCHOR_END: one_thread

# ANCHOR: sleepers
ended = runner.run(sleepers())
say(pl=f"zadań, które spały naraz w jednym wątku: {ended}", ru=f"задач, которые спали сразу в одном потоке: {ended}")
runner.close()
# ANCHOR_END: sleepers

# ANCHOR: many_threads
# pl: Pętla zdarzeń ma jeden wątek. Dwa wątki to dopiero `Thread` albo `to_thread`.
# ru: У цикла событий один поток. Два потока — это уже `Thread` или `to_thread`.
met = threading.Barrier(2)
threads = [threading.Thread(target=met.wait) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
tasks = len(threads)
say(pl=f"dwa wątki, bez block_on spotkało się zadań: {tasks}", ru=f"два потока, без block_on встретилось задач: {tasks}")
# ANCHOR_END: many_threads
