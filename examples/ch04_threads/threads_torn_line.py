# pl: Wiersz zapisany na dwa razy: między tekst a znak końca wchodzi inny wątek.
# ru: Строка, записанная в два приёма: между текстом и концом строки вклинивается другой поток.

import json
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


# ANCHOR: torn
def in_two_writes(paper, together, n):
    # pl: Tak pisze `print`: najpierw tekst, potem koniec wiersza.
    # ru: Так пишет `print`: сначала текст, потом конец строки.
    paper.append(f"[{n}]")
    together.wait()
    paper.append("\n")


def in_one_write(paper, together, n):
    together.wait()
    paper.append(f"[{n}]\n")
# ANCHOR_END: torn


def from_two_threads(write):
    paper, together = [], threading.Barrier(2)
    threads = [threading.Thread(target=write, args=(paper, together, n)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return json.dumps("".join(paper))


torn = from_two_threads(in_two_writes)
say(pl=f"na dwa razy: {torn}", ru=f"в два приёма: {torn}")
whole = from_two_threads(in_one_write)
say(pl=f"jednym zapisem: {whole}", ru=f"одной записью: {whole}")
say(pl="każdy wiersz tego programu to jeden zapis", ru="каждая строка этой программы — одна запись")
