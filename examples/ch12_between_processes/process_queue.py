# pl: Producent i konsument to osobne procesy. Rodzic, który czeka przed czytaniem, nie doczekałby się nigdy.
# ru: Производитель и потребитель — отдельные процессы. Родитель, который ждёт, прежде чем читать, не дождался бы никогда.

import json
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


MANY = 20_000


# ANCHOR: ends
def producer(queue):
    for message in 1, "two", [42, None, "hello"]:
        queue.put(message)
    queue.put(END)


def consumer(queue, answers):
    while (message := queue.get()) != END:
        answers.put(json.dumps(message, separators=(",", ":")))
    answers.put(END)
# ANCHOR_END: ends


# pl: Kolejka nie ma końca danych, więc koniec jest umówioną wiadomością.
# ru: У очереди нет конца данных, поэтому конец — условное сообщение.
END = "END"


# ANCHOR: route
def route():
    # pl: Jedna kolejka dla obu procesów: rodzic niczego nie przekłada.
    # ru: Одна очередь на оба процесса: родитель ничего не перекладывает.
    queue, answers = multiprocessing.Queue(), multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=producer, args=(queue,)),
        multiprocessing.Process(target=consumer, args=(queue, answers)),
    ]
    for process in processes:
        process.start()
    while (message := answers.get()) != END:
        say(pl=f"konsument dostał {message}", ru=f"потребитель получил {message}")
    for process in processes:
        process.join()
    say(pl="oba procesy skończyły pracę", ru="оба процесса закончили работу")
# ANCHOR_END: route


def busy_producer(queue):
    for number in range(MANY):
        queue.put(number)


# ANCHOR: wait
def wait_before_reading():
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=busy_producer, args=(queue,))
    process.start()
    say(pl="czekam, aż producent skończy", ru="жду, пока производитель закончит")
    process.join(timeout=0.3)
    if process.is_alive():
        say(
            pl="300 ms, a producent nadal żyje. Zaczynam czytać",
            ru="300 мс, а производитель ещё жив. Начинаю читать",
        )
    read = sum(1 for _ in range(MANY) if queue.get() is not None)
    say(pl=f"przeczytane wiadomości: {read}", ru=f"прочитано сообщений: {read}")
    process.join()
    say(pl="producent skończył pracę", ru="производитель закончил работу")
# ANCHOR_END: wait


if __name__ == "__main__":
    route()
    wait_before_reading()
