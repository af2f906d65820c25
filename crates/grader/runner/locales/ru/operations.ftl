# Названия объектов и операций в таблице чередования.

# .acc: винительный, .gen: родительный, .loc: предложный, .made: «создан» в этом роде, .that: «который» в винительном
object-mutex = мьютекс { $number }
    .acc = мьютекс { $number }
    .gen = мьютекса { $number }
    .loc = мьютексе { $number }
    .made = создан в { $place }
    .that = который
object-reentrant_mutex = рекурсивная блокировка { $number }
    .acc = рекурсивную блокировку { $number }
    .gen = рекурсивной блокировки { $number }
    .loc = рекурсивной блокировке { $number }
    .made = создана в { $place }
    .that = которую
object-rw_lock = блокировка чтения-записи { $number }
    .acc = блокировку чтения-записи { $number }
    .gen = блокировки чтения-записи { $number }
    .loc = блокировке чтения-записи { $number }
    .made = создана в { $place }
    .that = которую
object-condvar = условная переменная { $number }
    .acc = условную переменную { $number }
    .gen = условной переменной { $number }
    .loc = условной переменной { $number }
    .made = создана в { $place }
    .that = которую
object-barrier = барьер { $number }
    .acc = барьер { $number }
    .gen = барьера { $number }
    .loc = барьере { $number }
    .made = создан в { $place }
    .that = который
object-once = инициализация { $number }
    .acc = инициализацию { $number }
    .gen = инициализации { $number }
    .loc = инициализации { $number }
    .made = создана в { $place }
    .that = которую
object-channel = канал { $number }
    .acc = канал { $number }
    .gen = канала { $number }
    .loc = канале { $number }
    .made = создан в { $place }
    .that = который
object-atomic = атомарная переменная { $number }
    .acc = атомарную переменную { $number }
    .gen = атомарной переменной { $number }
    .loc = атомарной переменной { $number }
    .made = создана в { $place }
    .that = которую
object-cell = ячейка { $number }
    .acc = ячейку { $number }
    .gen = ячейки { $number }
    .loc = ячейке { $number }
    .made = создана в { $place }
    .that = которую

# .acc: винительный, .gen: родительный
thread-main = главный поток
    .acc = главный поток
    .gen = главного потока
thread-numbered = поток { $number }
    .acc = поток { $number }
    .gen = потока { $number }
thread-named = поток «{ $name }»
    .acc = поток «{ $name }»
    .gen = потока «{ $name }»
task-numbered = задача { $number }
    .acc = задачу { $number }
    .gen = задачи { $number }

op-lock = захватывает { $object_acc }
op-lock-waits = ждёт { $object_acc }
op-try_lock = захватывает { $object_acc } (`try_lock`)
op-try_lock_failed = не получает { $object_acc } (`try_lock`)
op-unlock = освобождает { $object_acc }
op-read = захватывает { $object_acc } на чтение
op-read-waits = ждёт { $object_acc } на чтение
op-unread = освобождает { $object_acc } после чтения
op-write = захватывает { $object_acc } на запись
op-write-waits = ждёт { $object_acc } на запись
op-unwrite = освобождает { $object_acc } после записи
op-wait = просыпается на { $object_loc }
op-wait-waits = ждёт на { $object_loc }
op-spurious_wake_up = { $has_object ->
    [yes] просыпается без уведомления на { $object_loc } (ложное пробуждение)
   *[no] просыпается без причины (ложное пробуждение)
}
op-timed_out = выходит по тайм-ауту
op-notify_one = { $has_value ->
    [yes] { $value ->
        [0] уведомляет один поток на { $object_loc }, но там никто не ждёт
        [one] уведомляет один поток на { $object_loc } (ждёт { $value })
        [few] уведомляет один поток на { $object_loc } (ждут { $value })
       *[many] уведомляет один поток на { $object_loc } (ждут { $value })
    }
   *[no] уведомляет один поток на { $object_loc }
}
op-notify_all = { $has_value ->
    [yes] { $value ->
        [0] уведомляет все потоки на { $object_loc }, но там никто не ждёт
        [one] уведомляет все потоки на { $object_loc } (ждёт { $value })
        [few] уведомляет все потоки на { $object_loc } (ждут { $value })
       *[many] уведомляет все потоки на { $object_loc } (ждут { $value })
    }
   *[no] уведомляет все потоки на { $object_loc }
}
op-barrier_wait = проходит { $object_acc }
op-barrier_wait-waits = ждёт у { $object_gen }
op-park = выходит из `park`
op-park-waits = засыпает в `park`
op-unpark = будит { $other_acc } (`unpark`)
op-sleep = просыпается после `sleep`
op-sleep-waits = спит (`sleep`)
op-yield = уступает очередь
op-spawn = запускает { $other_acc }
op-join = видит завершение { $other_gen }
op-join-waits = ждёт завершения { $other_gen }
op-load = читает { $value } ({ $object })
op-store = записывает { $value } ({ $object })
op-update = меняет { $value } ({ $object })
op-update_failed = не меняет: видит { $value } ({ $object })
op-update_failed_spuriously = не меняет, хотя застаёт { $value } (ложная неудача `_weak`; { $object })
op-cell_read = читает без синхронизации { $object_acc }
op-cell_write = записывает без синхронизации { $object_acc }
op-send = отправляет в { $object_acc }
op-send-waits = ждёт места в { $object_loc }
op-receive = получает из { $object_gen }
op-receive-waits = ждёт сообщения из { $object_gen }
op-closed = видит, что закрыт { $object }
op-call_once = проходит { $object_acc }
op-call_once-waits = ждёт { $object_acc }
op-await = возобновляется после `.await`
op-await-waits = ожидает (`.await`)
op-panic = паникует: { $value }
op-end = завершается
op-times = { $text } (× { $times })

# Tokio: шаг — это вызов, а что из него вышло, говорит следующий шаг. Блокировка и разрешение семафора здесь одно и то же.
op-lock-call = просит доступ
op-try_lock-call = просит доступ без ожидания
op-unlock-call = возвращает разрешения
op-read-call = просит доступ на чтение
op-write-call = просит доступ на запись
op-wait-call = начинает ждать
op-notify_one-call = уведомляет одну задачу
op-notify_all-call = уведомляет все задачи
op-send-call = хочет отправить сообщение
op-receive-call = хочет получить сообщение
op-sleep-call = засыпает на { $value } (`sleep`)
