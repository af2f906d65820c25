//! The pictures: what stands where, and that a page can hold them.

mod common;

use std::collections::{HashMap, HashSet};

use common::{event, mixed, run, schedule};
use timeline::{
    Kind, Language, Timeline,
    svg::{self, Picture},
};

fn draw(timeline: &Timeline, language: Language) -> String {
    svg::render(
        timeline,
        &Picture {
            language,
            id: "run-x",
            title: "Przebieg <x>",
        },
    )
}

/// One element of the SVG.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: HashMap<String, String>,
    /// The character data directly after the opening tag.
    text: String,
}

impl Element {
    fn number(&self, attribute: &str) -> f64 {
        self.attributes[attribute]
            .parse()
            .unwrap_or_else(|_| panic!("{attribute} of {self:?}"))
    }

    fn has_class(&self, class: &str) -> bool {
        self.attributes
            .get("class")
            .is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }
}

/// The elements in document order. Panics where the markup is not well formed.
fn elements(svg: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("each tag ends");
        assert!(!text.contains('>'), "an unescaped > in {text}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "tags are nested");
            continue;
        }
        let (name, mut rest) = tag
            .split_once(' ')
            .unwrap_or((tag.trim_end_matches('/'), ""));
        let mut attributes = HashMap::new();
        while let Some((attribute, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("each value ends");
            let earlier = attributes.insert(attribute.trim().to_owned(), value.to_owned());
            assert!(earlier.is_none(), "{attribute} twice in {tag}");
            rest = after;
        }
        if !tag.ends_with('/') {
            open.push(name.to_owned());
        }
        elements.push(Element {
            name: name.to_owned(),
            attributes,
            text: text.trim().to_owned(),
        });
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    elements
}

/// The width of a text, by the average of Open Sans.
fn width(text: &str) -> f64 {
    let shown = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&quot;", "\"");
    shown.chars().count() as f64 * 0.55 * 12.0
}

#[test]
fn nothing_stands_outside_the_view_box() {
    let mut crowded = run();
    crowded
        .events
        .push(event(2, 600_000, 0, Kind::Fault, "bardzo długi opis błędu"));
    for (timeline, language) in [
        (run(), Language::Pl),
        (crowded, Language::Ru),
        (mixed(), Language::Ru),
        (schedule(), Language::Ru),
    ] {
        let elements = elements(&draw(&timeline, language));
        let svg = elements
            .iter()
            .find(|element| element.name == "svg")
            .unwrap();
        let view: Vec<f64> = svg.attributes["viewBox"]
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let (right, bottom) = (view[2], view[3]);
        let drawn = elements
            .iter()
            .skip_while(|element| element.name != "defs")
            .filter(|e| e.name != "pattern");
        for element in drawn {
            let [left, end, top, low] = match element.name.as_str() {
                "rect" => {
                    let (x, y) = (element.number("x"), element.number("y"));
                    [
                        x,
                        x + element.number("width"),
                        y,
                        y + element.number("height"),
                    ]
                }
                "circle" if !element.has_class("tl-dot") => {
                    let (x, y, r) = (
                        element.number("cx"),
                        element.number("cy"),
                        element.number("r"),
                    );
                    [x - r, x + r, y - r, y + r]
                }
                "text" => {
                    let (x, y, width) = (
                        element.number("x"),
                        element.number("y"),
                        width(&element.text),
                    );
                    let left = match element.attributes["text-anchor"].as_str() {
                        "start" => x,
                        "middle" => x - width / 2.0,
                        _ => x - width,
                    };
                    [left, left + width, y - 9.0, y + 3.0]
                }
                _ => continue,
            };
            assert!(
                left >= 0.0 && end <= right,
                "{left}..{end} of {right}: {element:?}"
            );
            assert!(
                top >= 0.0 && low <= bottom,
                "{top}..{low} of {bottom}: {element:?}"
            );
        }
    }
}

#[test]
fn lanes_stand_in_order_and_each_event_in_its_lane() {
    let elements = elements(&draw(&run(), Language::Pl));
    let names: Vec<&Element> = elements
        .iter()
        .filter(|element| element.has_class("tl-name"))
        .collect();
    let shown: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(
        shown,
        [
            "A &lt;&amp;&gt; po polsku",
            "B &quot;x&quot; po polsku",
            "C po polsku"
        ]
    );
    let rows: Vec<f64> = names.iter().map(|name| name.number("y")).collect();
    assert!(rows.is_sorted());

    // The legend below repeats each kind once; the first span of a kind is the timeline's.
    let first = |class: &str| {
        elements
            .iter()
            .find(|element| element.has_class(class))
            .unwrap()
    };
    for (class, row) in [("tl-run", 0), ("tl-wait", 1), ("tl-hold", 1)] {
        let (top, height) = (first(class).number("y"), first(class).number("height"));
        assert!(
            (top..top + height).contains(&rows[row]),
            "{class} is in row {row}"
        );
    }
}

#[test]
fn lengths_are_proportional_to_time() {
    let elements = elements(&draw(&run(), Language::Ru));
    let span = |class: &str| {
        let span = elements
            .iter()
            .find(|element| element.has_class(class))
            .unwrap();
        (span.number("x"), span.number("width"))
    };
    let (run_at, run_width) = span("tl-run");
    let (wait_at, wait_width) = span("tl-wait");
    let (hold_at, hold_width) = span("tl-hold");
    assert!(
        (run_width - hold_width).abs() < 0.5,
        "300 ms each: {run_width}, {hold_width}"
    );
    assert!(
        (run_width / wait_width - 2.0).abs() < 0.02,
        "300 ms and 150 ms: {run_width}, {wait_width}"
    );
    assert!(
        (wait_at + wait_width - hold_at).abs() < 0.2,
        "the hold begins as the wait ends"
    );
    assert!(run_at < wait_at);
}

#[test]
fn the_axis_is_labelled_in_the_readers_language() {
    let labels = |language| -> Vec<String> {
        let elements = elements(&draw(&run(), language));
        let small = elements
            .into_iter()
            .filter(|element| element.has_class("tl-small"));
        small
            .map(|element| element.text.replace('\u{a0}', " "))
            .collect()
    };
    let pl = labels(Language::Pl);
    assert_eq!(
        pl[..7],
        [
            "0 ms", "100 ms", "200 ms", "300 ms", "400 ms", "500 ms", "600 ms"
        ]
    );
    assert_eq!(
        pl[7..],
        [
            "pracuje",
            "czeka",
            "trzyma blokadę lub pozwolenie",
            "komunikat",
            "koniec"
        ]
    );
    let ru = labels(Language::Ru);
    assert_eq!(ru[6..9], ["600 мс", "работает", "ждёт"]);
}

#[test]
fn kinds_of_lanes_stand_below_their_names() {
    for (language, names, kinds) in [
        (
            Language::Pl,
            ["rodzic", "wątek 1", "zupa", "głos", "proces 1"],
            ["proces", "zadanie", "obiekt future"],
        ),
        (
            Language::Ru,
            ["родитель", "поток 1", "суп", "голос", "процесс 1"],
            ["процесс", "задача", "объект future"],
        ),
    ] {
        let elements = elements(&draw(&mixed(), language));
        let of_class = |class: &str| -> Vec<(String, f64)> {
            let own = elements.iter().filter(|element| element.has_class(class));
            own.map(|element| (element.text.clone(), element.number("y")))
                .collect()
        };
        let (shown, below) = (of_class("tl-name"), of_class("tl-kind"));
        assert!(shown.iter().map(|(name, _)| &**name).eq(names));
        assert!(below.iter().map(|(kind, _)| &**kind).eq(kinds));
        for (kind, row) in below.iter().zip([0, 2, 3]) {
            let gap = kind.1 - shown[row].1;
            assert!((10.0..20.0).contains(&gap), "{gap} below {}", shown[row].0);
        }
    }
    let threads = elements(&draw(&run(), Language::Pl));
    assert!(!threads.iter().any(|element| element.has_class("tl-kind")));
    let description = draw(&mixed(), Language::Pl);
    assert!(description.contains(
        ">Procesy: rodzic, proces 1. Wątki: wątek 1. Zadania: zupa. Obiekty future: głos. Czas trwania: 100\u{a0}ms.<"
    ));
}

#[test]
fn each_edition_shows_only_its_own_texts() {
    for timeline in [run(), schedule()] {
        assert!(!draw(&timeline, Language::Pl).contains("по-русски"));
        assert!(!draw(&timeline, Language::Ru).contains("po polsku"));
    }
}

#[test]
fn a_schedule_tells_its_steps_in_order_with_their_code() {
    let elements = elements(&draw(&schedule(), Language::Pl));
    let numbers: Vec<&str> = elements
        .iter()
        .filter(|element| {
            element.has_class("tl-small") && element.attributes["text-anchor"] == "end"
        })
        .map(|element| element.text.as_str())
        .collect();
    assert_eq!(
        numbers,
        ["4", "5", "6", "7", "8", "9"],
        "from 1 for a reader"
    );

    let told: Vec<&Element> = elements
        .iter()
        .filter(|e| e.has_class("tl-step") || e.has_class("tl-code"))
        .collect();
    assert!(told.iter().map(|element| element.number("y")).is_sorted());
    let told: Vec<&str> = told.iter().map(|element| element.text.as_str()).collect();
    let once = |words: &str| told.iter().filter(|text| text.contains(words)).count() == 1;
    assert!(
        once("zajmuje 1") && once("czeka na 2"),
        "a span does not repeat its step: {told:?}"
    );
    assert_eq!(told[0], "A po polsku: zajmuje 1 po polsku");
    assert_eq!(told[1], "src/lib.rs:21  let from = from.lock().unwrap();");
    assert_eq!(
        told[5],
        "src/lib.rs:22  let to: Vec&lt;&amp;str&gt; = to.lock().unwrap();"
    );
    let fault: Vec<&str> = elements
        .iter()
        .filter(|e| e.has_class("tl-of-fault"))
        .map(|e| e.text.as_str())
        .collect();
    assert!(fault.len() > 1, "a long text is broken into lines");
    assert_eq!(
        fault.join(" "),
        "A po polsku: ani jeden wątek nie może ruszyć dalej, bo oba czekają na siebie nawzajem po polsku"
    );
}

#[test]
fn a_wait_without_end_goes_on_below_the_last_step() {
    let elements = elements(&draw(&schedule(), Language::Pl));
    let last_text = elements
        .iter()
        .filter(|e| e.has_class("tl-step"))
        .map(|e| e.number("y"))
        .fold(0.0, f64::max);
    let waits: Vec<&Element> = elements
        .iter()
        .filter(|element| element.has_class("tl-endless"))
        .collect();
    assert_eq!(waits.len(), 2);
    for wait in waits {
        assert!(wait.has_class("tl-wait"));
        assert!(wait.number("y") + wait.number("height") > last_text);
    }
}

#[test]
fn a_page_can_hold_it_as_one_block_of_html_in_the_theme_of_the_page() {
    for timeline in [run(), schedule()] {
        let svg = draw(&timeline, Language::Pl);
        assert!(
            svg.lines().all(|line| !line.trim().is_empty()),
            "a blank line ends an HTML block in Markdown"
        );
        for colour in [
            "style=",
            "stroke=\"",
            "rgb(",
            "fill=\"#",
            "\"black\"",
            "\"none\"",
        ] {
            assert!(
                !svg.contains(colour),
                "{colour}: colours are the style sheet's"
            );
        }
        assert!(svg.matches("fill=\"").count() == svg.matches("fill=\"url(#run-x-").count());
    }
}

#[test]
fn it_has_a_name_a_description_and_ids_of_its_own() {
    let svg = draw(&run(), Language::Ru);
    let elements = elements(&svg);
    let ids: Vec<&String> = elements
        .iter()
        .filter_map(|element| element.attributes.get("id"))
        .collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(ids.iter().all(|id| id.starts_with("run-x-")), "{ids:?}");

    let root = elements
        .iter()
        .find(|element| element.name == "svg")
        .unwrap();
    assert_eq!(root.attributes["role"], "img");
    for id in root.attributes["aria-labelledby"].split(' ') {
        let named = elements
            .iter()
            .find(|element| element.attributes.get("id").is_some_and(|own| own == id));
        assert!(!named.unwrap().text.is_empty());
    }
    assert!(svg.contains("<title id=\"run-x-title\">Przebieg &lt;x&gt;</title>"));
    assert!(svg.contains(">Потоки: A &lt;&amp;&gt; по-русски, B &quot;x&quot; по-русски, C по-русски. Длительность: 600\u{a0}мс.<"));
}

#[test]
fn the_same_timeline_gives_the_same_picture() {
    for timeline in [run(), schedule()] {
        let again = Timeline::from_json(&timeline.to_json()).unwrap();
        assert_eq!(again, timeline);
        assert_eq!(draw(&timeline, Language::Pl), draw(&again, Language::Pl));
    }
}

#[test]
fn an_empty_timeline_and_an_event_of_an_unknown_lane_are_no_reason_to_panic() {
    for mut timeline in [run(), schedule()] {
        timeline
            .events
            .push(event(99, 700_000, 0, Kind::Say, "duch"));
        let drawn = draw(&timeline, Language::Pl);
        elements(&drawn);
        timeline.events.clear();
        timeline.lanes.clear();
        elements(&draw(&timeline, Language::Ru));
    }
}
