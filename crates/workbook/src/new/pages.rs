//! Additions to the pages and to the tables of contents.

/// The page with a new section before its summary, or before the notes, or at its end.
pub fn with_section(page: &str, section: &str) -> String {
    let mut at = 0;
    let mut notes = None;
    for line in page.split_inclusive('\n') {
        if line.trim_end().ends_with("{#summary}") {
            return inserted(page, at, section);
        }
        if line.trim_end() == "{{#notes}}" {
            notes.get_or_insert(at);
        }
        at += line.len();
    }
    match notes {
        Some(at) => inserted(page, at, section),
        None => format!("{}\n\n{}\n", page.trim_end(), section.trim_end()),
    }
}

/// The id of the section about an exercise, whose name without the number is `words`: the plain one for the first exercise of a
/// page.
pub fn section_id(page: &str, words: &str) -> String {
    if page.contains("{#exercise}") {
        format!("exercise-{}", words.replace('_', "-"))
    } else {
        "exercise".to_owned()
    }
}

/// The table of contents with a new chapter, after the chapter `previous`, or before the chapter `next`, or at the end.
pub fn with_entry(
    summary: &str,
    slug: &str,
    title: &str,
    previous: Option<&str>,
    next: Option<&str>,
) -> String {
    let entry = format!("- [{title}]({slug}.md)\n");
    let line_of = |slug: &str| {
        let place = summary.find(&format!("]({slug}.md)"))?;
        let start = summary[..place].rfind('\n').map_or(0, |end| end + 1);
        let end = summary[place..].find('\n').map(|length| place + length + 1);
        Some(start..end.unwrap_or(summary.len()))
    };
    if let Some(line) = previous.and_then(line_of) {
        let whole = summary[..line.end].ends_with('\n');
        let entry = if whole { entry } else { format!("\n{entry}") };
        return inserted(summary, line.end, &entry);
    }
    match next.and_then(line_of) {
        Some(line) => inserted(summary, line.start, &entry),
        None => format!("{}\n\n{entry}", summary.trim_end()),
    }
}

fn inserted(text: &str, at: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_stands_before_the_summary() {
        let page = "# A {#top}\n\n## S {#summary}\n\n{{#notes}}\n{{#endnotes}}\n";
        let section = "## E {#exercise}\n\n";
        assert_eq!(
            with_section(page, section),
            "# A {#top}\n\n## E {#exercise}\n\n## S {#summary}\n\n{{#notes}}\n{{#endnotes}}\n"
        );
        let short = page.replace("## S {#summary}\n\n", "");
        assert_eq!(
            with_section(&short, section),
            "# A {#top}\n\n## E {#exercise}\n\n{{#notes}}\n{{#endnotes}}\n"
        );
        assert_eq!(
            with_section("# A {#top}\n", section),
            "# A {#top}\n\n## E {#exercise}\n"
        );
    }

    #[test]
    fn only_the_first_exercise_has_the_plain_id() {
        assert_eq!(section_id("# A {#top}\n", "two_words"), "exercise");
        assert_eq!(
            section_id("## E {#exercise}\n", "two_words"),
            "exercise-two-words"
        );
    }

    #[test]
    fn an_entry_stands_beside_its_neighbours() {
        let summary = "# T\n\n- [A](ch01_a.md)\n\n# P\n\n- [C](ch03_c.md)";
        let with = |previous, next| with_entry(summary, "ch02_b", "B", previous, next);
        assert_eq!(
            with(Some("ch01_a"), Some("ch03_c")),
            "# T\n\n- [A](ch01_a.md)\n- [B](ch02_b.md)\n\n# P\n\n- [C](ch03_c.md)"
        );
        assert_eq!(
            with(None, Some("ch03_c")),
            "# T\n\n- [A](ch01_a.md)\n\n# P\n\n- [B](ch02_b.md)\n- [C](ch03_c.md)"
        );
        assert_eq!(
            with(Some("ch03_c"), None),
            "# T\n\n- [A](ch01_a.md)\n\n# P\n\n- [C](ch03_c.md)\n- [B](ch02_b.md)\n"
        );
        assert!(with(None, None).ends_with("- [C](ch03_c.md)\n\n- [B](ch02_b.md)\n"));
    }
}
