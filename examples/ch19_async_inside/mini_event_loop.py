# pl: Pętla zdarzeń w jednym pliku: kolejka gotowych, budziki i odpytywanie. Ten sam program wykonuje ona i tokio.
# ru: Цикл событий в одном файле: очередь готовых, будильники и опрос. Одну и ту же программу выполняют он и tokio.

import asyncio
import collections
import heapq
import os
import sys
import threading
import time
import types

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: program
async def guest(name, ms, sleep):
    say(pl=f"{name} zamawia", ru=f"{name} заказывает")
    await sleep(ms / 1000)
    say(pl=f"{name} płaci", ru=f"{name} платит")


async def main():
    await asyncio.gather(*(guest(name, ms, asyncio.sleep) for name, ms in GUESTS))


GUESTS = [("A", 60), ("B", 20), ("C", 40)]
# ANCHOR_END: program


# ANCHOR: loop
class EventLoop:
    def __init__(self):
        self.ready = collections.deque()
        self.timers = []

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                self.poll(self.ready.popleft())
            if self.timers:
                at, _, coroutine = heapq.heappop(self.timers)
                time.sleep(max(0, at - time.monotonic()))
                self.ready.append(coroutine)

    def poll(self, coroutine):
        try:
            at = coroutine.send(None)
            heapq.heappush(self.timers, (at, id(coroutine), coroutine))
        except StopIteration:
            pass
# ANCHOR_END: loop


# ANCHOR: sleep
@types.coroutine
def sleep(seconds):
    yield time.monotonic() + seconds
# ANCHOR_END: sleep


say(pl="własna pętla", ru="свой цикл")
mine = EventLoop()
for name, ms in GUESTS:
    mine.spawn(guest(name, ms, sleep))
mine.run()

say(pl="biblioteka", ru="библиотека")
asyncio.run(main())
