# pl: Powiadomienie między sprawdzeniem flagi a zaśnięciem przepada. Barierą ustawiamy je dokładnie w tym miejscu, a limit czasu
# pl: pozwala wyjść i o tym opowiedzieć.
# ru: Уведомление между проверкой флага и засыпанием пропадает. Барьер ставит его точно в это место, а тайм-аут позволяет
# ru: выйти и рассказать об этом.

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


PATIENCE = 0.3


# ANCHOR: without_lock
def without_lock():
    is_ready = False
    changed = threading.Condition()
    # pl: Dwa spotkania zamiast pecha: między nimi wątek główny ustawia flagę i powiadamia.
    # ru: Две встречи вместо невезения: между ними главный поток ставит флаг и уведомляет.
    meeting = threading.Barrier(2)

    def wait():
        # pl: Bez blokady Python nie powiadomi, więc błąd jest gdzie indziej: flagę sprawdzono, zanim zajęto blokadę.
        # ru: Без блокировки Python не уведомит, поэтому ошибка в другом месте: флаг проверили до захвата блокировки.
        if not is_ready:
            say(pl="flaga nieustawiona, zaraz zasnę", ru="флаг не установлен, сейчас усну")
            meeting.wait()
            meeting.wait()
            with changed:
                say(pl="śpię, najwyżej 300 ms", ru="сплю, не дольше 300 мс")
                if not changed.wait(PATIENCE):
                    say(
                        pl="obudził mnie limit czasu: powiadomienie przepadło",
                        ru="разбудил тайм-аут: уведомление пропало",
                    )

    thread = threading.Thread(target=wait)
    thread.start()
    meeting.wait()
    is_ready = True
    with changed:
        changed.notify()
    say(pl="flaga ustawiona, powiadomienie wysłane", ru="флаг установлен, уведомление отправлено")
    meeting.wait()
    thread.join()
# ANCHOR_END: without_lock


# ANCHOR: with_lock
def with_lock():
    is_ready = False
    changed = threading.Condition()
    meeting = threading.Barrier(2)

    def wait():
        with changed:
            if not is_ready:
                say(pl="flaga nieustawiona, zaraz zasnę", ru="флаг не установлен, сейчас усну")
            meeting.wait()
            # pl: Pech w tym samym miejscu. Teraz nic nie zepsuje: blokadę trzymamy aż do zaśnięcia.
            # ru: Невезение в том же месте. Теперь оно безвредно: до самого сна блокировка у нас.
            time.sleep(0.06)
            say(pl="śpię, najwyżej 300 ms", ru="сплю, не дольше 300 мс")
            ready = changed.wait_for(lambda: is_ready, PATIENCE)
            say(pl=f"nie śpię, flaga: {str(ready).lower()}", ru=f"не сплю, флаг: {str(ready).lower()}")

    thread = threading.Thread(target=wait)
    thread.start()
    meeting.wait()
    say(pl="chcę ustawić flagę, czekam na muteks", ru="хочу установить флаг, жду мьютекс")
    with changed:
        is_ready = True
        changed.notify()
    say(pl="flaga ustawiona, powiadomienie wysłane", ru="флаг установлен, уведомление отправлено")
    thread.join()
# ANCHOR_END: with_lock


say(pl="scena 1: flaga zmienia się bez muteksu", ru="сцена 1: флаг меняют без мьютекса")
without_lock()
say(pl="scena 2: flaga zmienia się pod muteksem", ru="сцена 2: флаг меняют под мьютексом")
with_lock()
