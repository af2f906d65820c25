# pl: Pula połączeń z bazą, na prawdziwych gniazdach. Baza mówi, ile połączeń miała otwartych naraz.
# ru: Пул соединений с базой на настоящих сокетах. База сообщает, сколько соединений было открыто сразу.

import os
import socket
import sys
import threading
import time
from contextlib import contextmanager

START = time.monotonic()
LANG = sys.argv[sys.argv.index("--lang") + 1] if "--lang" in sys.argv else os.environ.get("WORKBOOK_LANG", "pl")
CLIENTS, CONNECTIONS, QUERY = 6, 2, 0.04


def say(pl, ru):
    # pl: Jeden zapis na wiersz. `print` robi dwa, a między nimi potrafi wejść inny wątek.
    # ru: Одна запись на строку. `print` делает две, и между ними может вклиниться другой поток.
    elapsed = (time.monotonic() - START) * 1000
    name = threading.current_thread().name
    sys.stdout.write(f"{elapsed:5.0f} ms  {name:<18}  {ru if LANG == 'ru' else pl}\n")


# ANCHOR: pool
class Pool:
    def __init__(self, address):
        self.address = address
        self.permits = threading.BoundedSemaphore(CONNECTIONS)
        self.idle = []

    @contextmanager
    def connection(self):
        with self.permits:
            connection = self.idle.pop() if self.idle else socket.create_connection(self.address)
            # pl: Bez `finally`: po błędzie gniazdo się zamknie i do puli nie wróci.
            # ru: Без `finally`: после ошибки сокет закроется и в пул не вернётся.
            yield connection
            self.idle.append(connection)
# ANCHOR_END: pool


class Database:
    def __init__(self):
        self.lock = threading.Lock()
        self.open = self.most = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=[connection], daemon=True).start()

    # pl: Odsyła każdą liczbę po czasie jednego zapytania, dopóki klient nie zamknie połączenia.
    # ru: Отсылает каждое число обратно, потратив время запроса, пока клиент не закроет соединение.
    def serve(self, connection):
        with self.lock:
            self.open += 1
            self.most = max(self.most, self.open)
        with connection:
            while message := connection.recv(1):
                time.sleep(QUERY)
                connection.sendall(message)
        with self.lock:
            self.open -= 1


def ask_all(shared):
    database = Database()
    # ANCHOR: clients
    pool = Pool(database.address)

    def client(number):
        mine = pool if shared else Pool(database.address)
        say(pl="czekam na połączenie", ru="жду соединения")
        with mine.connection() as connection:
            say(pl="mam połączenie, pytam bazę", ru="соединение есть, спрашиваю базу")
            connection.sendall(bytes([number]))
            answer = connection.recv(1)[0]
            say(pl=f"baza odpowiada: {answer}", ru=f"база отвечает: {answer}")

    clients = [threading.Thread(target=client, args=[number]) for number in range(1, CLIENTS + 1)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    # ANCHOR_END: clients
    say(
        pl=f"najwięcej otwartych połączeń: {database.most}",
        ru=f"больше всего открытых соединений: {database.most}",
    )


say(pl="każdy klient robi własny semafor", ru="каждый клиент создаёт свой семафор")
ask_all(shared=False)
say(pl="jeden semafor dla wszystkich klientów", ru="один семафор на всех клиентов")
ask_all(shared=True)
