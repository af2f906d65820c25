# pl: Metoda `spawn` wykonuje w procesie potomnym cały moduł główny od nowa. Dlatego trzeba sprawdzić, kto go wykonuje.
# ru: Метод `spawn` заново выполняет в дочернем процессе весь главный модуль. Поэтому надо проверить, кто его выполняет.

import os
import subprocess
import sys
import tempfile
import threading
import time

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")


def say(pl, ru):
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: programs
CARELESS = """
import multiprocessing, os
multiprocessing.set_start_method("spawn", force=True)
print(os.getpid(), flush=True)
multiprocessing.Process(target=print).start()
"""

CAREFUL = """
import multiprocessing, os
print(os.getpid(), flush=True)
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    multiprocessing.Process(target=int).start()
"""
# ANCHOR_END: programs

GONE = """
import os, subprocess, sys
os.remove(__file__)
raise SystemExit(subprocess.run([sys.executable, __file__], stderr=subprocess.DEVNULL).returncode)
"""


def run(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "w") as file:
            file.write(program)
        return subprocess.run([sys.executable, path], capture_output=True, text=True)


finished = run(CARELESS)
# pl: Bezpiecznikiem jest sam CPython: widzi, że proces potomny już podczas startu chce mieć własny proces potomny.
# ru: Предохранитель здесь сам CPython: он видит, что дочерний процесс запускает ещё один прямо при старте.
assert "RuntimeError" in finished.stderr
count = len(finished.stdout.splitlines())
say(
    pl=f"bez sprawdzenia roli: liczba procesów {count}, zatrzymał je bezpiecznik",
    ru=f"роль не проверена: процессов {count}, их остановил предохранитель",
)
finished = run(CAREFUL)
assert finished.returncode == 0 and not finished.stderr
count = len(finished.stdout.splitlines())
say(pl=f"najpierw rola: liczba procesów {count}", ru=f"сначала роль: процессов {count}")
assert run(GONE).returncode != 0
say(
    pl="plik programu usunięty: procesu potomnego nie da się uruchomić",
    ru="файл программы удалён: дочерний процесс не запустить",
)
