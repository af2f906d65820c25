# pl: Na te wątki nie czeka nikt. Czy coś po nich zostaje?
# ru: Этих потоков не ждёт никто. Остаётся ли что-нибудь после них?

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
# pl: Mniej niż w programie w Ruście, bo start wątku trwa tu dłużej.
# ru: Меньше, чем в программе на Rust: поток здесь запускается дольше.
ROUNDS, THREADS = 4, 500


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


def memory():
    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
    except OSError:
        return None


for round in range(1, ROUNDS + 1):
    # ANCHOR: forget
    ended = threading.Semaphore(0)
    for _ in range(THREADS):
        threading.Thread(target=ended.release).start()
    for _ in range(THREADS):
        ended.acquire()
    # ANCHOR_END: forget
    count, kib = round * THREADS, memory()
    if kib is None:
        say(pl=f"zapomnianych wątków: {count}", ru=f"забытых потоков: {count}")
    else:
        say(
            pl=f"zapomnianych wątków: {count}, zajęta pamięć: {kib} KiB",
            ru=f"забытых потоков: {count}, занято памяти: {kib} КиБ",
        )
