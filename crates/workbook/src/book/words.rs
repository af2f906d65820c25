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
    start_server: "Żeby uruchamiać ze strony, wpisz <code>cargo run</code> w katalogu zeszytu.",
    start_server_to_check: "Żeby sprawdzać ze strony, wpisz <code>cargo run</code> w katalogu zeszytu.",
    recorded: "Zapis przebiegu",
    schedule: "Przeplot, który psuje rozwiązanie",
    as_table: "To samo w tabeli",
    exercise: "Ćwiczenie",
    edit_file: "Plik do edycji:",
    check_button: "Sprawdź",
    hint: "Podpowiedź {}",
    correction: "Sprostowanie",
    notes: "Notatki dla prowadzącego",
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
    start_server: "Чтобы запускать прямо со страницы, введи <code>cargo run</code> в каталоге практикума.",
    start_server_to_check: "Чтобы проверять прямо со страницы, введи <code>cargo run</code> в каталоге практикума.",
    recorded: "Запись выполнения",
    schedule: "Чередование, которое ломает решение",
    as_table: "То же в таблице",
    exercise: "Упражнение",
    edit_file: "Файл для правки:",
    check_button: "Проверить",
    hint: "Подсказка {}",
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
