# pl: Czy maszyna ma dla nas czas? Na zajętej czasy o niczym nie świadczą.
# ru: Есть ли у машины время для нас? На занятой времена ничего не доказывают.

import time

PROBE = 0.03


def share():
    """Which share of one core this process gets, in percent: under the GIL it cannot use more."""
    clock, processor = time.monotonic(), time.process_time()
    while time.monotonic() - clock < PROBE:
        pass
    return round(100 * (time.process_time() - processor) / (time.monotonic() - clock))
