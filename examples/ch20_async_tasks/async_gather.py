# pl: Trzy zapytania do serwera naraz: wszystkie wyniki, pierwszy błąd, kolejność zakończenia.
# ru: Три запроса к серверу сразу: все результаты, первая ошибка, порядок завершения.

import asyncio
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


# ANCHOR: fetch
async def fetch(port, path):
    say(pl=f"czekam na /{path}", ru=f"жду /{path}")
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /{path} HTTP/1.0\r\n\r\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
    except asyncio.CancelledError:
        say(pl=f"porzucone: {path}", ru=f"брошен: {path}")
        raise
    head, page = answer.split("\r\n\r\n")
    if "200" not in head:
        raise OSError("not 200")
    return page
# ANCHOR_END: fetch


async def show(port, path):
    page = await fetch(port, path)
    say(pl=f"gotowe: {page}", ru=f"готово: {page}")


async def serve(reader, writer):
    path = (await reader.readline()).decode().split(" ")[1].strip("/")
    if path.isdigit():
        await asyncio.sleep(int(path) / 1000)
        writer.write(f"HTTP/1.0 200 OK\r\n\r\n/{path}".encode())
    else:
        writer.write(b"HTTP/1.0 404 Not Found\r\n\r\n")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    # ANCHOR: all
    say(pl="wszystkie:", ru="все:")
    paths = ("90", "30", "60")
    pages = await asyncio.gather(*[fetch(port, path) for path in paths])
    pages = ", ".join(pages)
    say(pl=f"w kolejności zapytań: {pages}", ru=f"в порядке запросов: {pages}")
    # ANCHOR_END: all

    # ANCHOR: first_error
    say(pl="do pierwszego błędu:", ru="до первой ошибки:")
    failed = "false"
    try:
        # pl: `gather` nie anulowałby pozostałych, `TaskGroup` anuluje.
        # ru: `gather` остальных бы не отменил, `TaskGroup` отменяет.
        async with asyncio.TaskGroup() as group:
            for path in ("90", "missing", "60"):
                group.create_task(fetch(port, path))
    except ExceptionGroup:
        failed = "true"
    say(pl=f"błąd: {failed}", ru=f"ошибка: {failed}")
    # ANCHOR_END: first_error

    # ANCHOR: as_completed
    say(pl="zadania:", ru="задачи:")
    tasks = [asyncio.create_task(show(port, path)) for path in ("90", "missing", "60")]
    try:
        await asyncio.gather(*tasks)
    except OSError:
        say(pl="jeden błąd, reszta działa", ru="одна ошибка, остальные работают")
    await asyncio.wait(tasks)
    # ANCHOR_END: as_completed


asyncio.run(main())
