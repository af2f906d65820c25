# pl: Listę żywych wątków prowadzi moduł `threading`.
# ru: Список живых потоков ведёт модуль `threading`.

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


def threads_in_system():
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return None


threading.current_thread().name = "main"
# pl: Pierwsze spotkanie: wszyscy już pracują. Drugie: mogą kończyć.
# ru: Первая встреча: все уже работают. Вторая: можно заканчивать.
working, done = threading.Barrier(3), threading.Barrier(4)


# ANCHOR: threads
def work():
    working.wait()
    done.wait()


threads = [
    threading.Thread(name=name, target=work) for name in ("alfa", "beta")
]
for thread in threads:
    thread.start()
working.wait()

names = ", ".join(sorted(thread.name for thread in threading.enumerate()))
say(pl=f"żyją: {names}", ru=f"живы: {names}")
if threads[0].is_alive():
    say(pl="alfa jeszcze działa", ru="alfa ещё работает")
# ANCHOR_END: threads

# ANCHOR: hidden
threads.append(threading.Thread(target=done.wait))
threads[-1].start()
# ANCHOR_END: hidden
known, everything = threading.active_count(), threads_in_system()
if everything is None:
    say(pl=f"na liście wątków: {known}", ru=f"в списке потоков: {known}")
else:
    say(
        pl=f"na liście wątków: {known}, w systemie: {everything}",
        ru=f"в списке потоков: {known}, в системе: {everything}",
    )
done.wait()
for thread in threads:
    thread.join()

left = threading.active_count()
say(pl=f"po zakończeniu na liście: {left}", ru=f"после завершения в списке: {left}")
