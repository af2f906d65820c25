# pl: Łącze ma dwa końce. Koniec danych nadchodzi dopiero wtedy, gdy znikną wszystkie końce do pisania.
# ru: У канала два конца. Данные кончаются лишь тогда, когда исчезнут все концы для записи.

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


def child(writer):
    writer.send([42, None, "hello"])


def main():
    # ANCHOR: pipe
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=child, args=(writer,))
    process.start()

    message = json.dumps(reader.recv(), separators=(",", ":"))
    say(pl=f"z łącza przyszło {message}", ru=f"из канала пришло {message}")
    process.join()
    say(pl="proces potomny skończył pracę", ru="дочерний процесс закончил работу")
    # ANCHOR_END: pipe

    # ANCHOR: end
    say(pl="czekam na koniec danych", ru="жду конца данных")
    if not reader.poll(timeout=0.2):
        say(
            pl="przez 200 ms nic: kopię końca do pisania mam jeszcze ja. Zamykam ją",
            ru="200 мс ничего: копия конца для записи ещё у меня. Закрываю её",
        )
    writer.close()
    try:
        reader.recv()
    except EOFError:
        say(pl="koniec danych", ru="конец данных")
    # ANCHOR_END: end


if __name__ == "__main__":
    main()
