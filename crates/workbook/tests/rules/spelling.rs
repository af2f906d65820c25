//! What readers read is spelled right. The speller is hunspell with Debian's dictionaries; the words of our trade, which these
//! do not know, are in `book/words/pl.txt` and `book/words/ru.txt`, one form a line.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    process::{Command, Stdio},
    thread,
};

use crate::{
    page::{Page, pages_of},
    workspace::{files_below, names_in, none, read, root},
};

const EDITIONS: [(&str, &str); 2] = [("pl", "pl_PL"), ("ru", "ru_RU")];

/// Files in which the languages stand side by side.
const MIXED: [&str; 5] = [
    "book/theme/index.hbs",
    "book/theme/js/words.js",
    "crates/workbook/src/book/words.rs",
    "crates/timeline/src/words.rs",
    "book.toml",
];

/// The letters that only Polish has.
const POLISH: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";

#[test]
#[ignore = "needs hunspell with the Polish and the Russian dictionary"]
fn spelling() {
    for (language, dictionary) in EDITIONS {
        let places = words_of(language);
        assert!(places.len() > 500, "only {} words found", places.len());
        let own = own_words(language);
        let unknown = unknown_to_hunspell(places.keys(), dictionary);
        let mut findings: Vec<String> = unknown
            .iter()
            .filter(|word| !is_own(word, &own))
            .map(|word| format!("{}: {word}", places[word]))
            .collect();
        // A word that the dictionary knows needs no place in our list.
        let known_own = unknown_to_hunspell(own.iter(), dictionary);
        let superfluous = own.iter().filter(|word| !known_own.contains(*word));
        findings.extend(superfluous.map(|word| {
            format!("book/words/{language}.txt: the dictionary knows `{word}`; leave it out")
        }));
        none(&findings);
    }
}

#[test]
fn word_lists_are_sorted_and_used() {
    let mut findings = Vec::new();
    for (language, _) in EDITIONS {
        let text = read(format!("book/words/{language}.txt"));
        let lines: Vec<&str> = text.lines().collect();
        if !lines.is_sorted_by(|a, b| a < b) {
            findings.push(format!(
                "book/words/{language}.txt: not sorted by code points, or a word twice"
            ));
        }
        let used = words_of(language);
        for word in lines.iter().filter(|word| !is_used(word, &used)) {
            findings.push(format!("book/words/{language}.txt: nothing uses `{word}`"));
        }
    }
    none(&findings);
}

fn own_words(language: &str) -> BTreeSet<String> {
    let text = read(format!("book/words/{language}.txt"));
    text.lines().map(str::to_owned).collect()
}

/// A word of the list stands for itself and for the form that begins a sentence.
fn is_own(word: &str, own: &BTreeSet<String>) -> bool {
    own.contains(word) || own.iter().any(|own| capitalised(own) == word)
}

fn is_used(own: &str, used: &BTreeMap<String, String>) -> bool {
    used.contains_key(own) || used.contains_key(&capitalised(own))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// The words that hunspell does not accept.
fn unknown_to_hunspell<'a>(
    words: impl Iterator<Item = &'a String>,
    dictionary: &str,
) -> BTreeSet<String> {
    // Debian's Polish dictionary is in ISO 8859-2: hunspell says nothing of a word with a letter that this does not have.
    let is_writable = |word: &str| {
        dictionary != "pl_PL" || word.chars().all(|c| c.is_ascii() || POLISH.contains(c))
    };
    let (known_letters, foreign): (Vec<&String>, Vec<&String>) =
        words.partition(|word| is_writable(word));
    let text = known_letters
        .iter()
        .fold(String::new(), |text, word| text + word + "\n");
    let mut hunspell = Command::new("hunspell")
        .args(["-d", dictionary, "-i", "UTF-8", "-l"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("hunspell starts");
    let mut stdin = hunspell.stdin.take().expect("piped");
    // Both pipes may fill up: one thread writes while the other reads.
    let writer = thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = hunspell.wait_with_output().expect("hunspell ends");
    writer
        .join()
        .expect("the writer does not panic")
        .expect("hunspell reads");
    assert!(
        output.status.success(),
        "hunspell failed: is {dictionary} installed?"
    );
    let unknown = String::from_utf8(output.stdout).expect("asked for UTF-8");
    let unknown = unknown.lines().map(str::to_owned);
    unknown.chain(foreign.into_iter().cloned()).collect()
}

/// Every word of one language that a reader may meet, with the first place of it.
fn words_of(language: &str) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let mut add = |path: &str, text: &str| {
        for (index, line) in text.lines().enumerate() {
            for word in words_in(line, language) {
                let place = || format!("{path}:{}", index + 1);
                words.entry(word).or_insert_with(place);
            }
        }
    };
    let mut prose = |path: &str, text: &str| {
        let page = Page::new(path, text);
        add(path, &without_terms(&page.prose));
        for (line, quiz) in page.quizzes() {
            for text in texts_of(
                &toml::Value::Table(quiz),
                &["question", "explanation", "choices"],
            ) {
                add(&format!("{path}:{line}, quiz"), &Page::new("", &text).prose);
            }
        }
    };
    for name in pages_of(language)
        .into_iter()
        .chain(["SUMMARY.md".to_owned()])
    {
        let path = format!("book/{language}/{name}");
        prose(&path, &read(&path));
    }
    let readme = format!("README.{language}.md");
    prose(&readme, &read(&readme));
    let exercises = names_in("exercises")
        .into_iter()
        .filter(|name| name.starts_with("ex"));
    let tables = exercises.map(|name| format!("exercises/{name}/exercise.toml"));
    for path in tables
        .filter(|p| root().join(p).is_file())
        .chain(["book/course.toml".to_owned()])
    {
        let table: toml::Table = read(&path)
            .parse()
            .unwrap_or_else(|e| panic!("{path}: {e}"));
        for text in texts_of(&toml::Value::Table(table), &[language]) {
            prose(&path, &without_placeables(&text));
        }
    }
    for path in files_below("crates", ".ftl") {
        if path.components().any(|part| part.as_os_str() == language) {
            prose(&path.to_string_lossy(), &fluent_prose(&read(&path)));
        }
    }
    for (folder, ending) in [
        ("examples", ".rs"),
        ("examples", ".py"),
        ("solutions", ".rs"),
    ] {
        for path in files_below(folder, ending) {
            let texts = narration(&read(&path), language);
            prose(&path.to_string_lossy(), &without_placeables(&texts));
        }
    }
    let starters = names_in("exercises")
        .into_iter()
        .filter(|name| name.starts_with("ex"));
    let starters = starters.map(|name| format!("exercises/{name}/src/lib.rs"));
    for path in MIXED.map(str::to_owned).into_iter().chain(starters) {
        let text = read(&path);
        // Of a file with both languages in it, these words are certainly of this one.
        let certain = |word: &str| language == "ru" || word.chars().any(|c| POLISH.contains(c));
        let words_of_line = |line| words_in(line, language).filter(|word| certain(word));
        for (index, line) in text.lines().enumerate() {
            for word in words_of_line(line) {
                words
                    .entry(word)
                    .or_insert_with(|| format!("{path}:{}", index + 1));
            }
        }
    }
    words
}

/// The words of a line, without names of files and without words in the letters of the other language: in Russian, Latin ones
/// are names and English terms, in Polish, Cyrillic ones lead to the other edition.
fn words_in<'a>(line: &'a str, language: &'a str) -> impl Iterator<Item = String> + 'a {
    let is_name = |chunk: &&str| {
        let inner = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        chunk.contains(['/', '_', '\\']) || inner.contains(|c: char| c == '.' || c.is_ascii_digit())
    };
    let chunks = line.split_whitespace().filter(move |chunk| !is_name(chunk));
    let words = chunks.flat_map(|chunk| chunk.split(|c: char| !c.is_alphabetic()));
    let is_latin = |word: &str| word.chars().all(|c| c < 'Ͱ');
    words
        .filter(|word| word.chars().count() > 1)
        .filter(move |word| is_latin(word) == (language == "pl"))
        .map(str::to_owned)
}

/// Without what is English on purpose: `(*term*)`, which follows our word where it is used first, and the titles of works, in
/// italics in a footnote.
fn without_terms(prose: &str) -> String {
    let mut out = String::new();
    let mut rest = prose;
    while let Some((before, after)) = rest.split_once('*') {
        out.push_str(before);
        // What is left of a footnote's label begins its line.
        let line = out.rsplit('\n').next().unwrap_or_default();
        let is_foreign = before.ends_with('(') || line.trim_start().starts_with("]:");
        let Some((inside, behind)) = after.split_once('*') else {
            return out + after;
        };
        if is_foreign {
            // It may go on in the next line.
            out.extend(inside.chars().filter(|c| *c == '\n'));
            rest = behind;
        } else {
            rest = after;
        }
    }
    out + rest
}

/// Without `{name}` and `{name:>3}`.
fn without_placeables(text: &str) -> String {
    let mut depth = 0;
    let visible = |c: char| {
        depth += i32::from(c == '{');
        let inside = depth > 0;
        depth -= i32::from(c == '}' && depth > 0);
        if inside && c != '\n' { ' ' } else { c }
    };
    text.chars().map(visible).collect()
}

/// All texts below these keys.
fn texts_of(value: &toml::Value, keys: &[&str]) -> Vec<String> {
    fn collect(value: &toml::Value, keys: &[&str], wanted: bool, out: &mut Vec<String>) {
        match value {
            toml::Value::String(text) if wanted => out.push(text.clone()),
            toml::Value::Array(values) => {
                values
                    .iter()
                    .for_each(|value| collect(value, keys, wanted, out));
            }
            toml::Value::Table(table) => {
                for (key, value) in table {
                    collect(value, keys, keys.contains(&&**key), out);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    collect(value, keys, false, &mut out);
    out
}

/// The patterns of a Fluent file, line by line: no comments, keys, variables, functions and names of variants.
fn fluent_prose(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let starts_message = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
        let value = match line.split_once('=') {
            _ if line.starts_with('#') => "",
            Some((_, value)) if starts_message => value,
            _ => line,
        };
        // An attribute: `.label = Text`.
        let value = match value
            .trim_start()
            .strip_prefix('.')
            .and_then(|v| v.split_once('='))
        {
            Some((_, value)) => value,
            None => value,
        };
        let variant = value.trim_start().trim_start_matches('*');
        let value = match variant.strip_prefix('[').and_then(|v| v.split_once(']')) {
            Some((_, value)) => value,
            None => value,
        };
        let value = without_references(value);
        for word in value.split_inclusive(|c: char| !c.is_alphanumeric() && !"$_-".contains(c)) {
            let function =
                word.ends_with('(') && word.chars().all(|c| c.is_ascii_uppercase() || c == '(');
            if !word.starts_with('$') && !function {
                out.push_str(word);
            }
        }
        out.push('\n');
    }
    out
}

/// Without `{ name-of-another-message }`.
fn without_references(line: &str) -> String {
    let is_name = |inside: &str| {
        let mut chars = inside.trim().chars();
        chars
            .next()
            .is_some_and(|c| c.is_ascii_lowercase() || c == '-')
            && chars.all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let mut parts = line.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((inside, behind)) if is_name(inside) => out.push_str(behind),
            _ => {
                out.push('{');
                out.push_str(part);
            }
        }
    }
    out
}

/// What a program says in one language, and its comments in it, each on the line where it stands.
fn narration(source: &str, language: &str) -> String {
    let starts = [
        format!("{language} = \""),
        format!("{language}=\""),
        format!("{language}=f\""),
    ];
    let comments = [format!("// {language}: "), format!("# {language}: ")];
    let mut out = String::new();
    for line in source.lines() {
        for comment in &comments {
            if let Some((_, text)) = line.split_once(&**comment) {
                out.push_str(text);
            }
        }
        for start in &starts {
            if let Some((_, text)) = line.split_once(&**start) {
                out.push_str(text.split('"').next().unwrap_or_default());
            }
        }
        out.push('\n');
    }
    out
}

#[test]
fn words_are_found_where_readers_meet_them() {
    let all = |text: &str, language| words_in(text, language).collect::<Vec<_>>();
    assert_eq!(
        all("Wątek 1 śpi, x_y i a2 (CONTRIBUTING.md), Русский.", "pl"),
        ["Wątek", "śpi"]
    );
    assert_eq!(all("поток-демон Rust", "ru"), ["поток", "демон"]);
    assert_eq!(
        without_terms("bariera (*bar\nrier*) *stoi*"),
        "bariera (\n) stoi"
    );
    assert_eq!(
        without_terms("      ]: X, *Title*, 2007"),
        "      ]: X, , 2007"
    );
    assert_eq!(
        without_placeables("mam {balance} i {ms:>3} zł"),
        "mam           i         zł"
    );
    assert_eq!(
        fluent_prose("# komentarz\nkey-name = { other-key } { $n ->\n    [one] wątek { $n }\n   *[other] wątków { NUMBER($n) }\n}\n")
            .split_whitespace()
            .collect::<Vec<_>>(),
        ["{", "->", "wątek", "{", "}", "wątków", "{", "}", "}"]
    );
    let source = "say!(\n    pl = \"wątek {n}\",\n    ru = \"поток {n}\"\n);\n# ru: ждём\nsay(pl=f\"śpi\", ru=f\"спит\")\n";
    assert_eq!(narration(source, "pl"), "\nwątek {n}\n\n\n\nśpi\n");
    assert_eq!(narration(source, "ru"), "\n\nпоток {n}\n\nждём\nспит\n");
    let own = BTreeSet::from(["muteks".to_owned()]);
    assert!(is_own("muteks", &own) && is_own("Muteks", &own) && !is_own("MUTEKS", &own));
}

#[test]
#[ignore = "needs hunspell with the Polish and the Russian dictionary"]
fn misspelt_words_are_seen() {
    let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let polish = words(&["wątek", "wontek", "zażółć", "przeplotka", "señor"]);
    let russian = words(&["поток", "паток", "ждёт", "ещё", "барьеры", "барьерры"]);
    let unknown = |words: &[String], dictionary| unknown_to_hunspell(words.iter(), dictionary);
    assert!(unknown(&polish, "pl_PL").contains("wontek"));
    assert!(unknown(&polish, "pl_PL").contains("señor"));
    assert!(!unknown(&polish, "pl_PL").contains("wątek"));
    assert!(!unknown(&polish, "pl_PL").contains("zażółć"));
    assert_eq!(
        unknown(&russian, "ru_RU"),
        BTreeSet::from(["барьерры".to_owned(), "паток".to_owned()])
    );
}
