# pl: Serwer faksów to osobny proces. Druga kartka jest pusta. Czy pusta wiadomość może oznaczać koniec?
# ru: Сервер факсов — отдельный процесс. Вторая страница пуста. Может ли пустое сообщение означать конец?

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


TEXTS = ["10:00", "", "12:30"]


# ANCHOR: server
def server(queue, sent, is_end):
    while True:
        document = queue.get()
        if is_end(document):
            break
        # pl: Wysyłanie faksu trochę trwa.
        # ru: Отправка факса занимает время.
        time.sleep(0.05)
        sent.put(True)
    sent.put(None)


def falsy(document):
    return not document


def none(document):
    return document is None
# ANCHOR_END: server


# ANCHOR: client
def send_all(is_end):
    queue, sent = multiprocessing.Queue(), multiprocessing.Queue()
    process = multiprocessing.Process(target=server, args=(queue, sent, is_end))
    process.start()
    for text in TEXTS:
        queue.put(text)
    queue.put(None)
    queue.close()

    count = 0
    while sent.get() is not None:
        count += 1
        say(pl=f"wysłany faks {count}", ru=f"отправлен факс {count}")
    process.join()
    say(pl=f"faksy wysłane: {count} z 3", ru=f"отправлено факсов: {count} из 3")
# ANCHOR_END: client


if __name__ == "__main__":
    say(pl="koniec to pusta kartka", ru="конец — это пустая страница")
    send_all(falsy)
    # pl: Tu końcem jest `None`, a łącze zamyka się po nim.
    # ru: Здесь конец — это `None`, а канал закрывается после него.
    say(pl="koniec to zamknięte łącze", ru="конец — это закрытый канал")
    send_all(none)
