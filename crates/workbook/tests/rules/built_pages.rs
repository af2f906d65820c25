//! The pages as they are built: every link leads somewhere, and nothing is ever asked of another host.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Component, Path, PathBuf},
};

use workbook::book::{Options, build};

use crate::workspace::{none, root};

#[test]
fn built_pages_have_no_broken_links() {
    for served in [false, true] {
        let folder = tempfile::tempdir().expect("a folder for the pages");
        let output = folder
            .path()
            .canonicalize()
            .expect("it exists")
            .join("html");
        let options = Options {
            output: Some(output.clone()),
            served,
            ..Options::default()
        };
        build(root(), &options).unwrap_or_else(|error| panic!("{error:#}"));
        let site = Site::read(&output);
        assert!(
            site.pages.contains_key(Path::new("ch13_barriers.html"))
                && site.pages.contains_key(Path::new("ru/ch13_barriers.html")),
            "both editions are built: {:?}",
            site.pages.keys()
        );
        none(&site.faults());
    }
}

/// A folder of pages.
struct Site {
    /// By path from the folder.
    pages: BTreeMap<PathBuf, Html>,
    files: BTreeSet<PathBuf>,
    /// The texts of the style sheets.
    styles: BTreeMap<PathBuf, String>,
}

impl Site {
    fn read(folder: &Path) -> Site {
        let mut site = Site {
            pages: BTreeMap::new(),
            files: BTreeSet::new(),
            styles: BTreeMap::new(),
        };
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next).expect("a readable folder") {
                let path = entry.expect("a readable folder").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(folder).expect("it is below").to_owned();
                let text = || fs::read_to_string(&path).expect("pages and styles are UTF-8");
                match path.extension().and_then(|e| e.to_str()) {
                    Some("html") => drop(site.pages.insert(name.clone(), Html::new(&text()))),
                    Some("css") => drop(site.styles.insert(name.clone(), text())),
                    _ => {}
                }
                site.files.insert(name);
            }
        }
        site
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut links = 0;
        for (path, page) in &self.pages {
            let mut fault = |what: String| faults.push(format!("{}: {what}", path.display()));
            for id in &page.repeated_ids {
                fault(format!("two elements have the id `{id}`"));
            }
            let language = if path.starts_with("ru") { "ru" } else { "pl" };
            if page
                .language
                .as_deref()
                .is_some_and(|found| found != language)
            {
                fault(format!("lang is {:?}, not {language}", page.language));
            }
            for link in &page.links {
                links += 1;
                if let Err(what) = self.follow(path, page, link) {
                    fault(format!("<{} … {}>: {what}", link.tag, link.target));
                }
            }
        }
        for (path, style) in &self.styles {
            let targets = style
                .split("url(")
                .skip(1)
                .chain(style.split("@import").skip(1));
            for target in targets.map(|rest| rest.trim_start_matches(['"', '\'', ' '])) {
                if is_foreign(target) {
                    let target: String = target.chars().take(60).collect();
                    faults.push(format!("{}: asks another host: {target}", path.display()));
                }
            }
        }
        assert!(
            links > 0,
            "no link found: the pages are not read as they should"
        );
        faults
    }

    /// Whether a link leads to a file of this folder, and to an element that is there.
    fn follow(&self, path: &Path, page: &Html, link: &Link) -> Result<(), String> {
        let target = &*link.target;
        if is_foreign(target) {
            // Only a reader's click may leave this machine.
            return if link.tag == "a" {
                Ok(())
            } else {
                Err("asks another host".to_owned())
            };
        }
        if ["data:", "mailto:"]
            .iter()
            .any(|scheme| target.starts_with(scheme))
        {
            return Ok(());
        }
        if target.contains("javascript:") {
            return Err("a script as a link".to_owned());
        }
        let (file, id) = target.split_once('#').unwrap_or((target, ""));
        let file = percent_decoded(file.split('?').next().unwrap_or(file));
        // The page for missing addresses is shown at any of them: it alone says what its links are relative to.
        let from = match &page.base {
            Some(base) => PathBuf::from(base.trim_start_matches('/')).join("page"),
            None if file.starts_with('/') => {
                return Err("an address from the root does not work from a file".to_owned());
            }
            None => path.to_owned(),
        };
        let found = if file.is_empty() {
            path.to_owned()
        } else {
            joined(&from, &file)
        };
        if !self.files.contains(&found) {
            return Err(format!("there is no {}", found.display()));
        }
        let id = percent_decoded(id);
        match self.pages.get(&found) {
            Some(page) if !id.is_empty() && !page.ids.contains(&id) => {
                Err(format!("there is no element `{id}` in {}", found.display()))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a target is at another host.
fn is_foreign(target: &str) -> bool {
    target.starts_with("http:") || target.starts_with("https:") || target.starts_with("//")
}

/// The path of a file named from another, without `.` and `..`.
fn joined(from: &Path, target: &str) -> PathBuf {
    let mut path = from.parent().unwrap_or(from).to_owned();
    for part in Path::new(target).components() {
        match part {
            Component::Normal(name) => path.push(name),
            Component::ParentDir => drop(path.pop()),
            Component::RootDir => path.clear(),
            _ => {}
        }
    }
    path
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).and_then(|d| std::str::from_utf8(d).ok());
        match digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// What this test needs of a page. mdBook writes well-formed tags, so no more than finding them is needed.
#[derive(Default)]
struct Html {
    ids: BTreeSet<String>,
    repeated_ids: BTreeSet<String>,
    links: Vec<Link>,
    base: Option<String>,
    language: Option<String>,
}

struct Link {
    tag: String,
    target: String,
}

impl Html {
    fn new(text: &str) -> Html {
        let mut page = Html::default();
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('<') {
            rest = after;
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            } else if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (tag, attributes, behind) = tag(after);
                rest = behind;
                if matches!(&*tag, "script" | "style") {
                    let end = format!("</{tag}");
                    rest = behind.split_once(&*end).map_or("", |(_, behind)| behind);
                }
                page.add(&tag, attributes);
            }
        }
        page
    }

    fn add(&mut self, tag: &str, attributes: Vec<(String, String)>) {
        for (name, value) in attributes {
            match (tag, &*name) {
                (_, "id") if self.ids.contains(&value) => drop(self.repeated_ids.insert(value)),
                (_, "id") => drop(self.ids.insert(value)),
                ("html", "lang") => self.language = Some(value),
                ("base", "href") => self.base = Some(value),
                (_, "href" | "src" | "poster" | "action" | "data") => self.links.push(Link {
                    tag: tag.to_owned(),
                    target: value,
                }),
                (_, "srcset") => {
                    let targets = value
                        .split(',')
                        .filter_map(|part| part.split_whitespace().next());
                    self.links.extend(targets.map(|target| Link {
                        tag: tag.to_owned(),
                        target: target.to_owned(),
                    }));
                }
                _ => {}
            }
        }
    }
}

/// The name and the attributes of the tag whose `<` was just read, and what is behind its `>`.
fn tag(text: &str) -> (String, Vec<(String, String)>, &str) {
    let end = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=');
    let split = text.find(end).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(split);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(behind) = rest.strip_prefix('>') {
            rest = behind;
            break;
        }
        // At least one character, so that no input stops the loop from advancing.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let split = rest[first..].find(end).map_or(rest.len(), |at| first + at);
        let (attribute, behind) = rest.split_at(split);
        rest = behind;
        let mut value = "";
        if let Some(behind) = behind.trim_start().strip_prefix('=') {
            let behind = behind.trim_start();
            (value, rest) = match behind.chars().next() {
                Some(quote @ ('"' | '\'')) => behind[1..].split_once(quote).unwrap_or((behind, "")),
                _ => {
                    let unquoted = |c: char| c.is_whitespace() || c == '>';
                    behind.split_at(behind.find(unquoted).unwrap_or(behind.len()))
                }
            };
        }
        let value = value
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&amp;", "&");
        attributes.push((attribute.to_ascii_lowercase(), value));
    }
    (name.to_ascii_lowercase(), attributes, rest)
}

#[test]
fn faults_of_pages_are_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let faults = |body: &str| {
        let page = format!(
            "<!DOCTYPE html><html lang=\"pl\"><!-- <a href=gone.html> --><script>\"<a href='x'>\"</script>{body}"
        );
        fs::write(folder.path().join("page.html"), page).expect("a writable folder");
        fs::write(folder.path().join("other page.html"), "<p id=\"ą\">")
            .expect("a writable folder");
        fs::write(
            folder.path().join("style.css"),
            "p { background: url(\"a.png\") }",
        )
        .expect("a writable folder");
        Site::read(folder.path()).faults()
    };
    let fine = "<a href=\"#a\" id=a>x</a><a href='./other%20page.html#%C4%85'/><a href=\"https://example.org/?a=1&amp;b=2\">";
    assert_eq!(faults(fine), [""; 0]);
    for wrong in [
        "<a href=\"gone.html\">",
        "<a href=\"#gone\">",
        "<a href=\"other%20page.html#gone\">",
        "<a href=\"/page.html\">",
        "<p id=\"a\">",
        "<img alt='>' src=\"https://example.org/a.png\">",
        "<script async src=\"//example.org/a.js\"></script>",
        "<link rel=\"stylesheet\" href=\"https://example.org/a.css\">",
        "<a href=\"javascript:alert(1)\">",
        "<html lang=\"ru\">",
    ] {
        let faults = faults(&format!("{fine}{wrong}"));
        assert_eq!(faults.len(), 1, "{wrong}: {faults:?}");
    }
    fs::write(
        folder.path().join("more.css"),
        "@import 'https://example.org/a.css'; p { a: url(//b) }",
    )
    .expect("a writable folder");
    assert_eq!(faults(fine).len(), 2);
}
