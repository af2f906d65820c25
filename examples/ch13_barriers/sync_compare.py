# pl: Pięć mechanizmów, każdy w najmniejszej scenie, w której jest potrzebny.
# ru: Пять механизмов, каждый в самой маленькой сцене, где он нужен.

import argparse
import os
import queue
import sys
import threading
import time
from contextlib import contextmanager

START = time.monotonic()
WORK = 0.03


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if options.lang == 'ru' else pl}\n")


@contextmanager
def scope(*targets):
    # pl: Każda funkcja dostaje własny wątek. Koniec bloku `with` czeka na wszystkie.
    # ru: Каждая функция получает свой поток. Конец блока `with` ждёт их всех.
    threads = [threading.Thread(target=target, args=args) for target, *args in targets]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


# ANCHOR: mutex
def mutex():
    say(pl="muteks: do danych wchodzi jeden wątek naraz", ru="мьютекс: к данным допускается один поток за раз")
    lock, balance = threading.Lock(), 100

    def pay_in(deposit):
        nonlocal balance
        say(pl="czekam na muteks", ru="жду мьютекс")
        with lock:
            say(
                pl=f"mam muteks, na koncie {balance}, wpłacam {deposit}",
                ru=f"мьютекс у меня, на счёте {balance}, вношу {deposit}",
            )
            time.sleep(WORK)
            balance += deposit

    with scope((pay_in, 10), (pay_in, 20)):
        pass
    say(pl=f"żadna wpłata nie zginęła: {balance}", ru=f"ни один взнос не пропал: {balance}")
# ANCHOR_END: mutex


# ANCHOR: event
def event():
    say(pl="zdarzenie: wszyscy czekają, aż coś się stanie", ru="событие: все ждут, пока что-то не произойдёт")
    ready = threading.Event()

    def start():
        say(pl="czekam na zdarzenie", ru="жду события")
        ready.wait()
        say(pl="zdarzenie zaszło, ruszam", ru="событие произошло, начинаю")

    with scope([start], [start]):
        say(pl="przygotowuję dane", ru="готовлю данные")
        time.sleep(WORK)
        say(pl="dane są, ustawiam zdarzenie", ru="данные есть, устанавливаю событие")
        ready.set()
# ANCHOR_END: event


# ANCHOR: queue
def queue_():
    say(pl="kolejka: jeden wątek oddaje dane drugiemu", ru="очередь: один поток передаёт данные другому")
    numbers = queue.Queue()

    def produce():
        for number in 1, 2, 3:
            say(pl=f"przygotowuję liczbę {number}", ru=f"готовлю число {number}")
            time.sleep(WORK)
            numbers.put(number)
        # pl: Kolejka Pythona nie wie, że nadawca skończył. Trzeba to powiedzieć: tu robi to None.
        # ru: Очередь Python не знает, что отправитель закончил. Об этом надо сказать: здесь это делает None.
        numbers.put(None)

    with scope([produce]):
        say(pl="czekam na pierwszą liczbę", ru="жду первое число")
        while (number := numbers.get()) is not None:
            say(pl=f"dostaję liczbę {number}, czekam na następną", ru=f"получаю число {number}, жду следующее")
        say(pl="więcej liczb nie będzie", ru="больше чисел не будет")
# ANCHOR_END: queue


# ANCHOR: semaphore
def semaphore():
    say(pl="semafor: pracują najwyżej dwa wątki naraz", ru="семафор: одновременно работают не больше двух потоков")
    permits, lock = threading.Semaphore(2), threading.Lock()
    inside = most = 0

    def work():
        nonlocal inside, most
        say(pl="czekam na pozwolenie", ru="жду разрешения")
        with permits:
            with lock:
                inside += 1
                most = max(most, inside)
            say(pl="mam pozwolenie, pracuję", ru="разрешение у меня, работаю")
            time.sleep(WORK)
            with lock:
                inside -= 1

    with scope([work], [work], [work]):
        pass
    say(pl=f"najwięcej wątków naraz: {most}", ru=f"больше всего потоков сразу: {most}")
# ANCHOR_END: semaphore


# ANCHOR: barrier
def barrier():
    say(
        pl="bariera: nikt nie idzie dalej, dopóki nie dotrą wszyscy",
        ru="барьер: никто не идёт дальше, пока не дойдут все",
    )
    meeting, lock, total = threading.Barrier(3), threading.Lock(), 0

    def count(part):
        nonlocal total
        say(pl=f"liczę część {part}", ru=f"считаю часть {part}")
        time.sleep(WORK * part)
        with lock:
            total += part
        say(pl=f"część {part} gotowa, czekam na resztę", ru=f"часть {part} готова, жду остальных")
        meeting.wait()
        say(pl=f"są już wszystkie części, suma {total}", ru=f"все части на месте, сумма {total}")

    with scope((count, 1), (count, 2), (count, 3)):
        pass
# ANCHOR_END: barrier


scenes = {"mutex": mutex, "event": event, "queue": queue_, "semaphore": semaphore, "barrier": barrier}
parser = argparse.ArgumentParser()
parser.add_argument("--lang", choices=["pl", "ru"], default=os.environ.get("WORKBOOK_LANG", "pl"))
parser.add_argument("--mechanism", choices=scenes)
options = parser.parse_args()

for name, play in scenes.items():
    if options.mechanism in (None, name):
        play()
