# pl: Trzy wątki spotykają się dwa razy przy barierze. Bariera czeka, aż dotrą, a nie, aż skończą pracę.
# ru: Три потока дважды встречаются у барьера. Барьер ждёт, пока они дойдут, а не пока закончат работу.

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


# ANCHOR: meeting
say(pl="uruchamiam trzy wątki", ru="запускаю три потока")
barrier = threading.Barrier(3)


def visit(n):
    for round, ms in [(1, 50 * n), (2, 200 - 50 * n)]:
        say(pl=f"runda {round}: pracuję {ms} ms", ru=f"раунд {round}: работаю {ms} мс")
        time.sleep(ms / 1000)

        say(pl=f"runda {round}: czekam przy barierze", ru=f"раунд {round}: жду у барьера")
        # pl: Każdy wątek dostaje inny numer od 0 do 2. Ten z numerem 0 może być liderem.
        # ru: Каждый поток получает свой номер от 0 до 2. Поток с номером 0 может быть лидером.
        if barrier.wait() == 0:
            say(pl=f"runda {round}: komplet, a liderem jestem ja", ru=f"раунд {round}: все в сборе, лидер — я")

    # pl: Bariera przepuściła już wszystkich, a każdy wątek ma jeszcze pracę.
    # ru: Барьер уже пропустил всех, а у каждого потока ещё есть работа.
    ms = 100 * n
    say(pl=f"za barierą: pracuję jeszcze {ms} ms", ru=f"за барьером: работаю ещё {ms} мс")
    time.sleep(ms / 1000)
    say(pl="koniec mojej pracy", ru="моя работа закончена")


threads = [threading.Thread(target=visit, args=[n]) for n in range(1, 4)]
for thread in threads:
    thread.start()

say(pl="czekam na zakończenie wątków", ru="жду завершения потоков")
for thread in threads:
    thread.join()

say(pl="dopiero teraz wszystkie wątki skończyły pracę", ru="только теперь все потоки закончили работу")
# ANCHOR_END: meeting
