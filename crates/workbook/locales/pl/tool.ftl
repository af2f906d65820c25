# What the tool says at the terminal. A sentence on what is wrong, a sentence on what to do.

## Errors

fault = Błąd zeszytu, nie twój: { $reason }. Zgłoś go razem z poleceniem, które go wywołało.
no-current-directory = Nie można odczytać bieżącego katalogu: { $reason }. Przejdź do katalogu zeszytu.
no-root = Ani { $folder }, ani żaden katalog nad nim nie zawiera pliku book.toml. Przejdź do katalogu zeszytu (`cd …`) i powtórz polecenie.
map-unreadable = Nie można odczytać mapy { $file }: { $reason }. Przywróć plik, na przykład poleceniem `git checkout book/course.toml`.
map-malformed = Błąd w mapie { $file }, wiersz { $line }, klucz `{ $key }`: { $reason }. Popraw ten klucz.
map-not-unique = Błąd w mapie { $file }, klucz `{ $key }`, wartość `{ $value }`: ta nazwa występuje już w mapie. Popraw ten klucz.
map-not-plain = Błąd w mapie { $file }, klucz `{ $key }`, wartość `{ $value }`: w nazwie mogą być tylko małe litery a–z, cyfry i `_`. Popraw ten klucz.
map-too-long = Błąd w mapie { $file }, klucz `{ $key }`, wartość `{ $value }`: limit czasu przykładu to od 1 do 5 s. Popraw ten klucz.
chapter-broken = Nie można zbudować książki: { $file }, wiersz { $line }: { $reason }. Popraw to i powtórz polecenie.
book-broken = Nie można zbudować książki: { $reason }. Popraw to i powtórz polecenie.
port-taken = Port { $port } jest zajęty. Podaj inny (`--port`) albo pomiń tę opcję, a zeszyt znajdzie wolny.
port-refused = Nie można otworzyć portu { $port }: { $reason }. Podaj inny (`--port`), większy niż 1023.
no-free-port = Wszystkie porty od { $first } do { $last } są zajęte. Podaj wolny (`--port`).
unknown-exercise = Nie ma ćwiczenia „{ $name }”. { $nearest ->
        [none] Ćwiczenia: { $known }.
       *[other] Może chodzi o { $nearest }?
    }
ambiguous-exercise = „{ $name }” pasuje do kilku ćwiczeń: { $candidates }. Podaj dłuższy fragment nazwy.
exercise-broken = Nie można odczytać ćwiczenia: { $reason }. Przywróć plik, na przykład poleceniem `git checkout 'exercises/*/exercise.toml'`.
unknown-example = Nie ma przykładu „{ $name }”. { $nearest ->
        [none] Przykłady: { $known }.
       *[other] Może chodzi o { $nearest }?
    }
no-source = Nie można odczytać pliku { $file }: { $reason }. Sprawdź ścieżkę podaną po `--source`.
build-failed = Przykład „{ $name }” się nie kompiluje. Popraw błędy wypisane powyżej i powtórz polecenie.
run-failed = Przykład „{ $name }” zakończył się błędem ({ $status }). Popraw go i powtórz polecenie.
run-endless = Przykład „{ $name }” nie skończył się w ciągu { $seconds } s. Popraw go i powtórz polecenie.
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
built = Gotowe w { $seconds } s.
address-pl = Po polsku:   { $address }
address-ru = Po rosyjsku: { $address }
stop-with = Ctrl-C kończy pracę.
stopping = Kończę pracę…
written = { $language ->
       *[pl] Po polsku:   { $folder }
        [ru] Po rosyjsku: { $folder }
    }
no-browser = Nie udało się otworzyć przeglądarki: { $reason }. Wpisz w niej adres podany wyżej.

## Runs on the page

cut-time = Program działał dłużej niż { $seconds ->
        [one] { $seconds } sekundę
        [few] { $seconds } sekundy
        [many] { $seconds } sekund
       *[other] { $seconds } sekundy
    }, więc go zatrzymano.
cut-output = Program wypisał ponad { $kib } KiB, więc go zatrzymano.
cut-build = Przykład się nie kompiluje. Popraw błędy wypisane powyżej.
cut-fault = Nie udało się uruchomić programu: { $reason }.

## Gradings and recordings

recorded = { $file }: { $events ->
        [one] { $events } zdarzenie
        [few] { $events } zdarzenia
        [many] { $events } zdarzeń
       *[other] { $events } zdarzenia
    }
progress-building = Kompiluję…
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
help-top-lang = Język: pl albo ru. Domyślnie ze zmiennej `WORKBOOK_LANG`, z zapisanego wyboru albo z ustawień systemu.
help-help = Pokazuje tę pomoc.
help-serve = Buduje oba wydania i udostępnia je pod adresem 127.0.0.1; przyciski na stronach działają.
help-serve-port = Port. Bez tej opcji: 3000 albo najbliższy wolny.
help-serve-open = Otwiera stronę w przeglądarce.
help-build = Buduje oba wydania w katalogu out/html.
help-record = Uruchamia przykłady i zapisuje ich osie czasu w book/runs.
help-record-names = Nazwy przykładów.
help-check = Ocenia ćwiczenia i zapisuje werdykty w postępach. Bez nazw: wszystkie zaczęte.
help-check-exercises = Nazwy ćwiczeń, ich fragmenty albo numery: ex13_barrier, barrier, 13.
help-grade = Ocenia dowolny plik jako rozwiązanie ćwiczenia. Niczego nie zapisuje w postępach.
help-grade-exercise = Nazwa ćwiczenia, jej fragment albo numer.
help-grade-source = Plik z rozwiązaniem. Domyślnie plik ćwiczenia z katalogu `exercises`; ocena niczego w nim nie zmienia.
help-grade-json = Wypisuje werdykt jako JSON.
help-edition = Buduje jedno wydanie; to polecenie wywołuje mdBook.
help-edition-code = Wydanie: pl albo ru.
help-preprocess = Przetwarza rozdziały; to polecenie wywołuje mdBook.
help-preprocess-request = Pytanie od mdBooka.
help-grading = Ocenia ćwiczenie dla serwera i dla `watch`.
help-grading-exercise = Nazwa ćwiczenia.
help-supervise = Uruchamia program pod nadzorem; to polecenie wywołuje serwer.
help-supervise-call = Program i jego argumenty.

## verify

help-verify = Sprawdza same oceny: każde dobre rozwiązanie z solutions/ ma przejść, a każde złe dostać swoją diagnozę.
help-verify-exercises = Nazwy ćwiczeń, ich fragmenty albo numery. Bez nazw: wszystkie.
help-verify-repeat = Ile razy powtórzyć ocenę każdego rozwiązania. Kompiluje się je raz, a werdykt za każdym razem ma być taki sam.
help-verify-load = Zajmuje przy tym wszystkie rdzenie.
verified = ✓ { $name } ({ $times ->
        [one] { $times } raz
        [few] { $times } razy
        [many] { $times } razy
       *[other] { $times } razu
    })
verified-all = Zgodnych z oczekiwaniem: { $proved }, niezgodnych: { $disproved }.

## Progress and exercises

progress-broken = Nie można odczytać pliku z postępami { $file }: { $reason }. Napraw go albo zacznij od nowa: `cargo workbook progress reset`.
no-starter = Brakuje początkowej wersji ćwiczenia { $file }: { $reason }. Przywróć plik, na przykład poleceniem `git checkout solutions`.
no-solution = Nie można pokazać rozwiązania ćwiczenia { $name }: { $reason }. Przywróć pliki, na przykład poleceniem `git checkout solutions`.

## Replay

help-grade-replay = Powtarza jeden przeplot jednego przypadku i pokazuje, co twój kod wypisuje przez `println!`. Bez przeplotu: ten, który psuje rozwiązanie.
help-value-schedule = PRZYPADEK[:PRZEPLOT]
replay-hint = Ten sam przeplot z tym, co wypisuje kod: `cargo workbook grade { $exercise }{ $source } --replay { $case }`
replay-printed = Kod wypisał w tym przeplocie:
replay-silent = W tym przeplocie kod niczego nie wypisał. Dodaj do niego `println!` i powtórz polecenie: wątki będą się przeplatać tak samo.
replay-impossible = W ćwiczeniu { $exercise } nie ma przeplotów do powtórzenia. Oceń je bez `--replay`.
unknown-case = Nie ma przypadku „{ $case }”. Wybierz jeden z tych: { $known }.
not-a-schedule = „{ $text }” nie jest zapisem przeplotu. Skopiuj go z pola `replay` werdyktu (`--json`) albo podaj sam przypadek.

## What is wrong in a chapter: the reason within chapter-broken and reload-chapter-broken

reason-no-file = nie ma pliku { $file }
reason-unreadable = nie można odczytać pliku { $file }: { $reason }
reason-malformed = w pliku { $file } jest błąd: { $reason }
reason-toml-missing = brakuje klucza `{ $key }`
reason-toml-unknown = nieznany klucz `{ $key }`
reason-toml = zapis jest niepoprawny („{ $reason }”)
directive-not-alone = dyrektywa musi stać w wierszu sama
directive-unknown = nie ma dyrektywy `{ $name }`; dostępne: { $known }
directive-open = `{ $open }` nie ma zamknięcia `{ $close }`
directive-closes-nothing = `{ $name }` niczego tu nie zamyka
fence-open = ten blok kodu nie ma zamknięcia
map-without-chapter = w book/course.toml nie ma rozdziału `{ $name }`
map-without-example = w book/course.toml nie ma przykładu `{ $name }`
map-without-exercise = w book/course.toml nie ma ćwiczenia `{ $name }`
map-exercise-elsewhere = book/course.toml przypisuje ćwiczenie `{ $name }` do rozdziału `{ $chapter }`
tab-outside = `{ "{{#tab}}" }` musi stać między `{ "{{#tabs}}" }` a `{ "{{#endtabs}}" }`
tabs-too-few = między `{ "{{#tabs}}" }` a `{ "{{#endtabs}}" }` muszą być co najmniej dwie zakładki
tab-unknown = nie ma zakładki `{ $name }`; dostępne: { $known }
correction-without-key = po `{ "{{#correction}}" }` trzeba podać klucz sprostowania, na przykład E2-12
quiz-malformed = w quizie jest błąd: { $reason }
quiz-without-choice = quiz `{ $id }` musi mieć co najmniej dwie odpowiedzi do wyboru
quiz-without-answer = w quizie `{ $id }` jest `answer = { $answer }`, a ostatnia odpowiedź ma numer { $last }
quiz-without-proof = w quizie `{ $id }` brakuje `program` albo `error`, czyli dowodu, że odpowiedź jest dobra
quiz-unanswered = zaraz po tym quizie musi stać listing, który na niego odpowiada: `{ $listing }`
refused-usage = zamiast `{ $found }` trzeba podać kod błędu i ścieżkę, na przykład `E0277 examples/…/file.rs`
schedule-usage = zamiast `{ $found }` trzeba podać ćwiczenie, złe rozwiązanie i ewentualnie przypadek
schedule-without-case = w { $file } nie ma przeplotu dla przypadku `{ $case }`
schedule-missing = w { $file } nie ma przeplotu; nagraj go od nowa: `{ $command }`
recording-missing = nie ma pliku { $file }; zapisze go polecenie `{ $command }`
listing-without-path = po `{ "{{#listing}}" }` trzeba podać ścieżkę liczoną od katalogu zeszytu
listing-outside = ścieżka `{ $file }` prowadzi poza katalog zeszytu
listing-without-anchor = w pliku { $file } nie ma wiersza `{ $mark }`
exercise-bad-name = katalog z plikiem { $file } musi się nazywać exNN_nazwa, gdzie NN to numer rozdziału

## Live reload

reload-chapter-broken = Strony pokazują stan sprzed zmiany, bo nie można zbudować książki: { $file }, wiersz { $line }: { $reason }. Popraw to, a strony same się odświeżą.
reload-book-broken = Strony pokazują stan sprzed zmiany, bo nie można zbudować książki: { $reason }. Popraw to, a strony same się odświeżą.
reloaded = Strony zbudowano na nowo w { $seconds } s.
reload-off = Strony nie będą się same odświeżać: { $reason }. Po zmianie uruchom zeszyt ponownie.
run-unknown = nie ma przykładu „{ $name }”. Odśwież stronę.
run-without-variant = przykład „{ $name }” nie ma takiego wariantu. Odśwież stronę.
check-unknown = nie ma ćwiczenia „{ $name }”. Odśwież stronę.

## new-chapter and new-exercise

unknown-chapter = Nie ma rozdziału „{ $name }”. { $nearest ->
        [none] Rozdziały: { $known }.
       *[other] Może chodzi o { $nearest }?
    }
ambiguous-chapter = „{ $name }” pasuje do kilku rozdziałów: { $candidates }. Podaj numer albo dłuższy fragment nazwy.
new-name = Nazwa „{ $name }” się nie nadaje. Wzór to `{ $like }`: słowa z małych liter a–z i cyfr, każde zaczyna się od litery, między nimi `_`.
new-name-taken = Nazwa „{ $name }” jest już zajęta w book/course.toml. Wybierz inną.
new-number-taken = Numer { $number } ma już rozdział { $chapter }, a numerów się nie zmienia. Wybierz wolny.
new-other-number = Nazwa „{ $name }” ma inny numer niż rozdział ({ $number }). Pomiń numer albo podaj inny rozdział (`--chapter`).
new-title = Tytuł „{ $title }” się nie nadaje. Podaj tytuł niepusty, w jednym wierszu i bez znaków `[`, `]`, `"`, `\`.
new-exists = { $file } już istnieje. Wybierz inną nazwę; niczego nie zmieniono.
new-no-place = Nie wiadomo, co zmienić w { $file }: { $reason }. Popraw ten plik; niczego nie zmieniono.
new-refused = Nowe pliki nie pasują do zeszytu: { $reason }. Popraw to i powtórz polecenie; niczego nie zmieniono.
new-created = Nowe pliki:
new-changed = Zmienione pliki:
new-chapter-next = Co dalej:
    1. Znak ✍ stoi wszędzie tam, gdzie trzeba napisać coś własnego: `grep -rn ✍ book examples`.
    2. Uruchom przykład: `cargo run --example { $example }`.
    3. Zapisz jego przebieg: `cargo workbook record { $example }`. Pod panelem dodaj w obu wydaniach wiersz `{"{{"}#timeline { $example }{"}}"}`.
    4. Dodaj ćwiczenie: `cargo workbook new-exercise NAZWA --chapter { $chapter }`.
    5. Sprawdź: `cargo test -p workbook --test rules`.
new-exercise-next = Co dalej:
    1. Znak ✍ stoi wszędzie tam, gdzie trzeba napisać coś własnego: `grep -rn ✍ book exercises solutions`.
    2. Gotowy src/lib.rs skopiuj do solutions/{ $name }/starter.rs.
    3. Gotowy tests/grade.rs zatwierdź: `WORKBOOK_BLESS=1 cargo test -p solutions grade_lock`.
    4. Dopisz rozwiązania w solutions/{ $name }: dobrych co najmniej { $right }, złych co najmniej { $wrong }.
    5. Sprawdź ocenę: `cargo test -p solutions { $name }`, a potem reguły: `cargo test -p workbook --test rules`.
help-new-chapter = Tworzy pliki nowego rozdziału: strony, przykład z odpowiednikiem w Pythonie, wpisy.
help-new-chapter-slug = Nazwa z wolnym numerem, na przykład `ch14_pools`.
help-new-chapter-title_pl = Tytuł po polsku.
help-new-chapter-title_ru = Tytuł po rosyjsku.
help-new-chapter-example = Nazwa pierwszego przykładu. Domyślnie taka jak rozdziału.
help-new-exercise = Tworzy pliki nowego ćwiczenia: początek, opis oceny, dobre i złe rozwiązanie, wpisy.
help-new-exercise-name = Nazwa: `gate` albo `ex13_gate`.
help-new-exercise-chapter = Rozdział: numer, nazwa albo jej fragment.
help-new-exercise-engine = Jak oceniać: `pure`, `threads`, `tasks`, `memory_order` albo `real`. Domyślnie `threads`.
help-new-exercise-title_pl = Tytuł po polsku.
help-new-exercise-title_ru = Tytuł po rosyjsku.
help-value-slug = NAZWA
help-value-text = TEKST
help-value-chapter = ROZDZIAŁ
help-value-engine = SPOSÓB

## doctor

help-doctor = Sprawdza, czy ten komputer jest gotowy na warsztaty. Kod wyjścia: 0 gotowy, 1 niegotowy.
help-doctor-json = Wypisuje wynik jako JSON.
doctor-system-linux = System: Linux { $release }.
doctor-system-macos = System: macOS. Proces, który odłączy się od swojej grupy, może tu działać nawet po naciśnięciu „Zatrzymaj”.
doctor-system-wsl2 = System: Linux w Windowsie (WSL2).
doctor-system-wsl1 = System: WSL1. Zeszyt sprawdzono tylko w WSL2.
doctor-system-wsl1-remedy = W PowerShellu: `wsl --set-version DYSTRYBUCJA 2`.
doctor-system-windows-disk = Zeszyt leży na dysku Windowsa: { $folder }. Budowanie jest tam kilka razy wolniejsze.
doctor-system-windows-disk-remedy = Skopiuj zeszyt do katalogu domowego Linuksa, na przykład do ~/zeszyt.
doctor-system-other = System: { $name }. Zeszyt sprawdzono na Linuksie i na macOS.
doctor-system-other-remedy = Spróbuj, a jeśli coś nie działa, użyj Linuksa, macOS albo WSL2.
doctor-rust = Rust { $version } (potrzebny { $needed } lub nowszy), z katalogu { $from }.
doctor-rust-old = Rust { $version } z katalogu { $from } jest za stary: potrzebny { $needed } lub nowszy.
doctor-rust-old-remedy = Zaktualizuj go: `rustup update stable`.
doctor-rust-none = Nie można uruchomić kompilatora Rusta: { $reason }.
doctor-rust-none-remedy = Zainstaluj Rusta przez `rustup` (`rustup.rs`) i otwórz nowy terminal.
doctor-cores = Rdzenie procesora: { $cores }.
doctor-cores-few = Rdzenie procesora: { $cores }. Potrzebne są co najmniej 2, inaczej wątki nie działają równolegle.
doctor-cores-remedy = Maszynie wirtualnej przydziel więcej rdzeni. Jeśli to zwykły komputer, potrzebny jest inny.
doctor-memory = Wolna pamięć: { $free } GiB (potrzeba { $needed } GiB).
doctor-memory-little = Wolna pamięć: { $free } GiB. Do budowania potrzeba { $needed } GiB.
doctor-memory-unknown = Nie wiadomo, ile jest wolnej pamięci.
doctor-memory-remedy = Zamknij inne programy, żeby wolne było co najmniej { $needed } GiB.
doctor-disk = Wolne miejsce w { $folder }: { $free } GiB (potrzeba jeszcze { $needed } GiB).
doctor-disk-little = Wolne miejsce w { $folder }: { $free } GiB. Potrzeba jeszcze { $needed } GiB.
doctor-disk-unknown = Nie wiadomo, ile jest wolnego miejsca w { $folder }: { $reason }.
doctor-disk-remedy = Zwolnij miejsce albo wskaż inny dysk: `export CARGO_TARGET_DIR=/ścieżka/do/katalogu`.
doctor-port = Port { $port } jest wolny.
doctor-port-next = Port { $first } jest zajęty, zeszyt otworzy się na porcie { $port }.
doctor-port-none = Nie można otworzyć portu: { $reason }.
doctor-port-remedy = Zamknij programy, które zajmują porty, albo podaj własny: `cargo run -- serve --port 8080`.
doctor-progress = Postępy można zapisywać w { $folder }.
doctor-progress-refused = Postępów nie można zapisywać w { $folder }: { $reason }.
doctor-progress-remedy = Sprawdź prawa do tego katalogu i wolne miejsce: `ls -ld { $folder }`.
doctor-progress-broken-remedy = Jeśli postępy nie są potrzebne: `cargo workbook progress reset`.
doctor-terminal = Terminal: UTF-8, { $columns ->
        [one] { $columns } kolumna
        [few] { $columns } kolumny
        [many] { $columns } kolumn
       *[other] { $columns } kolumny
    }, { $colour ->
       *[yes] z kolorami
        [no] bez kolorów
    }.
doctor-terminal-none = Wyjście nie trafia do terminala; kodowanie to UTF-8.
doctor-terminal-narrow = Terminal ma tylko { $columns ->
        [one] { $columns } kolumnę
        [few] { $columns } kolumny
        [many] { $columns } kolumn
       *[other] { $columns } kolumny
    }. Werdykty się w nim nie mieszczą.
doctor-terminal-narrow-remedy = Poszerz okno do co najmniej { $columns } kolumn albo zmniejsz czcionkę.
doctor-terminal-encoding = Z ustawień języka („{ $locale }”) nie wynika, że terminal obsługuje UTF-8. Polskie i rosyjskie litery mogą się nie wyświetlić.
doctor-terminal-encoding-remedy = Ustaw je: `export LANG=C.UTF-8`.
doctor-language = Język: { $language ->
       *[pl] polski
        [ru] rosyjski
    }, { $why ->
        [argument] bo tak mówi `--lang`
        [variable] bo tak mówi zmienna `WORKBOOK_LANG`
        [stored] bo to zapisany wybór (.workbook/lang)
        [locale] bo taki wynika z ustawień systemu ({ $locale })
       *[nothing] bo system żadnego nie podaje
    }.
doctor-git = git { $version }.
doctor-git-none = Nie ma programu `git`. Zeszyt działa bez niego, ale nie pobierzesz poprawek.
doctor-git-remedy = Jeśli chcesz go mieć: `sudo apt install git`, na macOS `xcode-select --install`.
doctor-python = Python { $version }: odpowiedniki przykładów można uruchamiać.
doctor-python-old = Python { $version } jest za stary na odpowiedniki przykładów: potrzebny 3.11 lub nowszy.
doctor-python-none = Nie ma programu `python3`. Odpowiedniki przykładów można tylko czytać.
doctor-python-remedy = Jeśli chcesz je uruchamiać, zainstaluj Pythona 3.11 lub nowszego.
doctor-mdbook = mdBook { $version }.
doctor-mdbook-other = mdBook { $version } to nie ta wersja, dla której powstał zeszyt.
doctor-mdbook-none = Nie ma mdBooka. Nie jest potrzebny: `cargo run` buduje książkę bez niego.
doctor-mdbook-remedy = Jeśli chcesz używać `mdbook serve`: `cargo install mdbook --version { $version } --locked`.
doctor-editor = Edytor: { $program } (ze zmiennej { $variable }).
doctor-editor-absent = Zmienna { $variable } wskazuje edytor { $program }, a takiego programu nie ma.
doctor-editor-none = Nie wybrano edytora: zmienne `VISUAL` i `EDITOR` są puste.
doctor-editor-remedy = Wybierz edytor: `export EDITOR=nano` albo `export VISUAL="code --wait"`.
doctor-linker-working = Kompiluję mały program
doctor-linker = Kompilator i linker działają: mały program się zbudował i uruchomił.
doctor-linker-none = Mały program się nie zbudował albo nie uruchomił: { $reason }.
doctor-linker-remedy = Zainstaluj linker. Debian, Ubuntu, WSL2: `sudo apt install build-essential`.
doctor-linker-remedy-macos = Zainstaluj linker: `xcode-select --install`.
doctor-sources-working = Sprawdzam źródła bibliotek
doctor-sources = Źródła wszystkich bibliotek są na dysku: można budować bez internetu.
doctor-sources-none = Bez internetu nie da się budować: { $reason }.
doctor-sources-remedy = Połącz się z internetem i pobierz źródła: `cargo fetch --locked`.
doctor-engines-working = Sprawdzam programy oceniające
doctor-engines = Programy oceniające są zbudowane ({ $count } z { $count }).
doctor-engines-none = Programów oceniających ({ $engine }) nie da się zbudować bez internetu: { $reason }.
doctor-engines-unbuilt = Jeszcze niezbudowane programy oceniające: { $engines }. Pierwsza ocena potrwa o 10–20 s dłużej (zmierzono na dwóch rdzeniach).
doctor-engines-unbuilt-remedy = Zbuduj je teraz: `cargo workbook check { $exercises }`. Werdykty nie mają tu znaczenia.
doctor-example-working = Buduję i uruchamiam przykład
doctor-example = Przykład { $name } się zbudował i wypisał { $lines ->
        [one] { $lines } wiersz
        [few] { $lines } wiersze
        [many] { $lines } wierszy
       *[other] { $lines } wiersza
    } ({ $seconds } s).
doctor-example-fails = Przykład { $name } się nie zbudował albo nie zadziałał: { $reason }.
doctor-wrong-working = Oceniam złe rozwiązanie
doctor-right-working = Oceniam dobre rozwiązanie
doctor-grading = { $diagnosis ->
        [none] Dobre rozwiązanie przechodzi: { $file } ({ $seconds } s).
       *[other] Złe rozwiązanie dostaje swoją diagnozę: { $file }, { $diagnosis } ({ $seconds } s).
    }
doctor-grading-fails = Ocena nie działa: { $reason }.
doctor-trial-remedy = Usuń przeszkody podane wyżej. Jeśli ich nie ma, przywróć pliki (`git checkout crates examples solutions`) albo zgłoś błąd.
doctor-skipped = { $check ->
        [linker] Linker
        [sources] Źródła bibliotek
        [engines] Programy oceniające
        [example] Przykład
        [wrong_solution] Ocena złego rozwiązania
       *[right_solution] Ocena dobrego rozwiązania
    }: nie sprawdzono, bo najpierw trzeba usunąć przeszkody podane wyżej.
doctor-result = { $count ->
        [0] Ten komputer jest gotowy na warsztaty.
        [one] Ten komputer nie jest jeszcze gotowy: { $count } przeszkoda. Usuń ją i powtórz `cargo workbook doctor`.
        [few] Ten komputer nie jest jeszcze gotowy: { $count } przeszkody. Usuń je i powtórz `cargo workbook doctor`.
        [many] Ten komputer nie jest jeszcze gotowy: { $count } przeszkód. Usuń je i powtórz `cargo workbook doctor`.
       *[other] Ten komputer nie jest jeszcze gotowy: { $count } przeszkody. Usuń je i powtórz `cargo workbook doctor`.
    }

## watch

help-watch = Ocenia ćwiczenie po każdym zapisie pliku i pokazuje przeplot, który psuje rozwiązanie.
help-watch-exercise = Nazwa ćwiczenia, jej fragment albo numer. Bez niej: pierwsze niezaliczone.
watch-no-terminal = Polecenie `watch` działa tylko w terminalu; tutaj użyj `cargo workbook check`.
watch-no-exercises = W katalogu `exercises` nie ma żadnego ćwiczenia z mapy book/course.toml. Przywróć pliki, na przykład poleceniem `git checkout book 'exercises/*/exercise.toml'`.
watch-no-events = Nie można śledzić zmian w plikach: { $reason }. Po zapisie naciśnij Enter.
watch-too-small = To okno jest za małe ({ $width } × { $height }). Powiększ je co najmniej do { $least_width } × { $least_height }.
watch-passed = zaliczone: { $passed } z { $all }
watch-elapsed = { $seconds } s
watch-took = ocenione w { $seconds } s
watch-too-long = Ocenianie trwało dłużej niż { $minutes } min, więc je przerwano. Naciśnij Enter, żeby ocenić jeszcze raz.
watch-exploring = Sprawdzam przypadki: { $done } z { $all }{ $schedules ->
        [0] { "" }
        [one] , { $schedules } przeplot
        [few] , { $schedules } przeploty
        [many] , { $schedules } przeplotów
       *[other] , { $schedules } przeplotu
    }…
watch-unsolved = Napisz rozwiązanie w pliku { $file }. Każdy zapis uruchamia ocenianie.
watch-go-on = Dalej: { $name }, „{ $title }”. Naciśnij n.
watch-none-left = Poza tym ćwiczeniem wszystkie są już zaliczone.
watch-no-hints = To ćwiczenie nie ma podpowiedzi.
watch-step = krok { $step } z { $all }
watch-hints = podpowiedzi: { $shown } z { $all }
watch-solutions = rozwiązania
watch-search = Szukaj:
watch-no-match = Nie ma takiego ćwiczenia. Skróć wpisany tekst.
watch-ask-reset = Przywrócić początkową wersję pliku { $file }? Kopia obecnej zostanie w .workbook/backups.
watch-ask-solution = To ćwiczenie nie jest jeszcze zaliczone. Pokazać rozwiązanie?
watch-ask-really = Podpowiedzi (klawisz h) nie zdradzają rozwiązania, a gotowe rozwiązanie odbiera ćwiczeniu sens. Na pewno je pokazać?
watch-answer = Enter: tak   Esc: nie
watch-reset = Plik { $file } jest znów taki jak na początku. Kopia poprzedniej: { $backup }.
watch-reset-same = Plik { $file } jest taki jak na początku, nie ma czego przywracać.
watch-editor-failed = Edytor zakończył się błędem ({ $reason }). Sprawdź zmienne `VISUAL` i `EDITOR`.
watch-key-step = krok
watch-key-verdict = werdykt
watch-key-schedule = przeplot
watch-key-hint = podpowiedź
watch-key-next = następne
watch-key-list = lista
watch-key-reset = od nowa
watch-key-solution = rozwiązanie
watch-key-open = edytor
watch-key-help = klawisze
watch-key-quit = koniec
watch-help = klawisze
watch-help-step = krok przeplotu wstecz albo naprzód; przewija dłuższy tekst
watch-help-jump = o 10 kroków; Home i End: na początek i na koniec
watch-help-tab = przełącza między przeplotem a całym werdyktem
watch-help-again = ocenia jeszcze raz (spacja też); każdy zapis pliku robi to samo
watch-help-hint = następna podpowiedź
watch-help-next = następne niezaliczone ćwiczenie
watch-help-list = lista ćwiczeń; wpisywany tekst ją zawęża
watch-help-reset = przywraca początkową wersję pliku; kopię obecnej zachowuje
watch-help-solution = pokazuje rozwiązania
watch-help-open = otwiera plik w edytorze (zmienna `VISUAL` albo `EDITOR`)
watch-help-close = zamyka to, co zasłania werdykt
watch-help-quit = kończy pracę
watch-help-marks = ● operacja   ○ zaczyna czekać   ░ czeka   ▓ trzyma blokadę lub pozwolenie   ✗ tu jest błąd

## The start page

map-without-exercises = W mapie book/course.toml nie ma ani jednego rozdziału z ćwiczeniem, a strona początkowa do niego prowadzi. Dopisz takie ćwiczenie albo usuń ze strony `{"{{"}#start{"}}"}`.
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
lang-overruled = Zmienna `WORKBOOK_LANG={ $code }` ma jednak pierwszeństwo. Żeby wybór działał: `unset WORKBOOK_LANG`.
lang-argument = Polski (pl), bo tak mówi opcja `--lang`. Żeby zapisać wybór: `cargo workbook lang pl`.
lang-variable = Polski (pl), bo tak mówi zmienna `WORKBOOK_LANG`. Żeby ją usunąć: `unset WORKBOOK_LANG`.
lang-of-choice = Polski (pl), bo taki wybór jest zapisany w .workbook/lang. Żeby go zmienić: `cargo workbook lang ru`.
lang-system = Polski (pl), bo tak wynika z ustawień systemu. Żeby wybrać rosyjski: `cargo workbook lang ru`.
file-exists = Plik { $file } już istnieje i nie zawiera postępów. Podaj inną nazwę.
not-readable = Nie można odczytać pliku { $file }: { $reason }. Sprawdź ścieżkę.
no-progress = Plik { $file } nie zawiera postępów: { $reason }. Podaj taki, który powstał przez `cargo workbook progress export`.
progress-exported = Postępy zapisano w pliku { $file }. Na innym komputerze doda je `cargo workbook progress import`.
progress-imported = Dodano: { $gains }.
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
        [one] { $count } odpowiedź na pytanie
        [few] { $count } odpowiedzi na pytania
        [many] { $count } odpowiedzi na pytania
       *[other] { $count } odpowiedzi na pytania
    }
gain-place = późniejsze miejsce w książce
progress-nothing-new = Niczego nie dodano: wszystko, co jest w tym pliku, już tu było.
progress-question = Usunąć wszystkie postępy w tym zeszycie? Ich kopia zostanie w .workbook/backups.
progress-forgotten =
    Postępy usunięto. Kopia poprzednich: { $copy }
    Żeby do nich wrócić: `cargo workbook progress import { $copy }`
progress-none = Żadnych postępów tu nie było.
usage-no-command = Po tym poleceniu trzeba podać jeszcze jedno. Listę pokaże `--help`.
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
help-next-json = Wypisuje to samo jako JSON; `null`, jeśli wszystko jest zaliczone.
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
help-progress-reset = Usuwa wszystkie postępy; ich kopię zachowuje.
help-progress-reset-yes = Nie pyta.
help-lang = Zapisuje wybór języka. Bez argumentu mówi, jaki jest i dlaczego.
help-lang-language = Język: pl albo ru.
