# pl: Semafor z kolejki: pozwoleniem jest sama rzecz, którą się dzielimy.
# ru: Семафор из очереди: разрешением служит сама вещь, которую делят.

import os
import queue
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


# ANCHOR: tokens
printers = queue.Queue(maxsize=2)
for printer in "A", "B":
    printers.put(printer)


def work():
    say(pl="czekam na drukarkę", ru="жду принтер")
    printer = printers.get()
    say(pl=f"drukuję, drukarka: {printer}", ru=f"печатаю, принтер: {printer}")
    time.sleep(0.04)
    printers.put(printer)
    say(pl="drukarka oddana", ru="принтер возвращён")


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# pl: Kolejka ma dwa miejsca i oba są zajęte, więc jest też semaforem ograniczonym.
# ru: В очереди два места, и оба заняты, так что это ещё и ограниченный семафор.
try:
    printers.put_nowait("C")
except queue.Full:
    say(pl="na trzecią drukarkę nie ma miejsca", ru="для третьего принтера места нет")
# ANCHOR_END: tokens
