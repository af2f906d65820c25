//! What of a source file one edition shows: its own strings and its own comments.
//!
//! Works on the text of Rust and Python alike, by pattern, not by parsing: a pair `pl = "…", ru = "…"` anywhere in an argument list,
//! and comment lines that begin with `pl:` or `ru:`. Each line keeps the number it has in the file.

use timeline::Language;

/// The number of a line that is not in the file: the rest of a comment that was broken.
pub const NO_NUMBER: u32 = 0;

/// A line of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1, or [`NO_NUMBER`].
    pub number: u32,
    /// Its text, without the line break.
    pub text: String,
}

/// The longest line that joining a call over several lines may give.
const JOINED_AT_MOST: usize = 96;

/// Keeps one language's strings and comments.
///
/// ```text
/// in    12  // pl: czekamy tutaj
///       13  // ru: ждём здесь
///       14  say!(
///       15      pl = "wątek {n} dotarł",
///       16      ru = "поток {n} дошёл"; waits
///       17  );
///
/// out   12  // czekamy tutaj
///       14  say!("wątek {n} dotarł"; waits);
/// ```
#[must_use]
pub fn keep(lines: &[Line], language: Language) -> Vec<Line> {
    keep_strings(&keep_comments(lines, language), language)
}

/// Drops the other language's comment lines, and takes the tag off one's own.
fn keep_comments(lines: &[Line], language: Language) -> Vec<Line> {
    let mut kept = Vec::with_capacity(lines.len());
    for line in lines {
        match comment_language(&line.text) {
            Some((own, text)) if own == language => kept.push(Line {
                number: line.number,
                text,
            }),
            Some(_) => {}
            None => kept.push(line.clone()),
        }
    }
    kept
}

/// Whose comment a line is, and the line without the tag: `    // pl: czekamy` gives Polish and `    // czekamy`.
fn comment_language(line: &str) -> Option<(Language, String)> {
    let body = line.trim_start();
    let indent = &line[..line.len() - body.len()];
    let marker = ["///", "//!", "//", "#"]
        .into_iter()
        .find(|marker| body.starts_with(marker))?;
    let comment = body[marker.len()..].trim_start();
    for language in Language::ALL {
        if let Some(rest) = comment
            .strip_prefix(language.code())
            .and_then(|rest| rest.strip_prefix(':'))
        {
            return Some((language, format!("{indent}{marker} {}", rest.trim_start())));
        }
    }
    None
}

/// Replaces each `pl = "…", ru = "…"` by the string of one language.
fn keep_strings(lines: &[Line], language: Language) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut index = 0;
    while index < lines.len() {
        // A pair may span lines; three are more than rustfmt and ruff ever use.
        let window = &lines[index..lines.len().min(index + 3)];
        match pair_in(window) {
            None => {
                out.push(lines[index].clone());
                index += 1;
            }
            Some(pair) => {
                let joined = join(&window[..pair.lines]);
                let literal = match language {
                    Language::Pl => &joined[pair.polish.clone()],
                    Language::Ru => &joined[pair.russian.clone()],
                };
                let mut text = format!("{}{literal}{}", &joined[..pair.start], &joined[pair.end..]);
                // Further pairs on the same line.
                while let Some(next) = pair_in(&[Line {
                    number: 0,
                    text: text.clone(),
                }]) {
                    let literal = match language {
                        Language::Pl => text[next.polish.clone()].to_owned(),
                        Language::Ru => text[next.russian.clone()].to_owned(),
                    };
                    text.replace_range(next.start..next.end, &literal);
                }
                let number = window[..pair.lines]
                    .iter()
                    .find(|line| !line.text.trim().is_empty())
                    .map_or(window[0].number, |line| line.number);
                out.push(Line { number, text });
                index += pair.lines;
                if pair.lines > 1 {
                    index += collapse(&mut out, &lines[index..]);
                }
            }
        }
    }
    out
}

/// Joins `say!(`, the string just pushed, one more argument if there is one, and `);` into one line if that is short enough. Returns how
/// many lines of the source were used up.
fn collapse(out: &mut Vec<Line>, rest: &[Line]) -> usize {
    let closes = |line: &Line| line.text.trim_start().starts_with(')');
    let used = match rest {
        [next, ..] if closes(next) => 1,
        [_, next, ..] if closes(next) => 2,
        _ => return 0,
    };
    let [.., open, string] = &out[..] else {
        return 0;
    };
    if !open.text.trim_end().ends_with('(') {
        return 0;
    }
    let bare = |line: &Line| line.text.trim().trim_end_matches(',').to_owned();
    let (arguments, close) = (&rest[..used - 1], &rest[used - 1]);
    let inside: Vec<String> = [string].into_iter().chain(arguments).map(bare).collect();
    let text = format!(
        "{}{}{}",
        open.text.trim_end(),
        inside.join(", "),
        close.text.trim()
    );
    if text.chars().count() > JOINED_AT_MOST {
        return 0;
    }
    let number = open.number;
    out.truncate(out.len() - 2);
    out.push(Line { number, text });
    used
}

/// Where a pair of strings lies in some joined lines, in bytes.
struct Pair {
    /// How many lines it reaches over.
    lines: usize,
    start: usize,
    end: usize,
    polish: std::ops::Range<usize>,
    russian: std::ops::Range<usize>,
}

fn join(lines: &[Line]) -> String {
    lines
        .iter()
        .map(|line| line.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Finds a pair that begins in the first of `lines`.
fn pair_in(lines: &[Line]) -> Option<Pair> {
    let joined = join(lines);
    let first_line = lines.first()?.text.len();
    let mut from = 0;
    while let Some(at) = joined[from..].find("pl").map(|at| at + from) {
        if at >= first_line {
            return None;
        }
        from = at + 2;
        if let Some((polish, russian)) = pair_at(&joined, at) {
            let end = russian.end;
            return Some(Pair {
                lines: joined[..end].matches('\n').count() + 1,
                start: at,
                end,
                polish,
                russian,
            });
        }
    }
    None
}

/// The two string literals of `pl = "…", ru = "…"` at byte `at`.
fn pair_at(text: &str, at: usize) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|character| character.is_alphanumeric() || character == '_') {
        return None;
    }
    let polish = argument(text, at, "pl")?;
    let comma = skip_space(text, polish.end);
    let russian_at = skip_space(text, text[comma..].strip_prefix(',').map(|_| comma + 1)?);
    let russian = argument(text, russian_at, "ru")?;
    Some((polish, russian))
}

/// The literal of `name = "…"` at byte `at`.
fn argument(text: &str, at: usize, name: &str) -> Option<std::ops::Range<usize>> {
    let equals = skip_space(
        text,
        at + text[at..].strip_prefix(name).map(|_| name.len())?,
    );
    let start = skip_space(text, text[equals..].strip_prefix('=').map(|_| equals + 1)?);
    // Python's prefixes: f"…", rf"…".
    let prefix = text[start..]
        .find(|character: char| !"rbfuRBFU".contains(character))
        .filter(|length| *length <= 2)?;
    let quote_at = start + prefix;
    let quote = text[quote_at..]
        .chars()
        .next()
        .filter(|character| "\"'".contains(*character))?;
    let mut escaped = false;
    for (offset, character) in text[quote_at + 1..].char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return None,
            found if found == quote => return Some(start..quote_at + 1 + offset + 1),
            _ => {}
        }
    }
    None
}

fn skip_space(text: &str, at: usize) -> usize {
    text[at..]
        .find(|character: char| !character.is_whitespace())
        .map_or(text.len(), |offset| at + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<Line> {
        text.lines()
            .zip(1..)
            .map(|(text, number)| Line {
                number,
                text: text.to_owned(),
            })
            .collect()
    }

    fn shown(text: &str, language: Language) -> String {
        keep(&numbered(text), language)
            .iter()
            .map(|line| format!("{} {}\n", line.number, line.text))
            .collect()
    }

    #[test]
    fn one_line() {
        let source = r#"    say!(pl = "wątek {n}", ru = "поток {n}"; waits);"#;
        assert_eq!(
            shown(source, Language::Pl),
            "1     say!(\"wątek {n}\"; waits);\n"
        );
        assert_eq!(
            shown(source, Language::Ru),
            "1     say!(\"поток {n}\"; waits);\n"
        );
    }

    #[test]
    fn a_call_over_lines_becomes_one_line_when_it_fits() {
        let source = "fn f() {\n    say!(\n        pl = \"wątek {n}\",\n        ru = \"поток {n}\",\n    );\n}";
        assert_eq!(
            shown(source, Language::Ru),
            "1 fn f() {\n2     say!(\"поток {n}\");\n6 }\n"
        );
    }

    #[test]
    fn another_argument_after_the_strings_is_joined_too() {
        let source = "spawn(task!(\n    pl = \"zupa\",\n    ru = \"суп\",\n    cook(10)\n));\n";
        assert_eq!(
            shown(source, Language::Pl),
            "1 spawn(task!(\"zupa\", cook(10)));\n"
        );
        let more = source.replace("cook(10)", "cook(10),\n    20");
        assert_eq!(shown(&more, Language::Ru).lines().count(), 5);
    }

    #[test]
    fn a_long_call_keeps_its_lines() {
        let long = "słowo ".repeat(16);
        let source = format!("say!(\n    pl = \"{long}\",\n    ru = \"слово\"; holds\n);");
        assert_eq!(
            shown(&source, Language::Pl),
            format!("1 say!(\n2     \"{long}\"; holds\n4 );\n")
        );
        assert_eq!(shown(&source, Language::Ru), "1 say!(\"слово\"; holds);\n");
    }

    #[test]
    fn comments_come_in_pairs() {
        let source = "// pl: czekamy\n// ru: ждём\nwait(); // tu\n    # pl: a\n    # ru: б";
        assert_eq!(
            shown(source, Language::Pl),
            "1 // czekamy\n3 wait(); // tu\n4     # a\n"
        );
        assert_eq!(
            shown(source, Language::Ru),
            "2 // ждём\n3 wait(); // tu\n5     # б\n"
        );
    }

    #[test]
    fn python_strings_with_prefixes() {
        let source = "say(pl=f\"wątek {n}\", ru=f'поток {n}')";
        assert_eq!(shown(source, Language::Pl), "1 say(f\"wątek {n}\")\n");
        assert_eq!(shown(source, Language::Ru), "1 say(f'поток {n}')\n");
    }

    #[test]
    fn quotes_and_commas_inside_a_string_do_not_end_it() {
        let source = r#"say!(pl = "a \", ru = ", ru = "б, \"в\"");"#;
        assert_eq!(shown(source, Language::Ru), "1 say!(\"б, \\\"в\\\"\");\n");
    }

    #[test]
    fn other_names_that_end_in_pl_are_left_alone() {
        let source = r#"f(tpl = "a", ru = "b");"#;
        assert_eq!(shown(source, Language::Pl), format!("1 {source}\n"));
    }
}
