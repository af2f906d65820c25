# Nazwy obiektów i operacji w tabeli przeplotu.

# .acc: biernik, .gen: dopełniacz, .loc: miejscownik, .made: „utworzony” w tym rodzaju, .that: „który” w bierniku
object-mutex = muteks { $number }
    .acc = muteks { $number }
    .gen = muteksu { $number }
    .loc = muteksie { $number }
    .made = utworzony w { $place }
    .that = który
object-reentrant_mutex = blokada wielobieżna { $number }
    .acc = blokadę wielobieżną { $number }
    .gen = blokady wielobieżnej { $number }
    .loc = blokadzie wielobieżnej { $number }
    .made = utworzona w { $place }
    .that = którą
object-rw_lock = blokada czytelników i pisarzy { $number }
    .acc = blokadę czytelników i pisarzy { $number }
    .gen = blokady czytelników i pisarzy { $number }
    .loc = blokadzie czytelników i pisarzy { $number }
    .made = utworzona w { $place }
    .that = którą
object-condvar = zmienna warunkowa { $number }
    .acc = zmienną warunkową { $number }
    .gen = zmiennej warunkowej { $number }
    .loc = zmiennej warunkowej { $number }
    .made = utworzona w { $place }
    .that = którą
object-barrier = bariera { $number }
    .acc = barierę { $number }
    .gen = bariery { $number }
    .loc = barierze { $number }
    .made = utworzona w { $place }
    .that = którą
object-once = inicjalizacja { $number }
    .acc = inicjalizację { $number }
    .gen = inicjalizacji { $number }
    .loc = inicjalizacji { $number }
    .made = utworzona w { $place }
    .that = którą
object-channel = kanał { $number }
    .acc = kanał { $number }
    .gen = kanału { $number }
    .loc = kanale { $number }
    .made = utworzony w { $place }
    .that = który
object-atomic = zmienna atomowa { $number }
    .acc = zmienną atomową { $number }
    .gen = zmiennej atomowej { $number }
    .loc = zmiennej atomowej { $number }
    .made = utworzona w { $place }
    .that = którą
object-cell = komórka { $number }
    .acc = komórkę { $number }
    .gen = komórki { $number }
    .loc = komórce { $number }
    .made = utworzona w { $place }
    .that = którą

# .acc: biernik, .gen: dopełniacz
thread-main = wątek główny
    .acc = wątek główny
    .gen = wątku głównego
thread-numbered = wątek { $number }
    .acc = wątek { $number }
    .gen = wątku { $number }
thread-named = wątek „{ $name }”
    .acc = wątek „{ $name }”
    .gen = wątku „{ $name }”
task-numbered = zadanie { $number }
    .acc = zadanie { $number }
    .gen = zadania { $number }

op-lock = zajmuje { $object_acc }
op-lock-waits = czeka na { $object_acc }
op-try_lock = zajmuje { $object_acc } (`try_lock`)
op-try_lock_failed = nie dostaje { $object_gen } (`try_lock`)
op-unlock = zwalnia { $object_acc }
op-read = zajmuje { $object_acc } do odczytu
op-read-waits = czeka na { $object_acc } do odczytu
op-unread = zwalnia { $object_acc } po odczycie
op-write = zajmuje { $object_acc } do zapisu
op-write-waits = czeka na { $object_acc } do zapisu
op-unwrite = zwalnia { $object_acc } po zapisie
op-wait = budzi się na { $object_loc }
op-wait-waits = czeka na { $object_loc }
op-spurious_wake_up = { $has_object ->
    [yes] budzi się bez powiadomienia na { $object_loc } (fałszywe wybudzenie)
   *[no] budzi się bez powodu (fałszywe wybudzenie)
}
op-timed_out = przekracza limit czasu
op-notify_one = { $has_value ->
    [yes] { $value ->
        [0] powiadamia jeden wątek na { $object_loc }, ale nikt tam nie czeka
        [one] powiadamia jeden wątek na { $object_loc } (czeka { $value })
        [few] powiadamia jeden wątek na { $object_loc } (czekają { $value })
       *[many] powiadamia jeden wątek na { $object_loc } (czeka { $value })
    }
   *[no] powiadamia jeden wątek na { $object_loc }
}
op-notify_all = { $has_value ->
    [yes] { $value ->
        [0] powiadamia wszystkie wątki na { $object_loc }, ale nikt tam nie czeka
        [one] powiadamia wszystkie wątki na { $object_loc } (czeka { $value })
        [few] powiadamia wszystkie wątki na { $object_loc } (czekają { $value })
       *[many] powiadamia wszystkie wątki na { $object_loc } (czeka { $value })
    }
   *[no] powiadamia wszystkie wątki na { $object_loc }
}
op-barrier_wait = przechodzi przez { $object_acc }
op-barrier_wait-waits = czeka przy { $object_loc }
op-park = wraca z `park`
op-park-waits = zasypia w `park`
op-unpark = budzi { $other_acc } (`unpark`)
op-sleep = budzi się po `sleep`
op-sleep-waits = śpi (`sleep`)
op-yield = przepuszcza inne { $kind ->
    [task] zadania
   *[thread] wątki
}
op-spawn = uruchamia { $other_acc }
op-join = widzi koniec { $other_gen }
op-join-waits = czeka na zakończenie { $other_gen }
op-load = czyta { $value } ({ $object })
op-store = zapisuje { $value } ({ $object })
op-update = zmienia { $value } ({ $object })
op-update_failed = nie zmienia, bo zastaje { $value } ({ $object })
op-update_failed_spuriously = nie zmienia, choć zastaje { $value } (fałszywa porażka `_weak`; { $object })
op-cell_read = czyta bez synchronizacji { $object_acc }
op-cell_write = zapisuje bez synchronizacji { $object_acc }
op-send = wysyła do { $object_gen }
op-send-waits = czeka na miejsce w { $object_loc }
op-receive = odbiera z { $object_gen }
op-receive-waits = czeka na wiadomość z { $object_gen }
op-closed = zastaje zamknięty { $object_acc }
op-call_once = przechodzi przez { $object_acc }
op-call_once-waits = czeka na { $object_acc }
op-await = wznawia się po `.await`
op-await-waits = oczekuje (`.await`)
op-panic = panikuje: { $value }
op-end = kończy się
op-times = { $text } (× { $times })

# Tokio: krok to wywołanie, a co z niego wynika, mówi następny krok. Blokada i pozwolenie semafora to to samo.
op-lock-call = prosi o dostęp
op-try_lock-call = prosi o dostęp bez czekania
op-unlock-call = oddaje pozwolenia
op-read-call = prosi o dostęp do odczytu
op-write-call = prosi o dostęp do zapisu
op-wait-call = zaczyna czekać
op-notify_one-call = powiadamia jedno zadanie
op-notify_all-call = powiadamia wszystkie zadania
op-send-call = chce wysłać wiadomość
op-receive-call = chce odebrać wiadomość
op-sleep-call = zasypia na { $value } (`sleep`)
