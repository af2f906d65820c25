# Co drukuje terminal wokół wiadomości.

schedules = { $count ->
    [one] { $shown } przeplot
    [few] { $shown } przeploty
   *[many] { $shown } przeplotów
}
schedules-all = { schedules }, czyli wszystkie
schedules-bound = { schedules }: wszystkie, w których jest najwyżej { $bound ->
    [0] 0 wywłaszczeń
    [one] { $bound } wywłaszczenie
    [few] { $bound } wywłaszczenia
   *[many] { $bound } wywłaszczeń
}
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
