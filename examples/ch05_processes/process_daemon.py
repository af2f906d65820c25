# pl: Zwykły proces potomny, demon i demon, którego rodzica już nie ma.
# ru: Обычный дочерний процесс, демон и демон, чьего родителя уже нет.

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


def slow(answer):
    time.sleep(0.15)
    answer.send("done")


# ANCHOR: middle
def middle(answer, daemon):
    # pl: Na koniec `multiprocessing` czeka na zwykłe procesy, a demony zabija.
    # ru: В конце `multiprocessing` дожидается обычных процессов, а демонов убивает.
    multiprocessing.Process(target=slow, args=(answer,), daemon=daemon).start()
# ANCHOR_END: middle


def tell(target, *args):
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=target, args=(writer, *args))
    process.start()
    writer.close()
    process.join()
    try:
        reader.recv()
        say(pl="proces potomny skończył pracę", ru="дочерний процесс закончил работу")
    except EOFError:
        say(pl="proces potomny przerwany w połowie pracy", ru="дочерний процесс оборвался посреди работы")


# ANCHOR: orphan
def orphan(orders, end, answer):
    end.close()
    answer.send(os.getpid())
    try:
        orders.recv()
    except EOFError:
        answer.send("alone")


def parent(answer):
    reader, writer = multiprocessing.Pipe(duplex=False)
    multiprocessing.Process(target=orphan, args=(reader, writer, answer), daemon=True).start()
    while True:
        time.sleep(1)
# ANCHOR_END: orphan


def main():
    tell(middle, False)
    tell(middle, True)

    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=parent, args=(writer,))
    process.start()
    child = reader.recv()
    process.kill()
    process.join()
    say(pl=f"zabity rodzic procesu {child}", ru=f"родитель процесса {child} убит")
    assert reader.recv() == "alone"
    say(
        pl=f"proces {child} zobaczył koniec danych i sam kończy pracę",
        ru=f"процесс {child} увидел конец данных и завершается сам",
    )


if __name__ == "__main__":
    main()
