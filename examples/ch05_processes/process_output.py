# pl: Trzy procesy piszą do jednego łącza. `print` zapisuje tekst i koniec wiersza osobno.
# ru: Три процесса пишут в один канал. `print` записывает текст и конец строки отдельно.

import io
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


LINES = 5000
TEXT = "0123456789"


# ANCHOR: child
def child(file, how):
    # pl: Bez bufora każdy zapis idzie od razu do systemu, jak przy `python -u`.
    # ru: Без буфера каждая запись сразу идёт в систему, как при `python -u`.
    raw = open(file, "wb", buffering=0, closefd=False)
    sys.stdout = io.TextIOWrapper(raw, write_through=True)
    for _ in range(LINES):
        if how == "line":
            sys.stdout.write(TEXT + "\n")
        else:
            print(TEXT)
# ANCHOR_END: child


def glued(how):
    reader, writer = os.pipe()
    children = [multiprocessing.get_context("fork").Process(target=child, args=(writer, how)) for _ in range(3)]
    for process in children:
        process.start()
    os.close(writer)
    with open(reader) as file:
        lines = file.read().splitlines()
    for process in children:
        process.join()
    return sum(line != TEXT for line in lines)


def main():
    count = glued("line")
    say(
        pl=f"wiersz jednym zapisem, niecałe wiersze: {count}",
        ru=f"строка одной записью, испорчено строк: {count}",
    )
    count = glued("print")
    say(
        pl=f"tekst i koniec wiersza osobno, niecałe wiersze: {count}",
        ru=f"текст и конец строки отдельно, испорчено строк: {count}",
    )


if __name__ == "__main__":
    main()
