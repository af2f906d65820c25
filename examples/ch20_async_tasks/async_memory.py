# pl: Ile pamięci zajmuje zadanie, które śpi, a ile wątek? Liczby podaje się argumentami.
# ru: Сколько памяти занимает спящая задача, а сколько поток? Числа задаются аргументами.

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


THREADS, TASKS = 100, 1_000
if "--threads" in sys.argv:
    THREADS = int(sys.argv[sys.argv.index("--threads") + 1])
    TASKS = int(sys.argv[sys.argv.index("--tasks") + 1])


def resident():
    # pl: Bajty procesu w pamięci. Tam, gdzie nie ma Linuksa, zero.
    # ru: Байты процесса в памяти. Где нет Linux, там ноль.
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS:"))
    except OSError:
        return 0


# ANCHOR: threads
before = resident()
end = threading.Event()
threads = [threading.Thread(target=end.wait) for _ in range(THREADS)]
for thread in threads:
    thread.start()
per_thread = max(resident() - before, 0) // THREADS
end.set()
for thread in threads:
    thread.join()
# ANCHOR_END: threads
say(pl=f"wątków: {THREADS}, bajtów na wątek: {per_thread}", ru=f"потоков: {THREADS}, байтов на поток: {per_thread}")


async def main():
    # ANCHOR: tasks
    before = resident()
    sleepers = [asyncio.create_task(asyncio.sleep(60)) for _ in range(TASKS)]
    await asyncio.sleep(0.001)
    per_task = max(resident() - before, 0) // TASKS
    # ANCHOR_END: tasks
    say(pl=f"zadań: {TASKS}, bajtów na zadanie: {per_task}", ru=f"задач: {TASKS}, байтов на задачу: {per_task}")
    for sleeper in sleepers:
        sleeper.cancel()


asyncio.run(main())
