//! Both editions are first-class: what one has, the other has, in the same order.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    page::{Page, Part, all_pages, pages_of},
    workspace::{names_in, none, read},
};

#[test]
fn editions_are_in_parity() {
    let polish: BTreeSet<String> = names_in("book/pl").into_iter().collect();
    let russian: BTreeSet<String> = names_in("book/ru").into_iter().collect();
    assert!(
        polish.contains("SUMMARY.md") && polish.len() > 1,
        "the editions are not where this test looks for them"
    );
    let mut findings: Vec<String> = polish
        .symmetric_difference(&russian)
        .map(|name| format!("{name}: one edition has it, the other does not"))
        .collect();
    for name in pages_of("pl") {
        if russian.contains(&name) {
            let pl = Page::read(&format!("book/pl/{name}"));
            let ru = Page::read(&format!("book/ru/{name}"));
            findings.extend(first_difference(&pl, &ru));
        }
    }
    let (pl, ru) = (read("book/pl/SUMMARY.md"), read("book/ru/SUMMARY.md"));
    if summary_shape(&pl) != summary_shape(&ru) {
        findings.push(format!(
            "the two SUMMARY.md differ in shape:\n{:#?}\n{:#?}",
            summary_shape(&pl),
            summary_shape(&ru)
        ));
    }
    none(&findings);
}

#[test]
fn every_heading_has_an_explicit_id() {
    let pages = all_pages();
    assert!(!pages.is_empty(), "no pages found");
    none(&pages.iter().flat_map(heading_faults).collect::<Vec<_>>());
}

/// What is wrong with the headings of a page. Ids are written by hand because the switch between the editions, the links and
/// the readers' bookmarks rely on them: generated ones would differ between the languages and change with a word.
fn heading_faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeMap::new();
    let mut headings = 0;
    for (line, part) in &page.parts {
        let Part::Heading { level, id } = part else {
            continue;
        };
        headings += 1;
        let mut fault = |what: String| faults.push(format!("{}:{line}: {what}", page.path));
        let Some(id) = id else {
            fault("this heading has no {#id}".to_owned());
            continue;
        };
        if let Some(first) = seen.insert(id, line) {
            fault(format!("{{#{id}}} is also the id of line {first}"));
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(plain) {
            fault(format!("{{#{id}}}: lower-case letters, digits and - only"));
        }
        if id
            .rsplit('-')
            .next()
            .is_some_and(|end| end.parse::<u32>().is_ok())
        {
            fault(format!(
                "{{#{id}}}: say what it is about instead of numbering it"
            ));
        }
        if (headings == 1) != (*level == 1) || (headings == 1) != (id == "top") {
            fault("a page begins with its one heading of level 1, {#top}".to_owned());
        }
    }
    faults
}

/// The first place where the skeletons of two pages part.
fn first_difference(pl: &Page, ru: &Page) -> Option<String> {
    let (a, b) = (skeleton(pl), skeleton(ru));
    let end = (usize::MAX, "the end of the page".to_owned());
    let longest = a.len().max(b.len());
    let (x, y) = (0..longest)
        .map(|i| (a.get(i).unwrap_or(&end), b.get(i).unwrap_or(&end)))
        .find(|(x, y)| x.1 != y.1)?;
    let place = |page: &Page, (line, what): &(usize, String)| match *line {
        usize::MAX => format!("{}: {what}", page.path),
        line => format!("{}:{line}: {what}", page.path),
    };
    Some(format!("{}\n    but {}", place(pl, x), place(ru, y)))
}

/// What both editions must have, in order; the links of a section sorted, since word order is a matter of the language.
fn skeleton(page: &Page) -> Vec<(usize, String)> {
    let mut skeleton = Vec::new();
    let mut links = Vec::new();
    for (line, part) in &page.parts {
        let what = match part {
            Part::Link(target) => {
                links.push((*line, format!("link to {target}")));
                continue;
            }
            Part::Heading { level, id } => {
                links.sort_by(|a, b| a.1.cmp(&b.1));
                skeleton.append(&mut links);
                format!("heading of level {level}, id {id:?}")
            }
            Part::Directive { name, arguments } => format!("{{{{#{name} {arguments}}}}}"),
            Part::Fence { info, body } if info == "quiz" => match body.parse::<toml::Table>() {
                Ok(quiz) => quiz_skeleton(&quiz),
                Err(error) => format!("a quiz that is no TOML: {error}"),
            },
            Part::Fence { info, .. } => format!("block of code `{info}`"),
            Part::Admonition(kind) => format!("admonition {kind}"),
            Part::Row(cells) => format!("line of a table, {cells} cells"),
        };
        skeleton.push((*line, what));
    }
    links.sort_by(|a, b| a.1.cmp(&b.1));
    skeleton.append(&mut links);
    skeleton
}

/// Everything of a quiz but its texts; of the choices, their number.
fn quiz_skeleton(quiz: &toml::Table) -> String {
    let keys = quiz.iter().map(|(key, value)| match (&**key, value) {
        ("question" | "explanation", _) => key.clone(),
        ("choices", toml::Value::Array(choices)) => format!("{} choices", choices.len()),
        _ => format!("{key} = {value}"),
    });
    format!("quiz: {}", keys.collect::<Vec<_>>().join(", "))
}

/// `SUMMARY.md` without the titles.
fn summary_shape(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| match (line.find('['), line.rfind(']')) {
            (Some(open), Some(close)) => format!("{}{}", &line[..open], &line[close + 1..]),
            _ => line
                .chars()
                .take_while(|c| *c == '#' || *c == '-')
                .collect(),
        })
        .collect()
}

#[test]
fn differences_between_editions_are_seen() {
    let base = "# A {#top}\n\n[x](a.md) [y](b.md)\n\n```quiz\nid = \"q\"\nquestion = \"?\"\nanswer = 0\n\
                choices = [\"1\", \"2\"]\n```\n\n{{#tabs}}\n{{#tab rust}}\n";
    let pl = Page::new("pl.md", base);
    let difference = |changed: &str| first_difference(&pl, &Page::new("ru.md", changed));
    assert_eq!(difference(base), None);
    let other_words = base.replace("[x](a.md) [y](b.md)", "[z](b.md) [ż](a.md)");
    assert_eq!(difference(&other_words.replace('?', "!")), None);
    for (from, to) in [
        ("# A", "## A"),
        ("{#top}", "{#tip}"),
        ("a.md", "c.md"),
        ("answer = 0", "answer = 1"),
        ("\"2\"]", "\"2\", \"3\"]"),
        ("```quiz", "```toml"),
        ("{{#tab rust}}", "{{#tab python}}"),
        ("{{#tab rust}}\n", ""),
    ] {
        let changed = base.replace(from, to);
        assert_ne!(changed, base);
        assert!(
            difference(&changed).is_some(),
            "{from} -> {to} was not seen"
        );
    }
}

#[test]
fn faults_of_headings_are_seen() {
    let faults = |text: &str| heading_faults(&Page::new("page.md", text)).len();
    assert_eq!(faults("# A {#top}\n## B {#why}\n### C {#why-permits}\n"), 0);
    assert_eq!(faults("# A {#top}\n## B\n"), 1);
    assert_eq!(faults("# A {#top}\n## B {#why}\n## C {#why}\n"), 1);
    assert_eq!(faults("# A {#top}\n## B {#why-2}\n"), 1);
    assert_eq!(faults("# A {#top}\n## B {#Why}\n"), 1);
    assert_eq!(faults("# A {#start}\n"), 1);
    assert_eq!(faults("# A {#top}\n# B {#more}\n"), 1);
}
