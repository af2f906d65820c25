//! A timeline as inline SVG.
//!
//! A run is drawn along a time axis, a lane a row; a schedule goes down the page step by step, a lane a rail, with the text of
//! each step beside it. Both share colours, patterns and legend. Nothing here is a colour: the classes (`tl-…`) get theirs
//! from [`CSS`], which follows the page's theme. Patterns tell a wait from a hold and from work without colour.
//!
//! The result holds no blank line, which would end an HTML block in Markdown.

mod run;
mod schedule;

use std::fmt::Write;

use crate::{Kind, Language, Timeline, Unit, layout, words};

/// The style sheet which a page with timelines includes once.
pub const CSS: &str = include_str!("../timeline.css");

/// How a timeline is shown on a page.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The language of the texts.
    pub language: Language,
    /// Begins each id in the SVG. Must be unique in the whole book (the print page joins all chapters) and fit for an id:
    /// letters, digits, `-` and `_`.
    pub id: &'a str,
    /// What it shows, for who does not see it and for the tooltip of the picture.
    pub title: &'a str,
}

/// Draws a timeline, in a container that scrolls sideways where the page is narrow.
#[must_use]
pub fn render(timeline: &Timeline, picture: &Picture) -> String {
    let drawing = match timeline.unit {
        Unit::Microseconds => run::draw(timeline, picture),
        Unit::Steps => schedule::draw(timeline, picture),
    };
    let Drawing {
        width,
        height,
        body,
        class,
    } = drawing;
    let id = picture.id;
    let title = escape(picture.title);
    let description = escape(&words::description(
        timeline,
        layout::end(timeline),
        picture.language,
    ));
    let patterns = patterns(id);
    format!(
        "<div class=\"tl-scroll\" role=\"group\" aria-label=\"{title}\" tabindex=\"0\">\n\
         <svg class=\"tl {class}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" xmlns=\"http://www.w3.org/2000/svg\">\n\
         <title id=\"{id}-title\">{title}</title>\n\
         <desc id=\"{id}-desc\">{description}</desc>\n\
         {patterns}{body}</svg>\n\
         </div>\n"
    )
}

/// A finished drawing, in user units, which are CSS pixels at full size.
struct Drawing {
    width: u32,
    height: u32,
    /// Elements, each ended by a line break.
    body: String,
    /// The class that says which of the two pictures it is.
    class: &'static str,
}

/// The size of small text in the pictures.
const SMALL: f64 = 12.0;

/// Half the width of a point.
const POINT: f64 = 5.0;

/// About the width of `text` in a font of this size: by groups of letters, measured on Open Sans, mdBook's text font, and
/// rounded up.
fn text_width(text: &str, size: f64) -> f64 {
    let widths = text.chars().map(|character| match character {
        ' ' | '\u{a0}' => 0.27,
        'f' | 'i' | 'j' | 'l' | 'ł' | 'r' | 't' | 'I' | '.' | ',' | ':' | ';' | '(' | ')' | '!' => {
            0.32
        }
        'm' | 'w' | 'M' | 'W' | 'ж' | 'м' | 'ф' | 'ш' | 'щ' | 'ы' | 'ю' | '—' | '…' => {
            0.9
        }
        other if other.is_uppercase() => 0.7,
        _ => 0.58,
    });
    widths.sum::<f64>() * size
}

fn patterns(id: &str) -> String {
    format!(
        "<defs>\n\
         <pattern id=\"{id}-wait\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"tl-hatch\" d=\"M0 0V7\"/></pattern>\n\
         <pattern id=\"{id}-hold\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <circle class=\"tl-dot\" cx=\"3\" cy=\"3\" r=\"1\"/></pattern>\n\
         </defs>\n"
    )
}

/// A span: its ground, and the pattern above it.
fn bar(
    out: &mut String,
    id: &str,
    kind: Kind,
    endless: bool,
    [x, y, width, height]: [f64; 4],
    tip: &str,
) {
    let endless = if endless && kind == Kind::Wait {
        " tl-endless"
    } else {
        ""
    };
    let (class, pattern) = match kind {
        Kind::Wait => ("tl-wait", Some("wait")),
        Kind::Hold => ("tl-hold", Some("hold")),
        _ => ("tl-run", None),
    };
    let place = format!("x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"");
    line(
        out,
        format_args!(
            "<g>{}<rect class=\"{class}{endless}\" {place} rx=\"2\"/>",
            tip_element(tip)
        ),
    );
    if let Some(pattern) = pattern {
        line(
            out,
            format_args!("<rect fill=\"url(#{id}-{pattern})\" {place} rx=\"2\"/>"),
        );
    }
    line(out, format_args!("</g>"));
}

/// A point in the middle of a square with sides of twice `half`.
fn mark(out: &mut String, kind: Kind, [x, y, half]: [f64; 3], tip: &str) {
    let tip = tip_element(tip);
    match kind {
        Kind::Fault => line(
            out,
            format_args!(
                "<g class=\"tl-fault\">{tip}<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\"/>\
                 <path d=\"M{:.1} {:.1}l8 8m0 -8l-8 8\"/></g>",
                half + 3.0,
                x - 4.0,
                y - 4.0
            ),
        ),
        Kind::End => {
            let (top, height) = (y - half, 2.0 * half);
            line(
                out,
                format_args!(
                    "<path class=\"tl-end\" d=\"M{x:.1} {top:.1}v{height:.1}\">{tip}</path>"
                ),
            );
        }
        _ => {
            let class = if kind == Kind::Wait {
                "tl-begins"
            } else {
                "tl-point"
            };
            line(
                out,
                format_args!(
                    "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{half:.1}\">{tip}</circle>"
                ),
            );
        }
    }
}

fn tip_element(tip: &str) -> String {
    if tip.is_empty() {
        String::new()
    } else {
        format!("<title>{}</title>", escape(tip))
    }
}

/// Draws the legend below `top`, at most `width` wide; returns where it ends.
fn legend(out: &mut String, timeline: &Timeline, picture: &Picture, top: f64, width: f64) -> f64 {
    const ROW: f64 = 22.0;
    let (mut x, mut y) = (2.0, top + ROW / 2.0);
    for kind in layout::kinds(timeline) {
        let word = words::kind(kind, picture.language);
        let sample = if layout::is_span(kind) { 24.0 } else { 16.0 };
        let needed = sample + 6.0 + text_width(word, SMALL) + 12.0;
        if x > 2.0 && x + needed > width {
            (x, y) = (2.0, y + ROW);
        }
        if layout::is_span(kind) {
            bar(out, picture.id, kind, false, [x, y - 6.0, sample, 12.0], "");
        } else {
            mark(out, kind, [x + sample / 2.0, y, POINT], "");
        }
        text(out, "tl-small", "start", x + sample + 6.0, y + 4.0, word);
        x += needed;
    }
    y + ROW / 2.0
}

fn text(out: &mut String, class: &str, anchor: &str, x: f64, y: f64, text: &str) {
    let text = escape(text);
    line(
        out,
        format_args!(
            "<text class=\"{class}\" text-anchor=\"{anchor}\" x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>"
        ),
    );
}

/// Adds one element and the line break after it.
fn line(out: &mut String, element: std::fmt::Arguments) {
    writeln!(out, "{element}").expect("a String takes everything");
}

/// `text` as character data or as the value of an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
