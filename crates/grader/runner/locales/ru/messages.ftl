# Что пошло не так. Одно-два предложения: ошибка, потоки, объекты, строки. Никогда не решение.

diagnosis-deadlock = взаимоблокировка
diagnosis-waits_forever = бесконечное ожидание
diagnosis-wrong_result = неверный результат
diagnosis-broken_invariant = нарушенный инвариант
diagnosis-panic = паника
diagnosis-no_overlap = нет конкурентности
diagnosis-limit_exceeded = превышен предел
diagnosis-leak = утечка
diagnosis-busy_wait = активное ожидание
diagnosis-data_race = гонка данных
diagnosis-stuck = зацикливание
diagnosis-timed_out = срабатывание тайм-аута
diagnosis-crashed = аварийное завершение
diagnosis-nondeterministic = неповторимый запуск

list-and = { $first } и { $last }

# Звено цикла.
blocked-held = { $thread } ждёт в { $place } { $object_acc }{ $made }, { $that } держит { $holder } (с { $held })
blocked-join = { $thread } ждёт в { $place } завершения { $other_gen }
# Кто держит блокировку, уже завершился.
blocked-ended = { $thread } ждёт в { $place } { $object_acc }{ $made }, а { $holder } { $holder_kind ->
    [task] завершилась
   *[thread] завершился
}, не освободив эту блокировку (с { $held })
blocked-unknown = в одном из чередований программа не доходит до конца, потому что кто-то ждёт того, что уже не случится
blocked-self = { $thread } ждёт в { $place } { $object_acc }{ $made }, хотя уже держит эту блокировку (с { $held })

# Под таблицей: на чём поток застрял; { $waits } — это «ждёт мьютекс 2».
fault-held = { $waits }, { $that } держит { $holder }
fault-ended = { $waits }; { $holder } { $holder_kind ->
    [task] завершилась
   *[thread] завершился
}, не освободив эту блокировку
fault-self = { $waits }, хотя уже держит эту блокировку
fault-look = снова и снова проверяет { $object_acc }
fault-again = снова и снова повторяет попытку

forever-lock = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } { $object_acc }{ $made }, но эту блокировку уже никто не освободит
forever-wait = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } на { $object_loc }{ $made }, но послать уведомление уже некому
forever-barrier = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } у { $object_gen }{ $made }, но больше к нему никто не подойдёт
forever-park = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в `park` в { $place }, но вызвать `unpark` уже некому
forever-join = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } завершения { $other_gen }, которого не будет
forever-send = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } места в { $object_loc }{ $made }, но получить сообщение уже некому
forever-receive = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } сообщения из { $object_gen }{ $made }, но отправить его уже некому; канал всё ещё открыт
forever-once = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place } { $object_acc }{ $made }, но закончить её уже некому
forever-await = { $threads } { $n ->
    [one] ожидает
   *[other] ожидают
}, но разбудить { $n ->
    [one] эту задачу (она запущена в { $place })
   *[other] эти задачи (они запущены в { $place })
} уже некому
forever-await-at = { $threads } { $n ->
    [one] ожидает
   *[other] ожидают
} в { $place }, но разбудить { $n ->
    [one] эту задачу
   *[other] эти задачи
} уже некому
forever-look = { $threads } снова и снова { $n ->
    [one] проверяет
   *[other] проверяют
} в { $place } { $object_acc }{ $made }, но её значение уже никто не изменит
forever-again = { $threads } снова и снова { $n ->
    [one] повторяет
   *[other] повторяют
} попытку в { $place }, но ничего уже не изменится
forever-other = { $threads } { $n ->
    [one] ждёт
   *[other] ждут
} в { $place }, и это ожидание уже ничто не прервёт

# Вместо потока там, где потоки неизвестны.
program = программа

required-compared = получилось { $actual }, а должно быть { $expected } (условие `{ $key }`)
required-limit = одновременно { $actual }, а можно не больше { $expected } (условие `{ $key }`)
required-never = ни в одном чередовании не выполнено условие `{ $key }`
required-plain = не выполнено условие `{ $key }`
required-where = Это обнаруживает { $thread } в { $place }.

panicked = { $thread } паникует с сообщением «{ $text }»
panicked-at = { $thread } паникует в { $place } с сообщением «{ $text }»

runs = { $thread } работает без остановки и не доходит ни до одной операции синхронизации
runs-after = { $thread } работает без остановки и после { $place } не доходит ни до одной операции синхронизации
computes = программа работает без остановки и не заканчивает этот случай
computes-after = программа работает без остановки и после { $place } не заканчивает этот случай
spins = { $thread } снова и снова проверяет условие, вместо того чтобы заснуть
spins-after = { $thread } снова и снова проверяет условие в { $place }, вместо того чтобы заснуть

left-waits = { $thread } (запуск в { $spawned }) всё ещё не завершается: в { $place } { $waits }
left-runs = { $thread } (запуск в { $spawned }) всё ещё не завершается и продолжает работать

raced = { $thread } { $does ->
    [writes] записывает
   *[reads] читает
} в { $place } значение, которое { $other } { $other_does ->
    [writes] записывает
   *[reads] читает
} в { $other_place }, и ни один из этих доступов не происходит до другого

left-processes = после завершения случая всё ещё { $n ->
    [one] работает { $n } процесс
    [few] работают { $n } процесса
   *[many] работают { $n } процессов
} ({ $names }): никто не дождался { $n ->
    [one] его завершения
   *[other] их завершения
}

child-ended = программа прервана, потому что { $how }
child-died = программа завершилась посреди проверки ({ $how })
how-wall = не завершилась за { $n } { $n ->
    [one] секунду
    [few] секунды
   *[many] секунд
}
how-blocked = все её потоки ждут, а разбудить их уже некому
how-processes = запустила слишком много процессов (предел: { $n })
how-signal = сигнал { $n }: { $name }
how-exit = код выхода { $n }
how-segv = сигнал { $n }: { $name }, обычно это переполнение стека
how-overflow = переполнен стек: слишком глубокая рекурсия или слишком большие локальные переменные
how-memory = не хватило памяти
how-unknown = причина неизвестна
no-time = Срабатывание тайм-аута: предыдущие случаи не завершились, и на этот не хватило времени. Исправь сначала их.

diverged = то же чередование во второй раз идёт иначе: код зависит не только от порядка потоков, но и от случайности, часов или состояния прошлого запуска

outcome-no_file = Файла { $file } нет. Верни его командой `cargo workbook reset { $exercise }`.
outcome-unreadable = Не удаётся прочитать файл { $file }: { $error }. Проверь права на него.
outcome-not_utf8 = Файл { $file } сохранён не в UTF-8: неверный байт в строке { $line }. Сохрани его в UTF-8.
outcome-grader_changed = Файл tests/grade.rs отличается от того, что был в практикуме, поэтому вердикт ничего бы не значил. Верни его: `git checkout { $file }`.
outcome-stand_in = Решение компилируется с обычной стандартной библиотекой, но не с её двойником, на котором мы перебираем чередования. Это пробел практикума, а не решения: сообщи о нём.
outcome-grade_file = Файл { $file } не компилируется с этим решением. Проверь, что имена и типы публичных функций остались такими, как в начале.
outcome-silent = Компилятор не может закончить работу с этим файлом, поэтому он прерван. Обычно виновата рекурсия в типах, константах или макросах.
outcome-offline = Не хватает библиотек, нужных для сборки упражнения. Подключись к сети и один раз запусти `cargo fetch` в каталоге практикума.
outcome-cargo = Не удалось запустить Cargo: { $error }. Проверь, работает ли команда `cargo --version`.
outcome-own_panic = Сбой в проверке, а не в решении: { $error }. Сообщи о нём.
outcome-disk = Не удалось подготовить каталог проверки: { $error }. Проверь права и свободное место.
outcome-no_case = В tests/grade.rs нет случая `{ $case }`, который назван в exercise.toml. Верни оба файла, например командой `git checkout 'exercises/*/tests' 'exercises/*/exercise.toml'`.
