# Co drukuje terminal wokół wiadomości.

schedules = { $count ->
    [one] { $shown } przeplot
    [few] { $shown } przeploty
   *[many] { $shown } przeplotów
}
schedules-all = { schedules }, czyli wszystkie
schedules-bound = { schedules }, w tym wszystkie z najwyżej { $bound ->
    [one] { $bound } wywłaszczeniem
   *[other] { $bound } wywłaszczeniami
}
explored-bound = Sprawdzono wszystkie przeploty z najwyżej { $bound ->
    [one] { $bound } wywłaszczeniem
   *[other] { $bound } wywłaszczeniami
}.
schedules-some = { schedules }, nie wszystkie możliwe
found-at = wykryto w przeplocie nr { $shown }

passed = rozwiązanie przechodzi
failed = { $n ->
    [one] jeden przypadek nie przechodzi
    [few] { $n } przypadki nie przechodzą
   *[many] { $n } przypadków nie przechodzi
}
unsolved = jeszcze bez rozwiązania: w src/lib.rs czeka `todo!()`
unsolved-case = czeka `todo!()`
does_not_compile = nie kompiluje się
grader_changed = zmieniony plik tests/grade.rs
internal_error = błąd po stronie zeszytu

step = krok
source = wiersz programu
left-out = { $count ->
    [one] (pominięto { $shown } wcześniejszy krok)
    [few] (pominięto { $shown } wcześniejsze kroki)
   *[many] (pominięto { $shown } wcześniejszych kroków)
}
repeats = { $steps ->
    [one] ten krok powtarza się
    [few] te { $steps } kroki powtarzają się
   *[many] tych { $steps } kroków powtarza się
} { $times ->
    [one] { $times } raz
   *[other] { $times } razy
}

first-build = Pierwsze sprawdzenie buduje też program oceniający: to potrwa do pół minuty, kolejne będą szybkie.
