# pl: Ile kosztuje uruchomienie i doczekanie końca: wątku i procesu.
# ru: Сколько стоит запустить и дождаться конца: потока и процесса.

import multiprocessing
import os
import statistics
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")


def say(pl, ru):
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


ROUNDS = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 5


def nothing():
    pass


# ANCHOR: cost
def measure(new):
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        worker = new(target=nothing)
        worker.start()
        worker.join()
        times.append((time.perf_counter() - started) * 1_000_000)
    return round(min(times)), round(statistics.median(times))


def main():
    say(pl="mierzę wątki", ru="замеряю потоки")
    of_thread = measure(threading.Thread)
    say(pl="mierzę procesy", ru="замеряю процессы")
    of_process = measure(multiprocessing.get_context("spawn").Process)
    # ANCHOR_END: cost
    for what, kind, (least, median) in ("wątek", "поток", of_thread), ("proces", "процесс", of_process):
        say(
            pl=f"{what}: najkrócej {least} µs, mediana {median} µs",
            ru=f"{kind}: самое меньшее {least} мкс, медиана {median} мкс",
        )
    times = of_process[0] // max(of_thread[0], 1)
    say(
        pl=f"najkrótsze czasy: proces {times} razy dłużej niż wątek",
        ru=f"если сравнить самое короткое время, процесс дороже потока во столько раз: {times}",
    )


if __name__ == "__main__":
    main()
