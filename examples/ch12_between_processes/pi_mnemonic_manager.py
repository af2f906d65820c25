# pl: Siedem procesów liczy litery siedmiu słów i oddaje wyniki serwerowi. Kolejność daje klucz, nie czas.
# ru: Семь процессов считают буквы семи слов и отдают результаты серверу. Порядок даёт ключ, а не время.

import multiprocessing
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


TEXT = "How I wish I could calculate pi"


# ANCHOR: word
def count(items, number, word):
    # pl: Im dalej w zdaniu stoi słowo, tym szybciej jest policzone.
    # ru: Чем дальше слово, тем быстрее оно сосчитано.
    time.sleep(0.02 * (7 - number))
    items[number] = len(word)
# ANCHOR_END: word


# ANCHOR: lengths
def lengths():
    with multiprocessing.Manager() as manager:
        items = manager.dict()
        workers = []
        for number, word in enumerate(TEXT.split()):
            worker = multiprocessing.Process(
                target=count, args=(items, number, word)
            )
            worker.start()
            say(pl=f"proces {worker.pid} liczy słowo {word}", ru=f"процесс {worker.pid} считает слово {word}")
            workers.append(worker)
        for worker in workers:
            worker.join()
        pi = "".join(str(length) for _, length in sorted(items.items()))
        say(pl=f"długości po kolei: {pi}", ru=f"длины по порядку: {pi}")
# ANCHOR_END: lengths


if __name__ == "__main__":
    lengths()
