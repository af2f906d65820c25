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

help-top = Практикум: конкурентность в Rust. Без команды работает как `serve`.
help-usage = Использование:
help-commands = Команды
help-arguments = Аргументы
help-options = Параметры
help-value-command = КОМАНДА
help-value-exercise = УПРАЖНЕНИЕ
help-value-file = ФАЙЛ
help-value-name = ИМЯ
help-top-lang = Язык: pl или ru. По умолчанию WORKBOOK_LANG, сохранённый выбор или настройки системы.
help-help = Показывает эту справку.
help-serve = Собирает оба издания и открывает их по адресу 127.0.0.1 с работающими кнопками.
help-serve-port = Порт. Без этого параметра: 3000 или ближайший свободный.
help-serve-open = Открывает страницу в браузере.
help-build = Собирает оба издания в каталог out/html.
help-record = Запускает примеры и сохраняет их временные шкалы в book/runs.
help-record-names = Имена примеров.
help-check = Оценивает твои файлы упражнений и отмечает это в прогрессе. Без имён: все начатые.
help-check-exercises = Имена упражнений, их части или номера: ex13_barrier, barrier, 13.
help-grade = Оценивает любой файл как решение упражнения. В прогрессе ничего не отмечает.
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

## The learner's loop

nobody-to-ask = { $question } Вход — не терминал, ответить некому. Согласие заранее даёт `--yes`.
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
status-hints = { $shown }/{ $of } подсказок
status-legend = ✓ зачтено  ✗ не зачтено  … начато  ○ не тронуто
check-untouched = ○ { $name }: не тронуто
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
reset-nothing = Файл { $file } такой же, как в начале: восстанавливать нечего.
reset-question = Вернуть файлу { $file } исходный вид? Копия нынешнего останется в .workbook/backups.
reset-done = Файл { $file } снова такой, как в начале.
reset-backup =
    Копия прежней версии: { $backup }
    Чтобы вернуться к ней: `cp { $backup } { $file }`
solution-question = Упражнение { $name } ещё не зачтено. Всё равно показать решение?
solution-others = { $count ->
        [one] Есть ещё { $count } верное решение
        [few] Есть ещё { $count } верных решения
        [many] Есть ещё { $count } верных решений
       *[other] Есть ещё { $count } верного решения
    } в каталоге { $folder } (файлы right_*.rs).
    Все сразу: `cargo workbook solution { $name } --all`
opening = Открываю { $file }
no-editor = Неизвестно, в каком редакторе открыть файл { $file }. Открой его в своём или задай переменную `EDITOR`, например `export EDITOR=nano`.
bad-editor = Значение переменной { $name } не разбить на слова: { $value }. Проверь в нём кавычки.
no-such-editor = Не удалось запустить редактор `{ $name }`: { $reason }. Исправь переменную `VISUAL` или `EDITOR`.
lang-stored = Теперь всё по-русски. Выбор сохранён в .workbook/lang.
lang-overruled = Но переменная WORKBOOK_LANG={ $code } важнее. Чтобы выбор действовал: `unset WORKBOOK_LANG`.
lang-argument = Русский (ru): так указано в `--lang`. Сохранить выбор: `cargo workbook lang ru`.
lang-variable = Русский (ru): так указано в переменной WORKBOOK_LANG. Убрать её: `unset WORKBOOK_LANG`.
lang-of-choice = Русский (ru): этот выбор сохранён в .workbook/lang. Изменить его: `cargo workbook lang pl`.
lang-system = Русский (ru): так следует из настроек системы. Выбрать польский: `cargo workbook lang pl`.
file-exists = Файл { $file } уже есть, и прогресса в нём нет. Укажи другое имя.
not-readable = Не удалось прочитать файл { $file }: { $reason }. Проверь путь.
no-progress = В файле { $file } нет прогресса: { $reason }. Укажи файл, который создан командой `cargo workbook progress export`.
progress-exported = Прогресс сохранён в файл { $file }. В другом месте его добавит `cargo workbook progress import`.
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
progress-question = Забыть весь прогресс этого практикума? Его копия останется в .workbook/backups.
progress-forgotten =
    Прогресс пуст. Копия прежнего: { $copy }
    Чтобы вернуться к нему: `cargo workbook progress import { $copy }`
progress-none = Никакого прогресса здесь не было.
usage-no-command = После этой команды нужна ещё одна. Список покажет `--help`.
help-top-after =
    Коды выхода:
      0  сделано, упражнение зачтено
      1  упражнение не зачтено, ответ «нет» на вопрос
      2  неверный вызов: нужно изменить имя, файл или права
      3  ошибка практикума
    Код `open` — это код редактора, а после Ctrl-C код 130.
help-status = Показывает главы и упражнения: что прочитано, что зачтено, что дальше.
help-status-json = Выводит то же самое как JSON.
help-next = Говорит, какое упражнение следующее и где его файл и глава.
help-next-json = Выводит то же самое как JSON; null, если всё зачтено.
help-open = Открывает файл упражнения в редакторе из переменной `VISUAL` или `EDITOR`.
help-open-exercise = Имя упражнения, его часть или номер. Без него: то, на которое указывает `next`.
help-check-json = Выводит вердикт как JSON; массив вердиктов, если указано не одно упражнение.
help-hint = Показывает на одну подсказку больше, чем в прошлый раз.
help-hint-exercise = Имя упражнения, его часть или номер. Без него: то, на которое указывает `next`.
help-hint-json = Выводит подсказки как JSON.
help-solution = Показывает верное решение упражнения; пока оно не зачтено, сначала спрашивает.
help-solution-exercise = Имя упражнения, его часть или номер.
help-solution-yes = Не спрашивает.
help-solution-all = Показывает все верные решения.
help-reset = Возвращает файлу упражнения исходный вид; копию нынешнего сохраняет.
help-reset-exercise = Имя упражнения, его часть или номер.
help-reset-yes = Не спрашивает.
help-progress = Переносит прогресс между компьютерами или начинает заново.
help-progress-export = Выводит прогресс или сохраняет его в файл.
help-progress-export-file = Файл. Без него: стандартный вывод.
help-progress-import = Добавляет прогресс из файла. Ничего при этом не отменяет.
help-progress-import-file = Файл; `-` означает стандартный ввод.
help-progress-reset = Забывает весь прогресс; его копию сохраняет.
help-progress-reset-yes = Не спрашивает.
help-lang = Сохраняет выбор языка. Без аргумента говорит, какой он и почему.
help-lang-language = Язык: pl или ru.
