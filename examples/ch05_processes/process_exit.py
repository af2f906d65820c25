# pl: Cztery końce procesu i to, co o każdym wie rodzic.
# ru: Четыре конца процесса и что о каждом знает родитель.

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


def child(role):
    # pl: Opis wyjątku nie jest tu potrzebny.
    # ru: Описание исключения здесь не нужно.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if role == "code":
        sys.exit(3)
    if role == "panic":
        raise ValueError
    while role == "forever":
        time.sleep(1)


def start(role):
    process = multiprocessing.Process(target=child, args=(role,))
    process.start()
    return process


# ANCHOR: parent
def code(role):
    process = start(role)
    process.join()
    return process.exitcode


def main():
    returned = code("return")
    say(pl=f"zwykły koniec: kod {returned}", ru=f"обычный конец: код {returned}")
    chosen = code("code")
    say(pl=f"kod wybrany przez proces potomny: {chosen}", ru=f"код, который выбрал дочерний процесс: {chosen}")
    failed = code("panic")
    say(
        pl=f"nieobsłużony błąd w procesie potomnym: kod {failed}",
        ru=f"необработанная ошибка в дочернем процессе: код {failed}",
    )
    process = start("forever")
    if process.is_alive():
        say(pl="czwarty proces potomny jeszcze działa", ru="четвёртый дочерний процесс ещё работает")
    process.kill()
    process.join()
    # pl: Minus przed numerem znaczy: to sygnał, nie kod.
    # ru: Минус перед номером значит: это сигнал, а не код.
    signal = -process.exitcode
    say(
        pl=f"przerwany z zewnątrz: kodu nie ma, jest sygnał {signal}",
        ru=f"прерван извне: кода нет, есть сигнал {signal}",
    )
# ANCHOR_END: parent


if __name__ == "__main__":
    main()
