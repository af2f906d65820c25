# What the tool says at the terminal. A sentence on what is wrong, a sentence on what to do.

## Errors

fault = Błąd zeszytu, nie twój: { $reason }. Zgłoś go razem z poleceniem, które go wywołało.
no-current-directory = Nie można odczytać bieżącego katalogu: { $reason }. Przejdź do katalogu zeszytu.
no-root = Ani { $folder }, ani żaden katalog nad nim nie zawiera pliku book.toml. Przejdź do katalogu zeszytu (`cd …`) i powtórz polecenie.
map-unreadable = Nie można odczytać mapy { $file }: { $reason }. Przywróć plik, na przykład poleceniem `git checkout book/course.toml`.
map-malformed = Błąd w mapie { $file }, wiersz { $line }, klucz `{ $key }`: { $reason }. Popraw ten klucz.
map-not-unique = Błąd w mapie { $file }, klucz `{ $key }`, wartość `{ $value }`: ta nazwa występuje już w mapie. Popraw ten klucz.
map-not-plain = Błąd w mapie { $file }, klucz `{ $key }`, wartość `{ $value }`: nazwa składa się tylko z małych liter a–z, cyfr i `_`. Popraw ten klucz.
map-too-long = Błąd w mapie { $file }, klucz `{ $key }`, wartość `{ $value }`: przykład działa od 1 do 5 s. Popraw ten klucz.
chapter-broken = Nie można zbudować książki: { $file }, wiersz { $line }: { $reason }. Popraw ten wiersz i powtórz polecenie.
book-broken = Nie można zbudować książki: { $reason }. Popraw to i powtórz polecenie.
pages-unreadable = Nie można odczytać zbudowanych stron w { $folder }: { $reason }. Usuń ten katalog i powtórz polecenie.
port-taken = Port { $port } jest zajęty. Podaj inny (`--port`) albo pomiń tę opcję, a zeszyt znajdzie wolny.
port-refused = Nie można otworzyć portu { $port }: { $reason }. Podaj inny (`--port`), większy niż 1023.
no-free-port = Wszystkie porty od { $first } do { $last } są zajęte. Podaj wolny (`--port`).
unknown-exercise = Nie ma ćwiczenia „{ $name }”. { $nearest ->
        [none] Ćwiczenia: { $known }.
       *[other] Może chodzi o { $nearest }?
    }
ambiguous-exercise = „{ $name }” pasuje do kilku ćwiczeń: { $candidates }. Podaj dłuższy fragment nazwy.
exercise-broken = Nie można odczytać ćwiczenia: { $reason }. Przywróć plik, na przykład poleceniem `git checkout exercises`.
unknown-example = Nie ma przykładu „{ $name }”. { $nearest ->
        [none] Przykłady: { $known }.
       *[other] Może chodzi o { $nearest }?
    }
no-source = Nie można odczytać pliku { $file }: { $reason }. Sprawdź ścieżkę podaną po `--source`.
build-failed = Przykład „{ $name }” się nie kompiluje. Popraw błędy wypisane powyżej i powtórz polecenie.
run-failed = Przykład „{ $name }” zakończył się błędem ({ $status }). Popraw go i powtórz polecenie.
run-endless = Przykład „{ $name }” nie skończył się w ciągu { $seconds } s. Popraw go i powtórz polecenie.
no-recording = Przykład „{ $name }” nie zapisał osi czasu: { $reason }. Sprawdź, czy jego `main` ma atrybut `#[narrator::main]`.
no-solution-named = Po nazwie ćwiczenia { $exercise } podaj nazwę rozwiązania z solutions/{ $exercise }, bez `.rs`.
no-schedule = Rozwiązania { $solution } nie psuje żaden przeplot ({ $outcome }). Podaj inne.
not-written = Nie można zapisać pliku { $file }: { $reason }. Sprawdź prawa do katalogu i wolne miejsce.

## Errors of the command line

usage-command = Nie ma polecenia `{ $name }`. { $nearest ->
        [none] Listę pokaże `cargo workbook --help`.
       *[other] Może chodzi o `{ $nearest }`?
    }
usage-argument = Nieznany argument `{ $name }`. { $nearest ->
        [none] Listę pokaże `--help`.
       *[other] Może chodzi o `{ $nearest }`?
    }
usage-missing = Brakuje: { $name }. Sposób użycia pokaże `--help`.
usage-value = Wartość `{ $value }` nie pasuje do { $name }. Sposób użycia pokaże `--help`.
usage-other = Tak nie można wywołać tego polecenia ({ $reason }). Sposób użycia pokaże `--help`.

## The server

building = Buduję oba wydania…
built = Gotowe w { $seconds } s.
address-pl = Po polsku:   { $address }
address-ru = Po rosyjsku: { $address }
stop-with = Ctrl-C kończy pracę.
stopping = Kończę pracę…
written = { $language ->
       *[pl] Po polsku:   { $folder }
        [ru] Po rosyjsku: { $folder }
    }
no-browser = Nie udało się otworzyć przeglądarki: { $reason }. Otwórz adres samodzielnie.

## Runs on the page

cut-time = Program działał dłużej niż { $seconds ->
        [one] { $seconds } sekundę
        [few] { $seconds } sekundy
        [many] { $seconds } sekund
       *[other] { $seconds } sekundy
    } i został zatrzymany.
cut-output = Program wypisał ponad { $kib } KiB i został zatrzymany.
cut-build = Przykład się nie kompiluje. Powód podano powyżej.
cut-fault = Nie udało się uruchomić programu: { $reason }.

## Gradings and recordings

recorded = { $file }: { $events ->
        [one] { $events } zdarzenie
        [few] { $events } zdarzenia
        [many] { $events } zdarzeń
       *[other] { $events } zdarzenia
    }
progress-building = Kompiluję
progress-exploring = Sprawdzam: { $case }
progress-explored = { $outcome ->
       *[passed] ✓ { $case }
        [failed] ✗ { $case }
        [unsolved] ○ { $case }
    }{ $schedules ->
        [0] { "" }
        [one] {" "}({ $schedules } przeplot)
        [few] {" "}({ $schedules } przeploty)
        [many] {" "}({ $schedules } przeplotów)
       *[other] {" "}({ $schedules } przeplotu)
    }
passed-of = Zaliczone ćwiczenia: { $passed } z { $all }.

## Help

help = Zeszyt ćwiczeń: współbieżność w Ruście. Bez polecenia działa jak `serve`.
help-usage = Użycie:
help-commands = Polecenia
help-arguments = Argumenty
help-options = Opcje
help-value-command = POLECENIE
help-value-exercise = ĆWICZENIE
help-value-file = PLIK
help-value-name = NAZWA
help-lang = Język: pl albo ru. Domyślnie WORKBOOK_LANG, zapisany wybór albo ustawienia systemu.
help-help = Pokazuje tę pomoc.
help-serve = Buduje oba wydania i udostępnia je pod adresem 127.0.0.1 z działającymi przyciskami.
help-serve-port = Port. Bez tej opcji: 3000 albo najbliższy wolny.
help-serve-open = Otwiera stronę w przeglądarce.
help-build = Buduje oba wydania do katalogu out/html.
help-record = Uruchamia przykłady i zapisuje ich osie czasu w book/runs.
help-record-names = Nazwy przykładów.
help-check = Ocenia twoje pliki ćwiczeń. Bez nazw: wszystkie.
help-check-exercises = Nazwy ćwiczeń, ich fragmenty albo numery: ex13_barrier, barrier, 13.
help-grade = Ocenia dowolny plik jako rozwiązanie ćwiczenia. Kod wyjścia: 0 zaliczone, 1 niezaliczone, 2 złe wywołanie, 3 błąd zeszytu.
help-grade-exercise = Nazwa ćwiczenia, jej fragment albo numer.
help-grade-source = Plik z rozwiązaniem. Twój plik w exercises/ pozostaje nietknięty.
help-grade-json = Wypisuje werdykt jako JSON.
help-edition = Buduje jedno wydanie; wywołuje je mdBook.
help-edition-code = Wydanie: pl albo ru.
help-preprocess = Przetwarza rozdziały; wywołuje je mdBook.
help-preprocess-request = Pytanie od mdBooka.
help-grading = Ocenia ćwiczenie dla serwera.
help-grading-exercise = Nazwa ćwiczenia.
help-supervise = Uruchamia program pod nadzorem; wywołuje je serwer.
help-supervise-call = Program i jego argumenty.

## verify

help-verify = Dowodzi, że oceny są słuszne: każde dobre rozwiązanie z solutions/ przechodzi, każde złe dostaje swoją diagnozę
help-verify-exercises = Ćwiczenia (bez podania: wszystkie)
help-verify-repeat = Ile razy ocenić każde rozwiązanie; za każdym razem werdykt ma być taki sam
help-verify-load = Zajmij przy tym wszystkie rdzenie
verified = ✓ { $name } ({ $times ->
        [one] { $times } raz
        [few] { $times } razy
        [many] { $times } razy
       *[other] { $times } razu
    })
verified-all = Zgodnych z oczekiwaniem: { $proved }, niezgodnych: { $disproved }.

## Progress and exercises

progress-broken = Nie można odczytać pliku z postępami { $file }: { $reason }. Napraw go albo zacznij od nowa: `cargo workbook progress reset`.
no-starter = Brakuje pierwotnej wersji ćwiczenia { $file }: { $reason }. Przywróć plik, na przykład poleceniem `git checkout solutions`.
no-solution = Nie można pokazać rozwiązania ćwiczenia { $name }: { $reason }. Przywróć pliki, na przykład poleceniem `git checkout solutions`.
