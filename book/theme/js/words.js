// What the page scripts say, in the language of the page; first of the scripts, so it makes the object that they all share.
'use strict';

window.workbook = (() => {
    const words = {
        pl: {
            other: 'ru',
            // The interface of mdBook, where its template cannot reach.
            copy: 'Kopiuj',
            copied: 'Skopiowano',
            copyFailed: 'Nie udało się skopiować',
            results: n => `${n} ${plural.pl(n, 'wynik', 'wyniki', 'wyników')}`,
            quoted: text => `„${text}”`,
            noResults: 'Brak wyników dla zapytania',
            forQuery: 'dla zapytania',
            admonitions: { note: 'Uwaga', tip: 'Wskazówka', important: 'Ważne', warning: 'Ostrzeżenie', caution: 'Ostrożnie' },
            // Offering the other edition.
            offer: 'Ten zeszyt jest też po polsku.',
            offerLink: 'Czytaj po polsku',
            dismiss: 'Zamknij',
            // Tabs.
            tabs: 'Warianty',
            // Quiz.
            right: 'Dobrze.',
            wrong: 'Nie tym razem. Dobra odpowiedź:',
            choose: 'Najpierw wybierz odpowiedź.',
            again: 'Odpowiadam jeszcze raz',
            // Runs.
            running: 'Program działa…',
            building: 'Kompilacja…',
            output: 'Wyjście programu',
            exited: code => (code === 0 ? 'Program zakończył się poprawnie.' : `Program zakończył się z kodem ${code}.`),
            signalled: signal => `Program przerwany sygnałem ${signal}.`,
            stopped: 'Zatrzymano.',
            busy: 'Działają już dwa programy. Poczekaj albo zatrzymaj jeden z nich.',
            unreachable: 'Serwer zeszytu nie odpowiada. Uruchom w katalogu zeszytu: cargo run',
            refused: reason => `Serwer odmówił: ${reason}`,
            liveTimeline: 'Oś czasu tego uruchomienia',
            // Verdicts.
            checking: 'Sprawdzam…',
            outcomes: {
                passed: 'Rozwiązanie przechodzi.',
                failed: 'Jeszcze nie.',
                unsolved: 'Ćwiczenie czeka na rozwiązanie.',
                does_not_compile: 'Kod się nie kompiluje.',
                grader_changed: 'Plik tests/grade.rs różni się od oryginału.',
                internal_error: 'Sprawdzanie się nie powiodło i nie jest to wina rozwiązania.',
            },
            caseOutcomes: { passed: 'spełnione', failed: 'złamane', unsolved: 'nierozwiązane' },
            schedules: n => `${spaced(n)} ${plural.pl(n, 'przeplot', 'przeploty', 'przeplotów')}`,
            schedule: 'Przeplot, który psuje rozwiązanie',
            step: (n, all) => `Krok ${n} z ${all}`,
            first: 'Pierwszy krok',
            previous: 'Poprzedni krok',
            next: 'Następny krok',
            last: 'Ostatni krok',
            stepKeys: 'Strzałki w lewo i w prawo przechodzą po krokach, Home i End na początek i koniec.',
            columns: ['Krok', 'Wątek', 'Co się dzieje', 'Wiersz'],
            ms: 'ms',
            read: 'przeczytane',
            copyThis: 'Kopiuj do schowka',
            // Live reload.
            pageChanged: 'Ta strona się zmieniła.',
            reload: 'Odśwież',
        },
        ru: {
            other: 'pl',
            copy: 'Скопировать',
            copied: 'Скопировано',
            copyFailed: 'Не удалось скопировать',
            results: n => `${n} ${plural.ru(n, 'результат', 'результата', 'результатов')}`,
            quoted: text => `«${text}»`,
            noResults: 'Ничего не найдено по запросу',
            forQuery: 'по запросу',
            admonitions: { note: 'Примечание', tip: 'Совет', important: 'Важно', warning: 'Внимание', caution: 'Осторожно' },
            offer: 'Этот практикум есть и на русском.',
            offerLink: 'Читать по-русски',
            dismiss: 'Закрыть',
            tabs: 'Варианты',
            right: 'Верно.',
            wrong: 'Не в этот раз. Правильный ответ:',
            choose: 'Сначала выбери ответ.',
            again: 'Ответить ещё раз',
            running: 'Программа работает…',
            building: 'Идёт компиляция…',
            output: 'Вывод программы',
            exited: code => (code === 0 ? 'Программа завершилась успешно.' : `Программа завершилась с кодом ${code}.`),
            signalled: signal => `Программа прервана сигналом ${signal}.`,
            stopped: 'Остановлено.',
            busy: 'Уже работают две программы. Подожди или останови одну из них.',
            unreachable: 'Сервер практикума не отвечает. Запусти в каталоге практикума: cargo run',
            refused: reason => `Сервер отказал: ${reason}`,
            liveTimeline: 'Временная шкала этого запуска',
            checking: 'Идёт проверка…',
            outcomes: {
                passed: 'Решение проходит.',
                failed: 'Пока нет.',
                unsolved: 'Упражнение ждёт решения.',
                does_not_compile: 'Код не компилируется.',
                grader_changed: 'Файл tests/grade.rs отличается от исходного.',
                internal_error: 'Проверка не удалась, и решение в этом не виновато.',
            },
            caseOutcomes: { passed: 'выполнено', failed: 'нарушено', unsolved: 'не решено' },
            schedules: n => `${spaced(n)} ${plural.ru(n, 'чередование', 'чередования', 'чередований')}`,
            schedule: 'Чередование, которое ломает решение',
            step: (n, all) => `Шаг ${n} из ${all}`,
            first: 'Первый шаг',
            previous: 'Предыдущий шаг',
            next: 'Следующий шаг',
            last: 'Последний шаг',
            stepKeys: 'Стрелки влево и вправо переходят по шагам, Home и End — к началу и к концу.',
            columns: ['Шаг', 'Поток', 'Что происходит', 'Строка'],
            ms: 'мс',
            read: 'прочитано',
            copyThis: 'Скопировать в буфер обмена',
            pageChanged: 'Эта страница изменилась.',
            reload: 'Обновить',
        },
    };

    // The plural rules of the two languages, which differ only for numbers that end in 1.
    const few = n => n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
    const plural = {
        pl: (n, one, some, many) => (n === 1 ? one : few(n) ? some : many),
        ru: (n, one, some, many) => (n % 10 === 1 && n % 100 !== 11 ? one : few(n) ? some : many),
    };
    // 5000, but 10 000 with a no-break space.
    const spaced = n => (n < 10000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, '\u00a0'));

    const language = document.documentElement.lang === 'ru' ? 'ru' : 'pl';
    return { language, words: words[language], allWords: words, served: document.documentElement.classList.contains('served') };
})();
