# pl: Słownik należy do jednego procesu. Inne pytają o niego przez gniazdo.
# ru: Словарь принадлежит одному процессу. Остальные обращаются к нему через сокет.

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


TIMES = 200


# ANCHOR: worker
def worker(visits, lock):
    for _ in range(TIMES):
        if lock:
            with lock:
                visits["visits"] += 1
        else:
            visits["visits"] += 1
# ANCHOR_END: worker


# ANCHOR: manager
def main():
    # pl: `Manager()` uruchamia proces serwera, a `dict()` zwraca pełnomocnika.
    # ru: `Manager()` запускает процесс-сервер, а `dict()` возвращает прокси.
    with multiprocessing.Manager() as manager:
        visits = manager.dict()
        expected = 2 * TIMES
        # pl: Serwer nie ma polecenia „dodaj”, więc pomaga blokada.
        # ru: Команды «прибавить» у сервера нет, поэтому помогает блокировка.
        for lock in None, manager.Lock():
            visits["visits"] = 0
            workers = [
                multiprocessing.Process(target=worker, args=(visits, lock))
                for _ in range(2)
            ]
            for process in workers:
                process.start()
            for process in workers:
                process.join()
            value = visits["visits"]
            if lock:
                say(
                    pl=f"jedno polecenie serwera: {value} z {expected}",
                    ru=f"одна команда серверу: {value} из {expected}",
                )
            else:
                say(
                    pl=f"odczyt i zapis to dwie wiadomości: {value} z {expected}",
                    ru=f"чтение и запись — два сообщения: {value} из {expected}",
                )
        measure(visits)
# ANCHOR_END: manager


def measure(visits):
    started = time.perf_counter()
    for _ in range(TIMES):
        visits["visits"]
    micros = round((time.perf_counter() - started) / TIMES * 1e6)
    own = {"visits": 0}
    started = time.perf_counter()
    for _ in range(TIMES):
        own["visits"]
    nanos = round((time.perf_counter() - started) / TIMES * 1e9)
    say(
        pl=f"jeden odczyt przez serwer: {micros} µs, z własnego słownika: {nanos} ns",
        ru=f"одно чтение через сервер: {micros} мкс, из своего словаря: {nanos} нс",
    )


if __name__ == "__main__":
    main()
