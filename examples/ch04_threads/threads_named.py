# pl: Dwa nazwane wątki witają się po dziesięć razy. Kto kiedy, decyduje planista.
# ru: Два потока с именами здороваются по десять раз. Кто и когда — решает планировщик.

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


# ANCHOR: hello
def hello(times):
    for nr in range(1, times + 1):
        say(pl=f"cześć #{nr:02}", ru=f"привет #{nr:02}")


def two_named_threads():
    threads = [
        threading.Thread(name=name, target=hello, kwargs={"times": 10})
        for name in ("alfa", "beta")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
# ANCHOR_END: hello


# ANCHOR: names
def length_in_system():
    # pl: Do wersji 3.13 wątek nosi w systemie nazwę programu.
    # ru: До версии 3.13 поток в системе носит имя программы.
    try:
        with open("/proc/thread-self/comm", encoding="utf-8") as comm:
            return len(comm.read().rstrip())
    except OSError:
        return None


def a_long_name():
    full, kept = len(threading.current_thread().name), length_in_system()
    if kept is None:
        say(pl=f"nazwa ma {full} znaków", ru=f"в имени знаков: {full}")
    else:
        say(pl=f"nazwa ma {full} znaków, w systemie {kept}", ru=f"в имени знаков: {full}, в системе: {kept}")
# ANCHOR_END: names


two_named_threads()
thread = threading.Thread(name="a-name-too-long-for-the-system", target=a_long_name)
thread.start()
thread.join()
