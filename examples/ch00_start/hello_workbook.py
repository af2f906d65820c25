# pl: Pierwszy program w zeszycie: dwa wątki pracują jednocześnie, a wątek główny na nie czeka.
# ru: Первая программа практикума: два потока работают одновременно, а главный их ждёт.

import os
import sys
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")


def say(pl, ru):
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
say(pl=f"liczba rdzeni do dyspozycji: {cores}", ru=f"ядер в распоряжении: {cores}")


# ANCHOR: threads
def work(part):
    say(pl=f"zaczynam część {part}", ru=f"начинаю часть {part}")
    time.sleep(0.1)
    say(pl=f"część {part} zrobiona", ru=f"часть {part} сделана")


threads = [threading.Thread(target=work, args=[part]) for part in "AB"]
for thread in threads:
    thread.start()
say(pl="czekam na oba wątki", ru="жду оба потока")
for thread in threads:
    thread.join()
say(pl="wszystko zrobione", ru="всё сделано")
# ANCHOR_END: threads
