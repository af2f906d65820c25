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

help-top = Zeszyt ćwiczeń: współbieżność w Ruście. Bez polecenia działa jak `serve`.
help-usage = Użycie:
help-commands = Polecenia
help-arguments = Argumenty
help-options = Opcje
help-value-command = POLECENIE
help-value-exercise = ĆWICZENIE
help-value-file = PLIK
help-value-name = NAZWA
help-top-lang = Język: pl albo ru. Domyślnie WORKBOOK_LANG, zapisany wybór albo ustawienia systemu.
help-help = Pokazuje tę pomoc.
help-serve = Buduje oba wydania i udostępnia je pod adresem 127.0.0.1 z działającymi przyciskami.
help-serve-port = Port. Bez tej opcji: 3000 albo najbliższy wolny.
help-serve-open = Otwiera stronę w przeglądarce.
help-build = Buduje oba wydania do katalogu out/html.
help-record = Uruchamia przykłady i zapisuje ich osie czasu w book/runs.
help-record-names = Nazwy przykładów.
help-check = Ocenia twoje pliki ćwiczeń i zapisuje to w postępach. Bez nazw: wszystkie zaczęte.
help-check-exercises = Nazwy ćwiczeń, ich fragmenty albo numery: ex13_barrier, barrier, 13.
help-grade = Ocenia dowolny plik jako rozwiązanie ćwiczenia. Niczego nie zapisuje w postępach.
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

## The learner's loop

nobody-to-ask = { $question } Wejście nie jest terminalem, więc nie ma kto odpowiedzieć. Zgodę z góry daje `--yes`.
yes-or-no = [t/N]
unchanged = Nic się nie zmieniło.
none-is-open = Wszystkie ćwiczenia są zaliczone, więc nie wiadomo, o które chodzi. Podaj nazwę ćwiczenia.
minutes = { $minutes } min
all-passed = Gratulacje, wszystkie ćwiczenia są zaliczone.
exercise-title = { $name } – { $title }, { $minutes } min
next-is = Następne: { $exercise }
next-how = Od czego zacząć: `cargo workbook next`
next-chapter = rozdział
next-file = plik
next-edit = edycja
next-check = ocena
status-summary = Zaliczone ćwiczenia: { $passed } z { $all }. Przeczytane rozdziały: { $read } z { $chapters }.
status-read = przeczytany
status-attempts = { $count ->
        [one] { $count } próba
        [few] { $count } próby
        [many] { $count } prób
       *[other] { $count } próby
    }
status-hints = { $shown }/{ $of } podpowiedzi
status-legend = ✓ zaliczone  ✗ niezaliczone  … zaczęte  ○ nietknięte
check-untouched = ○ { $name }: nietknięte
check-begin = Zacznij w pliku { $file }. Podpowiedź: `cargo workbook hint { $name }`
check-hint = Nie wychodzi? Podpowiedź: `cargo workbook hint { $name }`
hint-title = { $name } – { $title }, { $of ->
        [0] bez podpowiedzi
       *[other] podpowiedzi: { $shown } z { $of }
    }
hint-more = Jeszcze { $left ->
        [one] { $left } podpowiedź
        [few] { $left } podpowiedzi
        [many] { $left } podpowiedzi
       *[other] { $left } podpowiedzi
    }: `cargo workbook hint { $name }`
hint-last = To była ostatnia podpowiedź.
hint-no-more = Więcej podpowiedzi nie ma. Rozwiązanie: `cargo workbook solution { $name }`
reset-nothing = Plik { $file } jest taki jak na początku, nie ma czego przywracać.
reset-question = Przywrócić początkową wersję pliku { $file }? Kopia obecnej zostanie w .workbook/backups.
reset-done = Plik { $file } jest znów taki jak na początku.
reset-backup =
    Kopia poprzedniej wersji: { $backup }
    Żeby do niej wrócić: `cp { $backup } { $file }`
solution-question = Ćwiczenie { $name } nie jest jeszcze zaliczone. Mimo to pokazać rozwiązanie?
solution-others = { $count ->
        [one] Jest jeszcze { $count } inne dobre rozwiązanie
        [few] Są jeszcze { $count } inne dobre rozwiązania
        [many] Jest jeszcze { $count } innych dobrych rozwiązań
       *[other] Jest jeszcze { $count } innego dobrego rozwiązania
    } w katalogu { $folder } (pliki right_*.rs).
    Wszystkie naraz: `cargo workbook solution { $name } --all`
opening = Otwieram { $file }
no-editor = Nie wiadomo, w którym edytorze otworzyć plik { $file }. Otwórz go w swoim albo ustaw zmienną `EDITOR`, na przykład `export EDITOR=nano`.
bad-editor = Wartości zmiennej { $name } nie da się podzielić na słowa: { $value }. Sprawdź w niej cudzysłowy.
no-such-editor = Nie można uruchomić edytora `{ $name }`: { $reason }. Popraw zmienną `VISUAL` albo `EDITOR`.
lang-stored = Od teraz wszystko jest po polsku. Wybór zapisano w .workbook/lang.
lang-overruled = Zmienna WORKBOOK_LANG={ $code } ma jednak pierwszeństwo. Żeby wybór działał: `unset WORKBOOK_LANG`.
lang-argument = Polski (pl), bo tak mówi opcja `--lang`. Zapisać wybór: `cargo workbook lang pl`.
lang-variable = Polski (pl), bo tak mówi zmienna WORKBOOK_LANG. Usunąć ją: `unset WORKBOOK_LANG`.
lang-of-choice = Polski (pl), bo taki wybór jest zapisany w .workbook/lang. Zmienić go: `cargo workbook lang ru`.
lang-system = Polski (pl), bo tak wynika z ustawień systemu. Wybrać rosyjski: `cargo workbook lang ru`.
file-exists = Plik { $file } już istnieje i nie zawiera postępów. Podaj inną nazwę.
not-readable = Nie można odczytać pliku { $file }: { $reason }. Sprawdź ścieżkę.
no-progress = Plik { $file } nie zawiera postępów: { $reason }. Podaj taki, który powstał przez `cargo workbook progress export`.
progress-exported = Postępy zapisano w pliku { $file }. Gdzie indziej doda je `cargo workbook progress import`.
progress-imported = Doszło: { $gains }.
gain-passed = { $count ->
        [one] { $count } zaliczone ćwiczenie
        [few] { $count } zaliczone ćwiczenia
        [many] { $count } zaliczonych ćwiczeń
       *[other] { $count } zaliczonego ćwiczenia
    }
gain-exercises = próby i podpowiedzi w { $count ->
        [one] { $count } ćwiczeniu
       *[other] { $count } ćwiczeniach
    }
gain-chapters = { $count ->
        [one] { $count } przeczytany rozdział
        [few] { $count } przeczytane rozdziały
        [many] { $count } przeczytanych rozdziałów
       *[other] { $count } przeczytanego rozdziału
    }
gain-quizzes = { $count ->
        [one] { $count } odpowiedź w quizie
        [few] { $count } odpowiedzi w quizach
        [many] { $count } odpowiedzi w quizach
       *[other] { $count } odpowiedzi w quizach
    }
gain-place = późniejsze miejsce w książce
progress-nothing-new = Nic nie doszło: wszystko, co jest w tym pliku, już tu było.
progress-question = Zapomnieć wszystkie postępy w tym zeszycie? Ich kopia zostanie w .workbook/backups.
progress-forgotten =
    Postępy są puste. Kopia poprzednich: { $copy }
    Żeby do nich wrócić: `cargo workbook progress import { $copy }`
progress-none = Żadnych postępów tu nie było.
usage-no-command = Po tym poleceniu musi stać jeszcze jedno. Listę pokaże `--help`.
help-top-after =
    Kody wyjścia:
      0  zrobione, ćwiczenie zaliczone
      1  ćwiczenie niezaliczone, odpowiedź „nie” na pytanie
      2  złe wywołanie: trzeba zmienić nazwę, plik albo prawa
      3  błąd zeszytu
    `open` kończy się kodem edytora, a przerwanie przez Ctrl-C kodem 130.
help-status = Pokazuje rozdziały i ćwiczenia: co przeczytane, co zaliczone, co dalej.
help-status-json = Wypisuje to samo jako JSON.
help-next = Mówi, które ćwiczenie jest następne i gdzie są jego plik i rozdział.
help-next-json = Wypisuje to samo jako JSON; null, jeśli wszystko zaliczone.
help-open = Otwiera plik ćwiczenia w edytorze ze zmiennej `VISUAL` albo `EDITOR`.
help-open-exercise = Nazwa ćwiczenia, jej fragment albo numer. Bez niej: to, które wskazuje `next`.
help-check-json = Wypisuje werdykt jako JSON; tablicę werdyktów, jeśli nie podano jednego ćwiczenia.
help-hint = Pokazuje jedną podpowiedź więcej niż poprzednio.
help-hint-exercise = Nazwa ćwiczenia, jej fragment albo numer. Bez niej: to, które wskazuje `next`.
help-hint-json = Wypisuje podpowiedzi jako JSON.
help-solution = Pokazuje dobre rozwiązanie ćwiczenia; przed zaliczeniem najpierw pyta.
help-solution-exercise = Nazwa ćwiczenia, jej fragment albo numer.
help-solution-yes = Nie pyta.
help-solution-all = Pokazuje wszystkie dobre rozwiązania.
help-reset = Przywraca początkową wersję pliku ćwiczenia; kopię obecnej zachowuje.
help-reset-exercise = Nazwa ćwiczenia, jej fragment albo numer.
help-reset-yes = Nie pyta.
help-progress = Przenosi postępy między komputerami albo zaczyna od nowa.
help-progress-export = Wypisuje postępy albo zapisuje je do pliku.
help-progress-export-file = Plik. Bez niego: standardowe wyjście.
help-progress-import = Dodaje postępy z pliku. Niczego przy tym nie cofa.
help-progress-import-file = Plik; `-` oznacza standardowe wejście.
help-progress-reset = Zapomina wszystkie postępy; ich kopię zachowuje.
help-progress-reset-yes = Nie pyta.
help-lang = Zapisuje wybór języka. Bez argumentu mówi, jaki jest i dlaczego.
help-lang-language = Język: pl albo ru.
