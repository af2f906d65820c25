# pl: Program uruchamia trzy procesy. Każdy proces ma własną pamięć, więc także własny licznik.
# ru: Программа запускает три процесса. У каждого процесса своя память, а значит, и свой счётчик.

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


# ANCHOR: child
counter = 0


def child(millis, answer):
    # pl: To wykonuje każdy proces potomny.
    # ru: Это выполняет каждый дочерний процесс.
    global counter
    time.sleep(millis / 1000)
    counter += 1
    answer.send(counter)
# ANCHOR_END: child


# ANCHOR: parent
def main():
    children = []
    for number in range(1, 4):
        reader, writer = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=child, args=(100, writer))
        process.start()
        say(pl=f"proces {number} działa", ru=f"процесс {number} работает")
        children.append((number, process, reader))
    say(pl="czekam na procesy", ru="жду процессы")
    for number, process, reader in children:
        answer = reader.recv()
        process.join()
        say(
            pl=f"proces {number} skończył, u niego licznik pokazuje {answer}",
            ru=f"процесс {number} завершился, у него на счётчике {answer}",
        )
    say(pl=f"licznik rodzica: {counter}", ru=f"счётчик родителя: {counter}")


if __name__ == "__main__":
    main()
# ANCHOR_END: parent
