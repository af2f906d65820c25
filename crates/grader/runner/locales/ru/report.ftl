# Что печатает терминал вокруг сообщения.

schedules = { $count ->
    [one] { $shown } чередование
    [few] { $shown } чередования
   *[many] { $shown } чередований
}
schedules-all = { schedules }, то есть все
schedules-bound = { schedules }, среди них все, где не больше { $bound ->
    [one] { $bound } вытеснения
   *[other] { $bound } вытеснений
}
explored-bound = Проверены все чередования, где не больше { $bound ->
    [one] { $bound } вытеснения
   *[other] { $bound } вытеснений
}.
schedules-some = { schedules }, не все возможные
found-at = найдено в чередовании № { $shown }

passed = решение проходит
failed = { $n ->
    [one] { $n } случай не проходит
    [few] { $n } случая не проходят
   *[many] { $n } случаев не проходят
}
unsolved = решения ещё нет: `todo!()` в src/lib.rs
unsolved-case = решения ещё нет
does_not_compile = не компилируется
grader_changed = изменён файл tests/grade.rs
internal_error = ошибка на стороне практикума

step = шаг
source = строка программы
left-out = { $count ->
    [one] (пропущен { $shown } предыдущий шаг)
    [few] (пропущено { $shown } предыдущих шага)
   *[many] (пропущено { $shown } предыдущих шагов)
}
repeats = { $steps ->
    [one] этот шаг повторяется
    [few] эти { $steps } шага повторяются
   *[many] эти { $steps } шагов повторяются
} { $times ->
    [few] { $times } раза
   *[other] { $times } раз
}

first-build = При первой проверке собирается и сама проверяющая программа: это займёт до полуминуты, дальше будет быстро.
