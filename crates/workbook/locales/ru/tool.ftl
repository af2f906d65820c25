# What the tool says at the terminal. A sentence on what is wrong, a sentence on what to do.

## Errors

fault = Ошибка практикума, а не твоя: { $reason }. Сообщи о ней вместе с командой, которая её вызвала.
no-current-directory = Не удалось прочитать текущий каталог: { $reason }. Перейди в каталог практикума.
no-root = Ни в { $folder }, ни в каталогах выше нет файла book.toml. Перейди в каталог практикума (`cd …`) и повтори команду.
map-unreadable = Не удалось прочитать карту { $file }: { $reason }. Восстанови файл, например командой `git checkout book/course.toml`.
map-malformed = Ошибка в карте { $file }, строка { $line }, ключ `{ $key }`: { $reason }. Исправь этот ключ.
map-not-unique = Ошибка в карте { $file }, ключ `{ $key }`, значение `{ $value }`: это имя уже есть в карте. Исправь этот ключ.
map-not-plain = Ошибка в карте { $file }, ключ `{ $key }`, значение `{ $value }`: в имени только строчные буквы a–z, цифры и `_`. Исправь этот ключ.
map-too-long = Ошибка в карте { $file }, ключ `{ $key }`, значение `{ $value }`: пример работает от 1 до 5 с. Исправь этот ключ.
chapter-broken = Книгу не собрать: { $file }, строка { $line }: { $reason }. Исправь эту строку и повтори команду.
book-broken = Книгу не собрать: { $reason }. Исправь это и повтори команду.
pages-unreadable = Не удалось прочитать собранные страницы в { $folder }: { $reason }. Удали этот каталог и повтори команду.
port-taken = Порт { $port } занят. Укажи другой (`--port`) или опусти этот параметр: практикум сам найдёт свободный.
port-refused = Не удалось открыть порт { $port }: { $reason }. Укажи другой (`--port`), больше 1023.
no-free-port = Все порты от { $first } до { $last } заняты. Укажи свободный (`--port`).
unknown-exercise = Упражнения «{ $name }» нет. { $nearest ->
        [none] Есть такие: { $known }.
       *[other] Может быть, { $nearest }?
    }
ambiguous-exercise = «{ $name }» подходит к нескольким упражнениям: { $candidates }. Укажи имя подробнее.
exercise-broken = Не удалось прочитать упражнение: { $reason }. Восстанови файл, например командой `git checkout exercises`.
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
no-schedule = Решение { $solution } не ломает ни одно чередование ({ $outcome }). Укажи другое.
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
    } и остановлена.
cut-output = Программа вывела больше { $kib } КиБ и остановлена.
cut-build = Пример не компилируется. Причина указана выше.
cut-fault = Не удалось запустить программу: { $reason }.

## Gradings and recordings

recorded = { $file }: { $events ->
        [one] { $events } событие
        [few] { $events } события
        [many] { $events } событий
       *[other] { $events } события
    }
progress-building = Компилирую
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

help = Практикум: конкурентность в Rust. Без команды работает как `serve`.
help-usage = Использование:
help-commands = Команды
help-arguments = Аргументы
help-options = Параметры
help-value-command = КОМАНДА
help-value-exercise = УПРАЖНЕНИЕ
help-value-file = ФАЙЛ
help-value-name = ИМЯ
help-lang = Язык: pl или ru. По умолчанию WORKBOOK_LANG, сохранённый выбор или настройки системы.
help-help = Показывает эту справку.
help-serve = Собирает оба издания и открывает их по адресу 127.0.0.1 с работающими кнопками.
help-serve-port = Порт. Без этого параметра: 3000 или ближайший свободный.
help-serve-open = Открывает страницу в браузере.
help-build = Собирает оба издания в каталог out/html.
help-record = Запускает примеры и сохраняет их временные шкалы в book/runs.
help-record-names = Имена примеров.
help-check = Оценивает твои файлы упражнений. Без имён: все.
help-check-exercises = Имена упражнений, их части или номера: ex13_barrier, barrier, 13.
help-grade = Оценивает любой файл как решение упражнения. Код выхода: 0 зачтено, 1 не зачтено, 2 неверный вызов, 3 ошибка практикума.
help-grade-exercise = Имя упражнения, его часть или номер.
help-grade-source = Файл с решением. Файл в exercises/ остаётся нетронутым.
help-grade-json = Выводит вердикт как JSON.
help-edition = Собирает одно издание; её вызывает mdBook.
help-edition-code = Издание: pl или ru.
help-preprocess = Обрабатывает главы; её вызывает mdBook.
help-preprocess-request = Вопрос от mdBook.
help-grading = Оценивает упражнение для сервера.
help-grading-exercise = Имя упражнения.
help-supervise = Запускает программу под присмотром; её вызывает сервер.
help-supervise-call = Программа и её аргументы.

## verify

help-verify = Доказывает, что оценки верны: каждое правильное решение из solutions/ проходит, каждое неправильное получает свой диагноз
help-verify-exercises = Упражнения (если не указать, все)
help-verify-repeat = Сколько раз оценить каждое решение; вердикт каждый раз должен быть тем же
help-verify-load = Занять при этом все ядра
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
