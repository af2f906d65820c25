# Co poszło nie tak. Jedno lub dwa zdania: błąd, wątki, obiekty, wiersze. Nigdy rozwiązanie.

diagnosis-deadlock = zakleszczenie
diagnosis-waits_forever = czekanie bez końca
diagnosis-wrong_result = zły wynik
diagnosis-broken_invariant = złamany niezmiennik
diagnosis-panic = panika
diagnosis-no_overlap = brak współbieżności
diagnosis-limit_exceeded = przekroczony limit
diagnosis-leak = wyciek
diagnosis-busy_wait = aktywne czekanie
diagnosis-data_race = wyścig danych
diagnosis-stuck = pętla bez wyjścia
diagnosis-timed_out = przekroczenie limitu czasu
diagnosis-crashed = awaria programu
diagnosis-nondeterministic = niepowtarzalny przebieg

list-and = { $first } i { $last }

# Ogniwo cyklu.
blocked-held = { $thread } czeka w { $place } na { $object_acc }{ $made }, { $that } trzyma { $holder } (od { $held })
blocked-join = { $thread } czeka w { $place } na zakończenie { $other_gen }
# Ten, kto trzyma blokadę, już się zakończył.
blocked-ended = { $thread } czeka w { $place } na { $object_acc }{ $made }, a { $holder } { $holder_kind ->
    [task] zakończyło
   *[thread] zakończył
} się, nie zwalniając tej blokady (od { $held })
blocked-unknown = w pewnym przeplocie program nie dochodzi do końca, bo ktoś czeka na coś, co już się nie stanie
blocked-self = { $thread } czeka w { $place } na { $object_acc }{ $made }, choć już trzyma tę blokadę (od { $held })

# Pod tabelą: w czym wątek utknął; { $waits } to „czeka na muteks 2”.
fault-held = { $waits }, { $that } trzyma { $holder }
fault-ended = { $waits }; { $holder } { $holder_kind ->
    [task] zakończyło
   *[thread] zakończył
} się, nie zwalniając tej blokady
fault-self = { $waits }, choć już trzyma tę blokadę
fault-look = w kółko sprawdza { $object_acc }
fault-again = w kółko ponawia próbę

forever-lock = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } na { $object_acc }{ $made }, a nikt już nie zwolni tej blokady
forever-wait = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } na { $object_loc }{ $made }, a nie ma już kto wysłać powiadomienia
forever-barrier = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } przy { $object_loc }{ $made }, a nikt więcej do niej nie dojdzie
forever-park = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w `park` w { $place }, a nie ma już kto wywołać `unpark`
forever-join = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } na zakończenie { $other_gen }, które nigdy nie nastąpi
forever-send = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } na miejsce w { $object_loc }{ $made }, a nie ma już kto odebrać wiadomości
forever-receive = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } na wiadomość z { $object_gen }{ $made }, a nie ma już kto jej wysłać; kanał nadal jest otwarty
forever-once = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place } na { $object_acc }{ $made }, a nie ma już kto jej dokończyć
forever-await = { $threads } { $n ->
    [one] oczekuje
   *[other] oczekują
}, a nie ma już kto wybudzić { $n ->
    [one] tego zadania
   *[other] tych zadań
} (uruchomiono je w { $place })
forever-await-at = { $threads } { $n ->
    [one] oczekuje
   *[other] oczekują
} w { $place }, a nie ma już kto { $n ->
    [one] go
   *[other] ich
} wybudzić
forever-look = { $threads } w kółko { $n ->
    [one] sprawdza
   *[other] sprawdzają
} w { $place } { $object_acc }{ $made }, a nikt już nie zmieni jej wartości
forever-again = { $threads } w kółko { $n ->
    [one] ponawia
   *[other] ponawiają
} próbę w { $place }, a nic się już nie zmieni
forever-other = { $threads } { $n ->
    [one] czeka
   *[other] czekają
} w { $place }, a nic już tego czekania nie skończy

# Zamiast wątku tam, gdzie wątków nie znamy.
program = program

required-compared = jest { $actual }, a powinno być { $expected } (warunek `{ $key }`)
required-limit = jednocześnie { $actual }, a wolno najwyżej { $expected } (warunek `{ $key }`)
required-never = w żadnym przeplocie nie zachodzi warunek `{ $key }`
required-plain = nie zachodzi warunek `{ $key }`
required-where = Wykrywa to { $thread } w { $place }.

panicked = { $thread } panikuje z komunikatem „{ $text }”
panicked-at = { $thread } panikuje w { $place } z komunikatem „{ $text }”

runs = { $thread } pracuje bez przerwy i nie dochodzi do żadnej operacji synchronizacji
runs-after = { $thread } pracuje bez przerwy i po { $place } nie dochodzi do żadnej operacji synchronizacji
computes = program pracuje bez przerwy i nie kończy tego przypadku
computes-after = program pracuje bez przerwy i po { $place } nie kończy tego przypadku
spins = { $thread } w kółko sprawdza warunek, zamiast zasnąć
spins-after = { $thread } w kółko sprawdza warunek w { $place }, zamiast zasnąć

left-waits = { $thread } (uruchomiony w { $spawned }) miał się już zakończyć, a w { $place } { $waits }
left-runs = { $thread } (uruchomiony w { $spawned }) miał się już zakończyć, a wciąż działa

raced = { $thread } { $does ->
    [writes] zapisuje
   *[reads] czyta
} w { $place } wartość, którą { $other } { $other_does ->
    [writes] zapisuje
   *[reads] czyta
} w { $other_place }, a żaden z tych dostępów nie poprzedza drugiego

left-processes = po zakończeniu przypadku { $n ->
    [one] wciąż działa { $n } proces
    [few] wciąż działają { $n } procesy
   *[many] wciąż działa { $n } procesów
} ({ $names }), na { $n ->
    [one] który
   *[other] które
} nikt nie zaczekał

child-ended = program przerwano, bo { $how }
child-died = program zakończył działanie w trakcie sprawdzania ({ $how })
how-wall = nie skończył pracy w ciągu { $n } { $n ->
    [one] sekundy
   *[other] sekund
}
how-blocked = wszystkie jego wątki czekają, a nie ma już nikogo, kto mógłby któryś obudzić
how-processes = uruchomił zbyt wiele procesów (limit: { $n })
how-signal = sygnał { $n }: { $name }
how-exit = kod wyjścia { $n }
how-segv = sygnał { $n }: { $name }, zwykle to przepełniony stos
how-overflow = przepełniony stos: zbyt głęboka rekurencja albo zbyt duże zmienne lokalne
how-memory = zabrakło pamięci
how-unknown = przyczyna nieznana
no-time = Przekroczenie limitu czasu: poprzednie przypadki nie dobiegły końca i na ten nie starczyło czasu. Popraw najpierw tamte.

diverged = ten sam przeplot za drugim razem przebiega inaczej, bo kod zależy od czegoś poza kolejnością wątków: od losowości, zegara albo stanu z poprzedniego przebiegu

outcome-no_file = Nie ma pliku { $file }. Przywróć go poleceniem `cargo workbook reset { $exercise }`.
outcome-unreadable = Nie można odczytać pliku { $file }: { $error }. Sprawdź prawa do niego.
outcome-not_utf8 = Plik { $file } nie jest zapisany w UTF-8: nieprawidłowy bajt w wierszu { $line }. Zapisz go w tym kodowaniu.
outcome-grader_changed = Plik tests/grade.rs różni się od dostarczonego z zeszytem, więc werdykt nic by nie znaczył. Przywróć go: `git checkout { $file }`.
outcome-stand_in = Rozwiązanie kompiluje się ze zwykłą biblioteką standardową, ale nie z jej odpowiednikiem, na którym sprawdzamy przeploty. To brak w zeszycie, nie w rozwiązaniu: zgłoś go.
outcome-grade_file = Plik { $file } nie kompiluje się z tym rozwiązaniem. Sprawdź, czy nazwy i typy publicznych funkcji są takie jak na początku.
outcome-silent = Kompilator nie kończy pracy nad tym plikiem, więc kompilację przerwano. Zwykle winna jest rekurencja w typach, stałych albo makrach.
outcome-offline = Brakuje bibliotek potrzebnych do zbudowania ćwiczenia. Połącz się z internetem i uruchom raz `cargo fetch` w katalogu zeszytu.
outcome-cargo = Nie udało się uruchomić Cargo: { $error }
outcome-own_panic = Zawiodła ocena, a nie rozwiązanie: { $error }
outcome-disk = Nie udało się przygotować katalogu oceny: { $error }
outcome-no_case = W tests/grade.rs nie ma przypadku `{ $case }`, o którym mówi exercise.toml. Przywróć oba pliki, na przykład poleceniem `git checkout 'exercises/*/tests' 'exercises/*/exercise.toml'`.
