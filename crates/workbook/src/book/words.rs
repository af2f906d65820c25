//! The words that the preprocessor puts on a page, in both languages.
//!
//! Only what is built into the pages is here. What the page scripts say is in `book/theme/js/words.js`, what the theme says in
//! `book/theme/index.hbs`; the chapters themselves are prose and need no table.

use timeline::Language;

/// One language's words. The fields are named by their meaning, in English.
#[derive(Debug)]
pub struct Words {
    /// "{} min of reading".
    pub minutes_read: &'static str,
    /// "{} min of exercises".
    pub minutes_exercise: &'static str,
    /// Said of minutes nobody has measured yet.
    pub estimated: &'static str,
    /// The label of a listing that must not compile.
    pub refused: &'static str,
    /// The summary of such a listing that answers a quiz.
    pub compilers_answer: &'static str,
    /// What the line numbers' listing is: "listing from {}".
    pub listing: &'static str,
    /// The kind of a run panel.
    pub run: &'static str,
    /// The button that runs.
    pub run_button: &'static str,
    /// The button that stops.
    pub stop_button: &'static str,
    /// The label of the choice of arguments.
    pub variant: &'static str,
    /// The choice without arguments.
    pub no_arguments: &'static str,
    /// Before a command to type.
    pub in_terminal: &'static str,
    /// What the button beside a command does.
    pub copy_this: &'static str,
    /// How to run from a static copy, in HTML.
    pub start_server: &'static str,
    /// How to check from a static copy, in HTML.
    pub start_server_to_check: &'static str,
    /// The kind of a recorded timeline.
    pub recorded: &'static str,
    /// The kind of a breaking schedule.
    pub schedule: &'static str,
    /// The summary of the table that stands for a picture.
    pub as_table: &'static str,
    /// The kind of an exercise panel.
    pub exercise: &'static str,
    /// Before the path of the file to edit.
    pub edit_file: &'static str,
    /// The button that grades.
    pub check_button: &'static str,
    /// "Hint {}".
    pub hint: &'static str,
    /// Said of an exercise that has not been checked yet.
    pub untried: &'static str,
    /// "Hint {} of {}": the button that shows it.
    pub hint_of: &'static str,
    /// The button that shows the solutions.
    pub solution_button: &'static str,
    /// The button that gives the file the contents it came with.
    pub reset_button: &'static str,
    /// The kind of the panel that tells the progress.
    pub progress: &'static str,
    /// How to run and check from a static copy, in HTML.
    pub start_server_for_all: &'static str,
    /// The link to the first chapter.
    pub start_reading: &'static str,
    /// The label of the count of chapters that are read.
    pub chapters_read: &'static str,
    /// The label of the count of quizzes.
    pub quizzes_answered: &'static str,
    /// The label of the count of exercises.
    pub exercises_passed: &'static str,
    /// "{} of {}", a count.
    pub count_of: &'static str,
    /// Before the link to the exercise to do next.
    pub next_exercise: &'static str,
    /// The button that saves the progress to a file.
    pub save_progress: &'static str,
    /// The button that adds the progress of a file.
    pub load_progress: &'static str,
    /// The button that forgets the progress.
    pub forget_progress: &'static str,
    /// Where the progress is, with the server, in HTML.
    pub kept_in_file: &'static str,
    /// Where the progress is, without it.
    pub kept_in_browser: &'static str,
    /// The link that opens a file in Visual Studio Code.
    pub open_in_editor: &'static str,
    /// The title of a correction box.
    pub correction: &'static str,
    /// The title of the instructor's notes.
    pub notes: &'static str,
    /// The kind of a quiz about what a program does.
    pub quiz: &'static str,
    /// The kind of a quiz about what the compiler says.
    pub quiz_compiler: &'static str,
    /// The button that answers a quiz.
    pub answer_button: &'static str,
    /// Minutes of an exercise, "about {} min".
    pub about_minutes: &'static str,
}

const PL: Words = Words {
    minutes_read: "{} min czytania",
    minutes_exercise: "{} min ćwiczenia",
    estimated: "(szacunek)",
    refused: "Kompilator odrzuca ten kod",
    compilers_answer: "Odpowiedź kompilatora",
    listing: "Listing z pliku {}",
    run: "Uruchom przykład",
    run_button: "Uruchom",
    stop_button: "Zatrzymaj",
    variant: "Wariant",
    no_arguments: "bez argumentów",
    in_terminal: "W terminalu:",
    copy_this: "Kopiuj do schowka",
    start_server: "Żeby uruchamiać przykłady na tej stronie, wpisz <code>cargo run</code> w katalogu zeszytu.",
    start_server_to_check: "Żeby sprawdzać ćwiczenia na tej stronie, wpisz <code>cargo run</code> w katalogu zeszytu.",
    recorded: "Zapis przebiegu",
    schedule: "Przeplot, który psuje rozwiązanie",
    as_table: "To samo w tabeli",
    exercise: "Ćwiczenie",
    edit_file: "Plik do edycji:",
    check_button: "Sprawdź",
    hint: "Podpowiedź {}",
    untried: "jeszcze nie sprawdzane",
    hint_of: "Podpowiedź {} z {}",
    solution_button: "Rozwiązanie",
    reset_button: "Zacznij od nowa",
    progress: "Postępy",
    start_server_for_all: "Żeby uruchamiać przykłady i sprawdzać ćwiczenia na stronach, wpisz <code>cargo run</code> w katalogu zeszytu.",
    start_reading: "Zacznij czytać",
    chapters_read: "Przeczytane rozdziały",
    quizzes_answered: "Odpowiedzi na pytania",
    exercises_passed: "Zaliczone ćwiczenia",
    count_of: "{} z {}",
    next_exercise: "Następne ćwiczenie:",
    save_progress: "Zapisz do pliku",
    load_progress: "Wczytaj z pliku",
    forget_progress: "Usuń postępy",
    kept_in_file: "Postępy są w pliku <code>.workbook/progress.json</code>, wspólnym dla tej strony i terminala.",
    kept_in_browser: "Postępy pamięta tylko ta przeglądarka.",
    open_in_editor: "Otwórz w VS Code",
    correction: "Sprostowanie",
    notes: "Notatki dla prowadzących",
    quiz: "Zanim uruchomisz",
    quiz_compiler: "Zanim skompilujesz",
    answer_button: "Odpowiadam",
    about_minutes: "około {} min",
};

const RU: Words = Words {
    minutes_read: "{} мин чтения",
    minutes_exercise: "{} мин на упражнение",
    estimated: "(оценка)",
    refused: "Компилятор отвергает этот код",
    compilers_answer: "Ответ компилятора",
    listing: "Листинг из файла {}",
    run: "Запусти пример",
    run_button: "Запустить",
    stop_button: "Остановить",
    variant: "Вариант",
    no_arguments: "без аргументов",
    in_terminal: "В терминале:",
    copy_this: "Скопировать в буфер обмена",
    start_server: "Чтобы запускать примеры прямо со страницы, введи <code>cargo run</code> в каталоге практикума.",
    start_server_to_check: "Чтобы проверять упражнения прямо со страницы, введи <code>cargo run</code> в каталоге практикума.",
    recorded: "Запись выполнения",
    schedule: "Чередование, которое ломает решение",
    as_table: "То же в таблице",
    exercise: "Упражнение",
    edit_file: "Файл для правки:",
    check_button: "Проверить",
    hint: "Подсказка {}",
    untried: "ещё не проверялось",
    hint_of: "Подсказка {} из {}",
    solution_button: "Решение",
    reset_button: "Начать заново",
    progress: "Прогресс",
    start_server_for_all: "Чтобы запускать примеры и проверять упражнения прямо со страницы, введи <code>cargo run</code> в каталоге практикума.",
    start_reading: "Начать чтение",
    chapters_read: "Прочитано глав",
    quizzes_answered: "Дано ответов",
    exercises_passed: "Зачтено упражнений",
    count_of: "{} из {}",
    next_exercise: "Следующее упражнение:",
    save_progress: "Сохранить в файл",
    load_progress: "Загрузить из файла",
    forget_progress: "Удалить прогресс",
    kept_in_file: "Прогресс хранится в файле <code>.workbook/progress.json</code>, общем для этой страницы и терминала.",
    kept_in_browser: "Прогресс помнит только этот браузер.",
    open_in_editor: "Открыть в VS Code",
    correction: "На самом деле",
    notes: "Заметки для преподавателя",
    quiz: "Прежде чем запускать",
    quiz_compiler: "Прежде чем компилировать",
    answer_button: "Ответить",
    about_minutes: "около {} мин",
};

/// The words of one language.
#[must_use]
pub const fn of(language: Language) -> &'static Words {
    match language {
        Language::Pl => &PL,
        Language::Ru => &RU,
    }
}

/// Puts `value` into the gap `{}` of one of the words.
#[must_use]
pub fn fill(word: &str, value: impl std::fmt::Display) -> String {
    word.replacen("{}", &value.to_string(), 1)
}
