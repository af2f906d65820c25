# What the tool says at the terminal. A sentence on what is wrong, a sentence on what to do.

## Errors

fault = Это ошибка практикума, а не твоя: { $reason }. Сообщи о ней и укажи команду, которая её вызвала.
no-current-directory = Не удалось прочитать текущий каталог: { $reason }. Перейди в каталог практикума.
no-root = Ни в { $folder }, ни в каталогах выше нет файла book.toml. Перейди в каталог практикума (`cd …`) и повтори команду.
map-unreadable = Не удалось прочитать карту { $file }: { $reason }. Восстанови файл, например командой `git checkout book/course.toml`.
map-malformed = Ошибка в карте { $file }, строка { $line }, ключ `{ $key }`: { $reason }. Исправь этот ключ.
map-not-unique = Ошибка в карте { $file }, ключ `{ $key }`, значение `{ $value }`: это имя уже есть в карте. Исправь этот ключ.
map-not-plain = Ошибка в карте { $file }, ключ `{ $key }`, значение `{ $value }`: в имени только строчные буквы a–z, цифры и `_`. Исправь этот ключ.
map-too-long = Ошибка в карте { $file }, ключ `{ $key }`, значение `{ $value }`: пример может работать от 1 до 5 с. Исправь этот ключ.
chapter-broken = Книгу не собрать: { $file }, строка { $line }: { $reason }. Исправь это и повтори команду.
book-broken = Книгу не собрать: { $reason }. Исправь это и повтори команду.
port-taken = Порт { $port } занят. Укажи другой (`--port`) или опусти этот параметр: практикум сам найдёт свободный.
port-refused = Не удалось открыть порт { $port }: { $reason }. Укажи другой, больше 1023 (`--port`).
no-free-port = Все порты от { $first } до { $last } заняты. Укажи свободный (`--port`).
unknown-exercise = Упражнения «{ $name }» нет. { $nearest ->
        [none] Есть такие: { $known }.
       *[other] Может быть, { $nearest }?
    }
ambiguous-exercise = «{ $name }» подходит к нескольким упражнениям: { $candidates }. Укажи имя подробнее.
exercise-broken = Не удалось прочитать упражнение: { $reason }. Восстанови файл, например командой `git checkout 'exercises/*/exercise.toml'`.
unknown-example = Примера «{ $name }» нет. { $nearest ->
        [none] Есть такие: { $known }.
       *[other] Может быть, { $nearest }?
    }
no-source = Не удалось прочитать файл { $file }: { $reason }. Проверь путь после `--source`.
build-failed = Пример «{ $name }» не компилируется. Исправь ошибки, показанные выше, и повтори команду.
run-failed = Пример «{ $name }» завершился с ошибкой ({ $status }). Исправь его и повтори команду.
run-endless = Пример «{ $name }» не завершился за { $seconds } с. Исправь его и повтори команду.
no-recording = Пример «{ $name }» не записал временную шкалу: { $reason }. Проверь, есть ли у его `main` атрибут `#[narrator::main]`.
no-solution-named = После имени упражнения { $exercise } укажи имя решения из solutions/{ $exercise }, без `.rs`.
no-schedule = Ни одно чередование не ломает решение { $solution } ({ $outcome }). Укажи другое решение.
not-written = Не удалось записать файл { $file }: { $reason }. Проверь права на каталог и свободное место.

## Errors of the command line

usage-command = Команды `{ $name }` нет. { $nearest ->
        [none] Список покажет `cargo workbook --help`.
       *[other] Может быть, `{ $nearest }`?
    }
usage-argument = Неизвестный аргумент `{ $name }`. { $nearest ->
        [none] Список покажет `--help`.
       *[other] Может быть, `{ $nearest }`?
    }
usage-missing = Не хватает: { $name }. Как вызывать команду, покажет `--help`.
usage-value = Значение `{ $value }` не подходит для { $name }. Как вызывать команду, покажет `--help`.
usage-other = Так эту команду вызвать нельзя ({ $reason }). Как её вызывать, покажет `--help`.

## The server

building = Собираю оба издания…
built = Готово за { $seconds } с.
address-pl = По-польски: { $address }
address-ru = По-русски:  { $address }
stop-with = Ctrl-C завершает работу.
stopping = Завершаю работу…
written = { $language ->
       *[pl] По-польски: { $folder }
        [ru] По-русски:  { $folder }
    }
no-browser = Не удалось открыть браузер: { $reason }. Открой адрес вручную.

## Runs on the page

cut-time = Программа работала дольше { $seconds ->
        [one] { $seconds } секунды
        [few] { $seconds } секунд
        [many] { $seconds } секунд
       *[other] { $seconds } секунды
    }, поэтому остановлена.
cut-output = Программа вывела больше { $kib } КиБ, поэтому остановлена.
cut-build = Пример не компилируется. Причина указана выше.
cut-fault = Не удалось запустить программу: { $reason }.

## Gradings and recordings

recorded = { $file }: { $events ->
        [one] { $events } событие
        [few] { $events } события
        [many] { $events } событий
       *[other] { $events } события
    }
progress-building = Компилирую…
progress-exploring = Проверяю: { $case }
progress-explored = { $outcome ->
       *[passed] ✓ { $case }
        [failed] ✗ { $case }
        [unsolved] ○ { $case }
    }{ $schedules ->
        [0] { "" }
        [one] {" "}({ $schedules } чередование)
        [few] {" "}({ $schedules } чередования)
        [many] {" "}({ $schedules } чередований)
       *[other] {" "}({ $schedules } чередования)
    }
passed-of = Зачтено упражнений: { $passed } из { $all }.

## Help

help-top = Практикум: конкурентность в Rust. Без команды работает как `serve`.
help-usage = Использование:
help-commands = Команды
help-arguments = Аргументы
help-options = Параметры
help-value-command = КОМАНДА
help-value-exercise = УПРАЖНЕНИЕ
help-value-file = ФАЙЛ
help-value-name = ИМЯ
help-top-lang = Язык: pl или ru. По умолчанию `WORKBOOK_LANG`, сохранённый выбор или настройки системы.
help-help = Показывает эту справку.
help-serve = Собирает оба издания и показывает их по адресу 127.0.0.1; кнопки на страницах работают.
help-serve-port = Порт. По умолчанию 3000 или ближайший свободный.
help-serve-open = Открывает страницу в браузере.
help-build = Собирает оба издания в каталог out/html.
help-record = Запускает примеры и сохраняет их временные шкалы в book/runs.
help-record-names = Имена примеров.
help-check = Проверяет файлы упражнений и записывает результат в прогресс. Без имён: все начатые.
help-check-exercises = Имена упражнений, их части или номера: ex13_barrier, barrier, 13.
help-grade = Проверяет любой файл как решение упражнения. Прогресс не меняет.
help-grade-exercise = Имя упражнения, его часть или номер.
help-grade-source = Файл с решением, по умолчанию файл упражнения в exercises/. Его содержимое не меняется.
help-grade-json = Выводит вердикт в формате JSON.
help-edition = Собирает одно издание; эту команду вызывает mdBook.
help-edition-code = Издание: pl или ru.
help-preprocess = Обрабатывает главы; эту команду вызывает mdBook.
help-preprocess-request = Запрос от mdBook.
help-grading = Проверяет упражнение для сервера и для `watch`.
help-grading-exercise = Имя упражнения.
help-supervise = Запускает программу под присмотром; эту команду вызывает сервер.
help-supervise-call = Программа и её аргументы.

## verify

help-verify = Доказывает, что вердикты верны: каждое правильное решение из solutions/ проходит, каждое неправильное получает свой диагноз.
help-verify-exercises = Имена упражнений. Без имён: все.
help-verify-repeat = Сколько раз проверить каждое решение (компилируется оно один раз). Вердикт должен быть одним и тем же.
help-verify-load = Занимает при этом все ядра.
verified = ✓ { $name } ({ $times ->
        [one] { $times } раз
        [few] { $times } раза
        [many] { $times } раз
       *[other] { $times } раза
    })
verified-all = Совпало с ожиданием: { $proved }, не совпало: { $disproved }.

## Progress and exercises

progress-broken = Не удаётся прочитать файл прогресса { $file }: { $reason }. Исправь его или начни заново: `cargo workbook progress reset`.
no-starter = Нет исходной версии упражнения { $file }: { $reason }. Восстанови файл, например командой `git checkout solutions`.
no-solution = Не удаётся показать решение упражнения { $name }: { $reason }. Восстанови файлы, например командой `git checkout solutions`.

## Replay

help-grade-replay = Повторяет одно чередование выбранного случая и показывает, что код выводит через `println!`. Если чередование не указано, берёт то, которое ломает решение.
help-value-schedule = СЛУЧАЙ[:ЧЕРЕДОВАНИЕ]
replay-hint = Повторить это чередование и увидеть, что выводит код: `cargo workbook grade { $exercise }{ $source } --replay { $case }`
replay-printed = В этом чередовании код вывел:
replay-silent = В этом чередовании код ничего не вывел. Добавь в него `println!` и повтори команду: потоки будут чередоваться так же.
replay-impossible = В упражнении { $exercise } нет чередований, которые можно повторить. Проверь его без `--replay`.
unknown-case = Случая «{ $case }» нет. Есть такие: { $known }.
not-a-schedule = «{ $text }» не похоже на запись чередования. Скопируй её из поля `replay` вердикта (`--json`) или укажи только случай.

## What is wrong in a chapter: the reason within chapter-broken and reload-chapter-broken

reason-no-file = нет файла { $file }
reason-unreadable = не удалось прочитать файл { $file }: { $reason }
reason-malformed = в файле { $file } ошибка: { $reason }
reason-toml-missing = нет ключа `{ $key }`
reason-toml-unknown = неизвестный ключ `{ $key }`
reason-toml = запись составлена неверно («{ $reason }»)
directive-not-alone = директива должна стоять на отдельной строке
directive-unknown = директивы `{ $name }` нет; есть такие: { $known }
directive-open = у `{ $open }` нет закрывающей `{ $close }`
directive-closes-nothing = `{ $name }` здесь ничего не закрывает
fence-open = этот блок кода не закрыт
map-without-chapter = в book/course.toml нет главы `{ $name }`
map-without-example = в book/course.toml нет примера `{ $name }`
map-without-exercise = в book/course.toml нет упражнения `{ $name }`
map-exercise-elsewhere = в book/course.toml упражнение `{ $name }` относится к главе `{ $chapter }`
tab-outside = `{ "{{#tab}}" }` должна стоять между `{ "{{#tabs}}" }` и `{ "{{#endtabs}}" }`
tabs-too-few = между `{ "{{#tabs}}" }` и `{ "{{#endtabs}}" }` должно быть не меньше двух вкладок
tab-unknown = вкладки `{ $name }` нет; есть такие: { $known }
correction-without-key = для `{ "{{#correction}}" }` нужен ключ поправки, например E2-12
quiz-malformed = в вопросе ошибка: { $reason }
quiz-without-choice = в вопросе `{ $id }` должно быть не меньше двух вариантов ответа
quiz-without-answer = в вопросе `{ $id }` указано `answer = { $answer }`, а у последнего варианта номер { $last }
quiz-without-proof = в вопросе `{ $id }` нет `program` или `error`, то есть доказательства ответа
quiz-unanswered = сразу после этого вопроса должен стоять листинг с ответом: `{ $listing }`
refused-usage = вместо `{ $found }` нужны код ошибки и путь, например `E0277 examples/…/file.rs`
schedule-usage = вместо `{ $found }` нужны упражнение, неправильное решение и, если надо, случай
schedule-without-case = в { $file } нет чередования для случая `{ $case }`
schedule-missing = в { $file } нет чередования; запиши его заново: `{ $command }`
recording-missing = нет файла { $file }; его запишет команда `{ $command }`
listing-without-path = для `{ "{{#listing}}" }` нужен путь от каталога практикума
listing-outside = путь `{ $file }` должен вести внутрь каталога практикума
listing-without-anchor = в файле { $file } нет строки `{ $mark }`
exercise-bad-name = каталог с файлом { $file } должен называться exNN_имя, где NN — номер главы

## Live reload

reload-chapter-broken = Страницы показаны в прежнем виде, потому что книгу не собрать: { $file }, строка { $line }: { $reason }. Исправь это, и страницы обновятся сами.
reload-book-broken = Страницы показаны в прежнем виде, потому что книгу не собрать: { $reason }. Исправь это, и страницы обновятся сами.
reloaded = Страницы изменились. Готово за { $seconds } с.
reload-off = Страницы не будут обновляться сами: { $reason }. После изменений запусти практикум заново.
run-unknown = примера «{ $name }» нет. Обнови страницу.
run-without-variant = у примера «{ $name }» нет такого варианта. Обнови страницу.
check-unknown = упражнения «{ $name }» нет. Обнови страницу.

## new-chapter and new-exercise

unknown-chapter = Нет главы «{ $name }». { $nearest ->
        [none] Главы: { $known }.
       *[other] Может быть, { $nearest }?
    }
ambiguous-chapter = «{ $name }» подходит к нескольким главам: { $candidates }. Укажи номер или более длинную часть имени.
new-name = Имя «{ $name }» не подходит. Образец — `{ $like }`: слова из строчных букв a–z и цифр, каждое начинается с буквы, между ними `_`.
new-name-taken = Имя «{ $name }» в book/course.toml уже занято. Выбери другое.
new-number-taken = Номер { $number } уже есть у главы { $chapter }, а номера не меняются. Выбери свободный.
new-other-number = У «{ $name }» не тот номер, что у главы: { $number }. Убери номер или укажи другую главу (`--chapter`).
new-title = Заголовок «{ $title }» не подходит. Укажи непустой, без знаков [ ] " \ и без конца строки.
new-exists = { $file } уже есть. Выбери другое имя; ничего не изменено.
new-no-place = Непонятно, что менять в { $file }: { $reason }. Исправь этот файл; ничего не изменено.
new-refused = Новые файлы не подходят к практикуму: { $reason }. Исправь это и повтори команду; ничего не изменено.
new-created = Новые файлы:
new-changed = Изменённые файлы:
new-chapter-next = Что дальше:
    1. Знаком ✍ отмечены места, где нужен твой текст: `grep -rn ✍ book examples`.
    2. Запусти пример: `cargo run --example { $example }`.
    3. Запиши его выполнение: `cargo workbook record { $example }`. Под панелью добавь в обоих изданиях строку `{"{{"}#timeline { $example }{"}}"}`.
    4. Добавь упражнение: `cargo workbook new-exercise ИМЯ --chapter { $chapter }`.
    5. Проверь: `cargo test -p workbook --test rules`.
new-exercise-next = Что дальше:
    1. Знаком ✍ отмечены места, где нужен твой текст: `grep -rn ✍ book exercises solutions`.
    2. Готовый src/lib.rs скопируй в solutions/{ $name }/starter.rs.
    3. Готовый tests/grade.rs подтверди: `WORKBOOK_BLESS=1 cargo test -p solutions grade_lock`.
    4. Допиши решения в solutions/{ $name }: правильных не меньше { $right }, неправильных не меньше { $wrong }.
    5. Проверь вердикты: `cargo test -p solutions { $name }`, а потом правила: `cargo test -p workbook --test rules`.
help-new-chapter = Создаёт файлы новой главы: страницы, пример с двойником на Python, записи в оглавлении.
help-new-chapter-slug = Имя со свободным номером, например `ch14_pools`.
help-new-chapter-title_pl = Заголовок по-польски.
help-new-chapter-title_ru = Заголовок по-русски.
help-new-chapter-example = Имя первого примера. По умолчанию такое же, как у главы.
help-new-exercise = Создаёт файлы нового упражнения: исходный файл, описание проверки, правильное и неправильное решение, записи.
help-new-exercise-name = Имя: `gate` или `ex13_gate`.
help-new-exercise-chapter = Глава: номер, имя или его часть.
help-new-exercise-engine = Способ проверки: `pure`, `threads`, `tasks`, `memory_order` или `real`. По умолчанию `threads`.
help-new-exercise-title_pl = Заголовок по-польски.
help-new-exercise-title_ru = Заголовок по-русски.
help-value-slug = ИМЯ
help-value-text = ТЕКСТ
help-value-chapter = ГЛАВА
help-value-engine = СПОСОБ

## doctor

help-doctor = Проверяет, готов ли этот компьютер к занятиям. Код выхода: 0 — готов, 1 — не готов.
help-doctor-json = Выводит результат в формате JSON.
doctor-system-linux = Система: Linux { $release }.
doctor-system-macos = Система: macOS. Кнопка «Остановить» здесь может не завершить процесс, который вышел из своей группы.
doctor-system-wsl2 = Система: Linux в Windows (WSL2).
doctor-system-wsl1 = Система: WSL1. Практикум проверен только в WSL2.
doctor-system-wsl1-remedy = В PowerShell: `wsl --set-version ДИСТРИБУТИВ 2`.
doctor-system-windows-disk = Практикум лежит на диске Windows: { $folder }. Сборка там в несколько раз медленнее.
doctor-system-windows-disk-remedy = Скопируй практикум в домашний каталог Linux, например в ~/praktikum.
doctor-system-other = Система: { $name }. Практикум проверен в Linux и macOS.
doctor-system-other-remedy = Попробуй, а если что-то не заработает, перейди на Linux, macOS или WSL2.
doctor-rust = Rust { $version } (нужен { $needed } или новее), из каталога { $from }.
doctor-rust-old = Rust { $version } из каталога { $from } слишком старый: нужен { $needed } или новее.
doctor-rust-old-remedy = Обнови его: `rustup update stable`.
doctor-rust-none = Не удаётся запустить компилятор Rust: { $reason }.
doctor-rust-none-remedy = Установи Rust через `rustup` (`rustup.rs`) и открой новый терминал.
doctor-cores = Ядра процессора: { $cores }.
doctor-cores-few = Ядра процессора: { $cores }. Нужно хотя бы 2, иначе потоки не смогут работать параллельно.
doctor-cores-remedy = Если это виртуальная машина, выдели ей больше ядер. Если нет, понадобится другой компьютер.
doctor-memory = Свободная память: { $free } ГиБ (нужно { $needed }).
doctor-memory-little = Свободная память: { $free } ГиБ. Для сборки нужно { $needed }.
doctor-memory-unknown = Неизвестно, сколько памяти свободно.
doctor-memory-remedy = Закрой другие программы, чтобы свободно было хотя бы { $needed } ГиБ.
doctor-disk = Свободное место в { $folder }: { $free } ГиБ (нужно ещё { $needed }).
doctor-disk-little = Свободное место в { $folder }: { $free } ГиБ. Нужно ещё { $needed }.
doctor-disk-unknown = Неизвестно, сколько свободного места в { $folder }: { $reason }.
doctor-disk-remedy = Освободи место или укажи другой диск: `export CARGO_TARGET_DIR=/путь/к/каталогу`.
doctor-port = Порт { $port } свободен.
doctor-port-next = Порт { $first } занят, практикум возьмёт порт { $port }.
doctor-port-none = Не удаётся открыть порт: { $reason }.
doctor-port-remedy = Закрой программы, которые занимают порты, или укажи свой: `cargo run -- serve --port 8080`.
doctor-progress = Прогресс можно сохранять в { $folder }.
doctor-progress-refused = Прогресс нельзя сохранять в { $folder }: { $reason }.
doctor-progress-remedy = Проверь права на этот каталог и свободное место: `ls -ld { $folder }`.
doctor-progress-broken-remedy = Если прогресс не нужен: `cargo workbook progress reset`.
doctor-terminal = Терминал: UTF-8, { $columns ->
        [one] { $columns } столбец
        [few] { $columns } столбца
        [many] { $columns } столбцов
       *[other] { $columns } столбца
    }, { $colour ->
       *[yes] с цветами
        [no] без цветов
    }.
doctor-terminal-none = Вывод идёт не в терминал; кодировка — UTF-8.
doctor-terminal-narrow = В терминале всего { $columns ->
        [one] { $columns } столбец
        [few] { $columns } столбца
        [many] { $columns } столбцов
       *[other] { $columns } столбца
    }. Вердикты в нём не помещаются.
doctor-terminal-narrow-remedy = Расширь окно хотя бы до { $columns } столбцов или уменьши шрифт.
doctor-terminal-encoding = По настройкам языка («{ $locale }») не видно, понимает ли терминал UTF-8. Польские и русские буквы могут отображаться неправильно.
doctor-terminal-encoding-remedy = Выбери UTF-8: `export LANG=C.UTF-8`.
doctor-language = Язык: { $language ->
       *[pl] польский
        [ru] русский
    }, { $why ->
        [argument] так указано в `--lang`
        [variable] так указано в переменной `WORKBOOK_LANG`
        [stored] этот выбор сохранён в .workbook/lang
        [locale] так следует из настроек системы ({ $locale })
       *[nothing] в настройках системы язык не указан
    }.
doctor-git = git { $version }.
doctor-git-none = Нет программы `git`. Практикум работает и без неё, но скачать исправления не получится.
doctor-git-remedy = Если она нужна: `sudo apt install git`, а в macOS — `xcode-select --install`.
doctor-python = Python { $version }: двойники примеров запустятся.
doctor-python-old = Python { $version } слишком старый для двойников примеров: нужен 3.11 или новее.
doctor-python-none = Нет программы `python3`: двойники примеров не запустятся, их можно только читать.
doctor-python-remedy = Если хочешь их запускать, установи Python 3.11 или новее.
doctor-mdbook = mdBook { $version }.
doctor-mdbook-other = mdBook { $version } — не та версия, для которой сделан практикум.
doctor-mdbook-none = Нет mdBook. Он и не нужен: `cargo run` собирает книгу без него.
doctor-mdbook-remedy = Если нужна команда `mdbook serve`: `cargo install mdbook --version { $version } --locked`.
doctor-editor = Редактор: { $program } (из переменной { $variable }).
doctor-editor-absent = В переменной { $variable } указан редактор { $program }, но такой программы нет.
doctor-editor-none = Редактор не выбран: переменные `VISUAL` и `EDITOR` пусты.
doctor-editor-remedy = Выбери редактор: `export EDITOR=nano` или `export VISUAL="code --wait"`.
doctor-linker-working = Компилирую маленькую программу
doctor-linker = Компилятор и компоновщик работают: маленькая программа собралась и запустилась.
doctor-linker-none = Маленькая программа не собралась или не запустилась: { $reason }.
doctor-linker-remedy = Установи компоновщик. Debian, Ubuntu, WSL2: `sudo apt install build-essential`.
doctor-linker-remedy-macos = Установи компоновщик: `xcode-select --install`.
doctor-sources-working = Проверяю исходный код библиотек
doctor-sources = Исходный код всех библиотек на диске: собирать можно без интернета.
doctor-sources-none = Без интернета собрать не получится: { $reason }.
doctor-sources-remedy = Подключись к интернету и скачай исходный код: `cargo fetch --locked`.
doctor-engines-working = Смотрю, собраны ли проверяющие программы
doctor-engines = Проверяющие программы собраны ({ $count } из { $count }).
doctor-engines-none = Проверяющие программы ({ $engine }) без интернета не собрать: { $reason }.
doctor-engines-unbuilt = Ещё не собраны проверяющие программы: { $engines }. Первая проверка продлится на 10–20 с дольше (измерено на двух ядрах).
doctor-engines-unbuilt-remedy = Собери их сейчас: `cargo workbook check { $exercises }`. Вердикты здесь не важны.
doctor-example-working = Собираю и запускаю пример
doctor-example = Пример { $name } собрался и вывел { $lines ->
        [one] { $lines } строку
        [few] { $lines } строки
        [many] { $lines } строк
       *[other] { $lines } строки
    } ({ $seconds } с).
doctor-example-fails = Пример { $name } не собрался или не сработал: { $reason }.
doctor-wrong-working = Проверяю неправильное решение
doctor-right-working = Проверяю правильное решение
doctor-grading = { $diagnosis ->
        [none] Правильное решение проходит: { $file } ({ $seconds } с).
       *[other] Неправильное решение получает свой диагноз: { $file }, { $diagnosis } ({ $seconds } с).
    }
doctor-grading-fails = Проверка решений не работает: { $reason }.
doctor-trial-remedy = Устрани проблемы, названные выше. Если их нет, восстанови файлы (`git checkout crates examples solutions`) или сообщи об ошибке.
doctor-skipped = { $check ->
        [linker] Компоновщик
        [sources] Исходный код библиотек
        [engines] Проверяющие программы
        [example] Пример
        [wrong_solution] Проверка неправильного решения
       *[right_solution] Проверка правильного решения
    }: пропущено из-за проблем, названных выше.
doctor-result = { $count ->
        [0] Этот компьютер готов к занятиям.
        [one] Этот компьютер ещё не готов: { $count } проблема. Устрани её и повтори `cargo workbook doctor`.
        [few] Этот компьютер ещё не готов: { $count } проблемы. Устрани их и повтори `cargo workbook doctor`.
        [many] Этот компьютер ещё не готов: { $count } проблем. Устрани их и повтори `cargo workbook doctor`.
       *[other] Этот компьютер ещё не готов: { $count } проблемы. Устрани их и повтори `cargo workbook doctor`.
    }

## watch

help-watch = Проверяет упражнение после каждого сохранения файла и показывает чередование, которое ломает решение.
help-watch-exercise = Имя упражнения, его часть или номер. По умолчанию первое незачтённое.
watch-no-terminal = Команда `watch` работает только в терминале; здесь используй `cargo workbook check`.
watch-no-exercises = У карты book/course.toml и каталога exercises нет общих упражнений. Восстанови их, например командой `git checkout book 'exercises/*/exercise.toml'`.
watch-no-events = Не удаётся следить за изменениями файлов: { $reason }. Каждый раз после сохранения нажимай Enter.
watch-too-small = Окно слишком маленькое ({ $width } × { $height }). Увеличь его хотя бы до { $least_width } × { $least_height }.
watch-passed = зачтено: { $passed } из { $all }
watch-elapsed = { $seconds } с
watch-took = проверено за { $seconds } с
watch-too-long = Проверка шла дольше { $minutes } мин и прервана. Нажми Enter, чтобы проверить ещё раз.
watch-exploring = Проверяю случаи: { $done } из { $all }{ $schedules ->
        [0] { "" }
        [one] , { $schedules } чередование
        [few] , { $schedules } чередования
        [many] , { $schedules } чередований
       *[other] , { $schedules } чередования
    }…
watch-unsolved = Напиши решение в файле { $file }. Каждое сохранение запускает проверку.
watch-go-on = Дальше: { $name }, «{ $title }». Нажми n.
watch-none-left = Все остальные упражнения уже зачтены.
watch-no-hints = У этого упражнения нет подсказок.
watch-step = шаг { $step } из { $all }
watch-hints = подсказки: { $shown } из { $all }
watch-solutions = решения
watch-search = Поиск:
watch-no-match = Такого упражнения нет. Сократи запрос.
watch-ask-reset = Вернуть исходную версию файла { $file }? Копия нынешней останется в .workbook/backups.
watch-ask-solution = Это упражнение ещё не зачтено. Показать решение?
watch-ask-really = Подсказки (клавиша h) не выдают решения, а с готовым решением упражнение теряет смысл. Точно показать?
watch-answer = Enter: да   Esc: нет
watch-reset = В файле { $file } снова исходная версия. Копия прежней: { $backup }.
watch-reset-same = В файле { $file } и так исходная версия.
watch-editor-failed = Редактор завершился с ошибкой ({ $reason }). Проверь переменные `VISUAL` и `EDITOR`.
watch-key-step = шаг
watch-key-verdict = вердикт
watch-key-schedule = чередование
watch-key-hint = подсказка
watch-key-next = следующее
watch-key-list = список
watch-key-reset = заново
watch-key-solution = решение
watch-key-open = редактор
watch-key-help = клавиши
watch-key-quit = выход
watch-help = клавиши
watch-help-step = на шаг чередования назад или вперёд; прокручивает длинный текст
watch-help-jump = на 10 шагов; Home и End: в начало и в конец
watch-help-tab = переключает между чередованием и полным вердиктом
watch-help-again = проверяет ещё раз (пробел тоже); то же делает каждое сохранение файла
watch-help-hint = следующая подсказка
watch-help-next = следующее незачтённое упражнение
watch-help-list = список упражнений; вводимый текст его сужает
watch-help-reset = возвращает исходную версию файла, прежнюю сохраняет как копию
watch-help-solution = показывает решения
watch-help-open = открывает файл в редакторе из переменной VISUAL или EDITOR
watch-help-close = закрывает то, что заслоняет вердикт
watch-help-quit = выход
watch-help-marks = ● операция   ○ начинает ждать   ░ ждёт   ▓ держит блокировку или разрешение   ✗ здесь ошибка

## The start page

map-without-exercises = В карте book/course.toml нет ни одной главы с упражнением, а начальная страница ведёт к нему. Добавь его или убери со страницы `{"{{"}#start{"}}"}`.
## The learner's loop

nobody-to-ask = { $question } Стандартный ввод — не терминал, поэтому ответить некому. Чтобы согласиться заранее, добавь `--yes`.
yes-or-no = [д/Н]
unchanged = Ничего не изменилось.
none-is-open = Все упражнения зачтены, поэтому непонятно, о каком речь. Укажи имя упражнения.
minutes = { $minutes } мин
all-passed = Поздравляем, все упражнения зачтены.
exercise-title = { $name } — { $title }, { $minutes } мин
next-is = Следующее: { $exercise }
next-how = С чего начать: `cargo workbook next`
next-chapter = глава
next-file = файл
next-edit = правка
next-check = проверка
status-summary = Зачтено упражнений: { $passed } из { $all }. Прочитано глав: { $read } из { $chapters }.
status-read = прочитана
status-attempts = { $count ->
        [one] { $count } попытка
        [few] { $count } попытки
        [many] { $count } попыток
       *[other] { $count } попытки
    }
status-hints = подсказки: { $shown } из { $of }
status-legend = ✓ зачтено  ✗ не зачтено  … начато  ○ не начато
check-untouched = ○ { $name }: не начато
check-begin = Начни с файла { $file }. Подсказка: `cargo workbook hint { $name }`
check-hint = Не получается? Подсказка: `cargo workbook hint { $name }`
hint-title = { $name } — { $title }, { $of ->
        [0] без подсказок
       *[other] подсказки: { $shown } из { $of }
    }
hint-more = Есть ещё { $left ->
        [one] { $left } подсказка
        [few] { $left } подсказки
        [many] { $left } подсказок
       *[other] { $left } подсказки
    }: `cargo workbook hint { $name }`
hint-last = Это была последняя подсказка.
hint-no-more = Больше подсказок нет. Решение: `cargo workbook solution { $name }`
reset-nothing = В файле { $file } и так исходная версия.
reset-question = Вернуть исходную версию файла { $file }? Копия нынешней останется в .workbook/backups.
reset-done = В файле { $file } снова исходная версия.
reset-backup =
    Копия прежней версии: { $backup }
    Чтобы вернуться к ней: `cp { $backup } { $file }`
solution-question = Упражнение { $name } ещё не зачтено. Всё равно показать решение?
solution-others = { $count ->
        [one] Есть ещё { $count } правильное решение
        [few] Есть ещё { $count } правильных решения
        [many] Есть ещё { $count } правильных решений
       *[other] Есть ещё { $count } правильного решения
    } в каталоге { $folder } (файлы right_*.rs).
    Все сразу: `cargo workbook solution { $name } --all`
opening = Открываю { $file }
no-editor = Неизвестно, в каком редакторе открыть файл { $file }. Открой его вручную или задай переменную `EDITOR`, например `export EDITOR=nano`.
bad-editor = Значение переменной { $name } не разбить на слова: { $value }. Проверь в нём кавычки.
no-such-editor = Не удалось запустить редактор `{ $name }`: { $reason }. Исправь переменную `VISUAL` или `EDITOR`.
lang-stored = Теперь всё по-русски. Выбор сохранён в .workbook/lang.
lang-overruled = Но переменная `WORKBOOK_LANG={ $code }` важнее. Чтобы выбор действовал: `unset WORKBOOK_LANG`.
lang-argument = Русский (ru): так указано в `--lang`. Сохранить выбор: `cargo workbook lang ru`.
lang-variable = Русский (ru): так указано в переменной `WORKBOOK_LANG`. Убрать её: `unset WORKBOOK_LANG`.
lang-of-choice = Русский (ru): этот выбор сохранён в .workbook/lang. Изменить его: `cargo workbook lang pl`.
lang-system = Русский (ru): так следует из настроек системы. Выбрать польский: `cargo workbook lang pl`.
file-exists = Файл { $file } уже есть, и прогресса в нём нет. Укажи другое имя.
not-readable = Не удалось прочитать файл { $file }: { $reason }. Проверь путь.
no-progress = В файле { $file } нет прогресса: { $reason }. Укажи файл, созданный командой `cargo workbook progress export`.
progress-exported = Прогресс сохранён в файл { $file }. На другом компьютере его добавит `cargo workbook progress import`.
progress-imported = Добавлено: { $gains }.
gain-passed = { $count ->
        [one] { $count } зачтённое упражнение
        [few] { $count } зачтённых упражнения
        [many] { $count } зачтённых упражнений
       *[other] { $count } зачтённого упражнения
    }
gain-exercises = попытки и подсказки в { $count ->
        [one] { $count } упражнении
       *[other] { $count } упражнениях
    }
gain-chapters = { $count ->
        [one] { $count } прочитанная глава
        [few] { $count } прочитанные главы
        [many] { $count } прочитанных глав
       *[other] { $count } прочитанной главы
    }
gain-quizzes = { $count ->
        [one] { $count } ответ на вопрос
        [few] { $count } ответа на вопросы
        [many] { $count } ответов на вопросы
       *[other] { $count } ответа на вопросы
    }
gain-place = более позднее место в книге
progress-nothing-new = Ничего не добавлено: всё, что есть в этом файле, здесь уже было.
progress-question = Удалить весь прогресс этого практикума? Его копия останется в .workbook/backups.
progress-forgotten =
    Прогресс удалён. Его копия: { $copy }
    Чтобы вернуть его: `cargo workbook progress import { $copy }`
progress-none = Прогресса здесь и не было.
usage-no-command = Это группа команд: выбери одну из них. Список покажет `--help`.
help-top-after =
    Коды выхода:
      0  сделано, упражнение зачтено
      1  упражнение не зачтено, ответ «нет» на вопрос
      2  неверный вызов: нужно изменить имя, файл или права
      3  ошибка практикума
    Команда `open` завершается с кодом редактора, а Ctrl-C — с кодом 130.
help-status = Показывает главы и упражнения: что прочитано, что зачтено, что дальше.
help-status-json = Выводит то же самое в формате JSON.
help-next = Показывает следующее упражнение, его файл и главу.
help-next-json = Выводит то же самое в формате JSON; `null`, если всё зачтено.
help-open = Открывает файл упражнения в редакторе из переменной `VISUAL` или `EDITOR`.
help-open-exercise = Имя упражнения, его часть или номер. По умолчанию то, на которое указывает `next`.
help-check-json = Выводит вердикт в формате JSON; массив вердиктов, если указано не одно упражнение.
help-hint = Показывает на одну подсказку больше, чем в прошлый раз.
help-hint-exercise = Имя упражнения, его часть или номер. По умолчанию то, на которое указывает `next`.
help-hint-json = Выводит подсказки в формате JSON.
help-solution = Показывает правильное решение; если упражнение ещё не зачтено, сначала переспрашивает.
help-solution-exercise = Имя упражнения, его часть или номер.
help-solution-yes = Не спрашивает.
help-solution-all = Показывает все правильные решения.
help-reset = Возвращает исходную версию файла упражнения; копию нынешней сохраняет.
help-reset-exercise = Имя упражнения, его часть или номер.
help-reset-yes = Не спрашивает.
help-progress = Переносит прогресс между компьютерами или начинает заново.
help-progress-export = Выводит прогресс или сохраняет его в файл.
help-progress-export-file = Файл. По умолчанию стандартный вывод.
help-progress-import = Добавляет прогресс из файла. То, что уже есть, не пропадает.
help-progress-import-file = Файл; `-` означает стандартный ввод.
help-progress-reset = Удаляет весь прогресс; его копию сохраняет.
help-progress-reset-yes = Не спрашивает.
help-lang = Сохраняет выбор языка. Без аргумента показывает, какой язык выбран и почему.
help-lang-language = Язык: pl или ru.
