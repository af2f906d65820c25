//! `{{#timeline barrier}}`: the recorded run of an example, as a picture and as a table.

use crate::{
    book::{markup, picture, rewrite::Page},
    messages::{Problem, reasons},
};
use timeline::Timeline;

/// The recording of an example, from `book/runs/NAME.json`.
///
/// ```text
/// in    {{#timeline barrier}}
///
/// out   <figure class="timeline-figure" data-timeline="barrier">
///       <figcaption>Zapis przebiegu <code>barrier</code></figcaption>
///       <svg …></svg>
///       <details>… the same in a table …</details>
///       </figure>
/// ```
///
/// # Errors
///
/// An example the map does not have, or one that is not recorded: the message says how to record it.
pub fn html(page: &Page, name: &str) -> Result<String, Problem> {
    if page.map.example(name).is_none() {
        return Err(Problem::fault("map-without-example").with("name", name));
    }
    let path = format!("book/runs/{name}.json");
    let json = picture::recording(page.root, &path, &format!("cargo workbook record {name}"))?;
    let timeline = Timeline::from_json(&json).map_err(|error| reasons::malformed(&path, error))?;
    let words = page.words();
    let id = format!(
        "timeline-{}-{}",
        markup::slug(page.chapter),
        markup::slug(name)
    );
    Ok(markup::block(&format!(
        "<figure class=\"timeline-figure\" data-timeline=\"{name}\">\n<figcaption>{} <code>{name}</code></figcaption>\n{}\n</figure>",
        words.recorded,
        picture::html(
            &timeline,
            page.language,
            &id,
            &format!("{} {name}", words.recorded),
            words
        )
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;
    use std::path::Path;
    use timeline::Language;

    #[test]
    fn a_missing_recording_says_how_to_make_it() {
        let map = Map::parse(
            "[[chapter]]\nslug = \"c\"\ntitle = { pl = \"a\", ru = \"б\" }\nminutes = { read = 1 }\nexamples = [{ name = \"barrier\" }]\n",
            Path::new("course.toml"),
        )
        .unwrap();
        let page = Page {
            root: Path::new("/nowhere"),
            language: Language::Pl,
            map: &map,
            chapter: "c",
        };
        let message = html(&page, "barrier").unwrap_err().to_string();
        assert!(
            message.contains("cargo workbook record barrier"),
            "{message}"
        );
        assert!(
            html(&page, "absent").unwrap_err()
                == Problem::fault("map-without-example").with("name", "absent")
        );
    }
}
