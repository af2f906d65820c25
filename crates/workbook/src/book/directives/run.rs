//! `{{#run barrier}}`: the panel that runs an example.
//!
//! The page holds the command to type, which works everywhere; `book/theme/js/run.js` adds the buttons' work where the local server is.

use crate::{
    book::{markup, words::Words},
    map::Map,
    messages::Problem,
};

/// A run panel.
///
/// ```text
/// in    {{#run barrier}}
///
/// out   <div class="panel run" data-run="barrier" role="group" aria-label="Uruchom przykład barrier">
///       <p class="panel-head">…</p>
///       <p class="panel-command">W terminalu: <code>cargo run --example barrier</code> …</p>
///       …
/// ```
///
/// # Errors
///
/// A name the map does not have.
pub fn html(map: &Map, name: &str, words: &Words) -> Result<String, Problem> {
    let (_, example) = map
        .example(name)
        .ok_or_else(|| Problem::fault("map-without-example").with("name", name))?;
    let command = markup::command(&format!("cargo run --example {name}"), words.copy_this);
    let mut choice = String::new();
    if !example.variants.is_empty() {
        choice = format!(
            "<label class=\"variant\">{} <select><option value=\"\">{}</option>",
            words.variant, words.no_arguments
        );
        for (index, arguments) in example.variants.iter().enumerate() {
            let arguments = markup::escape(&arguments.join(" "));
            choice.push_str(&format!("<option value=\"{index}\">{arguments}</option>"));
        }
        choice.push_str("</select></label>");
    }
    Ok(markup::block(&format!(
        "<div class=\"panel run\" data-run=\"{name}\" role=\"group\" aria-label=\"{kind} {name}\">\n\
         <p class=\"panel-head\"><span class=\"panel-kind\">{kind}</span> <code class=\"panel-name\">{name}</code></p>\n\
         <p class=\"panel-actions served-only\">{choice}<button type=\"button\" class=\"button start\">{start}</button>\
         <button type=\"button\" class=\"button stop\" hidden>{stop}</button></p>\n\
         <p class=\"panel-command\">{terminal} {command}</p>\n\
         <p class=\"static-only\">{server}</p>\n</div>",
        kind = words.run,
        start = words.run_button,
        stop = words.stop_button,
        terminal = words.in_terminal,
        server = words.start_server,
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::words;
    use std::path::Path;
    use timeline::Language;

    fn map() -> Map {
        Map::parse(
            "[[chapter]]\nslug = \"c\"\ntitle = { pl = \"a\", ru = \"б\" }\nminutes = { read = 1 }\n\
             examples = [{ name = \"barrier\" }, { name = \"compare\", variants = [[\"--mechanism\", \"mutex\"]] }]\n",
            Path::new("course.toml"),
        )
        .unwrap()
    }

    #[test]
    fn says_the_command_to_type() {
        let html = html(&map(), "barrier", words::of(Language::Ru)).unwrap();
        assert!(html.contains("cargo run --example barrier"), "{html}");
        assert!(!html.contains("<select>"), "{html}");
    }

    #[test]
    fn offers_the_variants_of_the_map() {
        let html = html(&map(), "compare", words::of(Language::Pl)).unwrap();
        assert!(
            html.contains("<option value=\"0\">--mechanism mutex</option>"),
            "{html}"
        );
    }
}
