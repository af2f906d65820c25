# pl: Mała globalna blokada interpretera. Przekazuje się na prośbę, jak w CPythonie od wersji 3.2.
# ru: Маленькая глобальная блокировка интерпретатора. Её передают по просьбе, как в CPython начиная с версии 3.2.

import threading


class Gil:
    """A flag under a condition; whoever has waited for so many seconds asks for it. With `every`, it is given away after so many steps."""

    def __init__(self, after=0.005, every=None):
        self.after, self.every = after, every
        self.changed = threading.Condition()
        self.locked = self.requested = False
        self.turns = self.waiting = self.hand_overs = self.steps = 0

    def __enter__(self):
        with self.changed:
            self.take()
        return self

    def __exit__(self, *_):
        with self.changed:
            self.release()

    def take(self):
        self.waiting += 1
        while self.locked:
            before = self.turns
            in_time = self.changed.wait(None if self.every else self.after)
            if not in_time and self.locked and self.turns == before:
                self.requested = True
        self.waiting -= 1
        self.requested, self.locked = False, True
        self.turns += 1
        self.changed.notify_all()

    def release(self):
        self.locked = False
        self.changed.notify_all()

    def checkpoint(self):
        self.steps += 1
        if self.every:
            give_way = self.steps % self.every == 0 and self.waiting > 0
        else:
            give_way = self.requested
        if give_way:
            with self.changed:
                self.release()
                self.hand_overs += 1
                before = self.turns
                self.changed.wait_for(lambda: self.turns != before)
                self.take()

    def allow_threads(self, outside):
        with self.changed:
            self.release()
        try:
            return outside()
        finally:
            with self.changed:
                self.take()
