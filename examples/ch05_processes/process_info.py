# pl: Numer własny i numer rodzica: w procesie głównym i w czterech potomnych.
# ru: Собственный номер и номер родителя: в главном процессе и в четырёх дочерних.

import multiprocessing
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


# ANCHOR: info
def info(answer):
    answer.put((os.getpid(), os.getppid()))


def main():
    own, parent = os.getpid(), os.getppid()
    say(
        pl=f"proces główny: numer {own}, rodzic {parent}",
        ru=f"главный процесс: номер {own}, родитель {parent}",
    )
    answer = multiprocessing.SimpleQueue()
    for number in range(1, 5):
        process = multiprocessing.Process(target=info, args=(answer,))
        process.start()
        child, parent = answer.get()
        process.join()
        say(
            pl=f"proces {number}: numer {child}, rodzic {parent}",
            ru=f"процесс {number}: номер {child}, родитель {parent}",
        )
# ANCHOR_END: info


if __name__ == "__main__":
    main()
