//! The style sheet keeps text legible in each theme of mdBook 0.5 (WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1).

use timeline::svg::CSS;

const ENOUGH: f64 = 4.5;

/// A colour as red, green and blue.
type Colour = [u8; 3];

/// `--fg` and `--bg` of mdBook's variables.css, and whether the theme's colour scheme is dark.
const THEMES: [(&str, Colour, Colour, bool); 5] = [
    ("light", [0, 0, 0], [255, 255, 255], false),
    ("rust", [0x26, 0x26, 0x25], [0xe0, 0xe0, 0xdb], false),
    ("coal", [0x98, 0xa3, 0xad], [0x13, 0x15, 0x16], true),
    ("navy", [0xbc, 0xbd, 0xd0], [0x16, 0x19, 0x23], true),
    ("ayu", [0xc5, 0xc5, 0xc5], [0x0f, 0x14, 0x1a], true),
];

/// The value of a `light-dark(#…, #…)` variable of ours.
fn variable(name: &str, dark: bool) -> Colour {
    let (_, value) = CSS
        .split_once(&format!("{name}: light-dark("))
        .unwrap_or_else(|| panic!("no {name}"));
    let (value, _) = value.split_once(')').unwrap();
    let hex = value
        .split(", ")
        .nth(usize::from(dark))
        .unwrap()
        .trim_start_matches('#');
    [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
}

/// WCAG's relative luminance.
fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_that_of_wcag() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77, 0x77, 0x77], [255, 255, 255]) - 4.48).abs() < 0.01);
}

#[test]
fn every_text_stands_out_from_its_ground_in_every_theme() {
    for (theme, fg, bg, dark) in THEMES {
        for ground in ["--tl-run-ground", "--tl-wait-ground", "--tl-hold-ground"] {
            let found = contrast(fg, variable(ground, dark));
            assert!(found >= ENOUGH, "{theme}: text on {ground} has {found:.2}");
        }
        let fault = variable("--tl-fault", dark);
        let pairs = [
            ("code", variable("--tl-quiet", dark), bg),
            ("fault in a table", fault, bg),
            (
                "fault in a picture",
                fault,
                variable("--tl-fault-ground", dark),
            ),
        ];
        for (what, text, ground) in pairs {
            let found = contrast(text, ground);
            assert!(found >= ENOUGH, "{theme}: {what} has {found:.2}");
        }
    }
}
