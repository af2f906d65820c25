# pl: Dwa procesy piszą do tego samego końca łącza, każdy swoją wiadomość w dwóch kawałkach.
# ru: Два процесса пишут в один и тот же конец канала, каждый — своё сообщение двумя кусками.

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


# ANCHOR: child
def child(name, signals, writer):
    message = f'{{"from": {name}, "text": "hello"}}\n'
    for part in message[:10], message[10:]:
        # pl: Pisze dopiero wtedy, gdy rodzic da znak.
        # ru: Пишет только по знаку родителя.
        signals.recv()
        os.write(writer.fileno(), part.encode())
# ANCHOR_END: child


# ANCHOR: parent
def whole_messages(turns):
    reader, writer = multiprocessing.Pipe(duplex=False)
    signals, processes = {}, []
    for name in 1, 2:
        receiver, signals[name] = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=child, args=(name, receiver, writer))
        process.start()
        processes.append(process)
    data = b""
    for turn in turns:
        signals[turn].send(True)
        data += os.read(reader.fileno(), 64)
    for process in processes:
        process.join()
    return sum(map(is_whole, data.decode().splitlines()))
# ANCHOR_END: parent


def is_whole(line):
    try:
        json.loads(line)
        return True
    except ValueError:
        return False


if __name__ == "__main__":
    for a, b, c, d in (1, 1, 2, 2), (1, 2, 2, 1):
        whole = whole_messages([a, b, c, d])
        say(
            pl=f"piszą kolejno {a}, {b}, {c}, {d}: całych wiadomości {whole} z 2",
            ru=f"пишут по очереди {a}, {b}, {c}, {d}: целых сообщений {whole} из 2",
        )
