//! Whole screens in both languages and three sizes, against the snapshots in `tests/screens`.
//!
//! `INSTA_UPDATE=always cargo test -p workbook --lib watch` writes them anew: look at the difference before you commit it.

use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    style::Modifier,
};
use runner::{CaseOutcome, CompilerMessage, Outcome, Verdict};
use timeline::Language;

use super::*;
use crate::{
    serve::check::Step,
    watch::{
        key::{Key, Move},
        model::Message,
        sample,
    },
};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];
const LOOK: Look = Look { colour: true };

fn screen(model: &Model, language: Language, (width, height): (u16, u16), look: Look) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
    let messages = Messages::new(language);
    let view = View {
        model,
        messages: &messages,
        look,
    };
    terminal
        .draw(|frame| {
            view.draw(frame);
        })
        .expect("drawn");
    terminal.backend().buffer().clone()
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width);
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>())
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Compares the screens of a model with the snapshots of this name.
fn golden(name: &str, model: &Model) {
    for language in Language::ALL {
        let mut text = String::new();
        for size in SIZES {
            let (width, height) = size;
            text += &format!("=== {width} × {height}\n");
            for line in lines(&screen(model, language, size, LOOK)) {
                text += &(line + "\n");
            }
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../tests/screens");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("{name}.{}", language.code()), text));
    }
}

fn pressed(mut model: Model, keys: &str) -> Model {
    for character in keys.chars() {
        model.update(Message::Key(Key::Char(character)));
    }
    model
}

fn running() -> Model {
    let mut model = sample::model();
    let case = || "moves".to_owned();
    model.update(Message::Began(
        Default::default(),
        Some("Remark.".to_owned()),
    ));
    for doing in [
        runner::Progress::Exploring { case: case() },
        runner::Progress::Explored {
            case: case(),
            outcome: CaseOutcome::Passed,
            schedules: 1234,
        },
        runner::Progress::Exploring {
            case: "opposite".to_owned(),
        },
    ] {
        model.update(Message::Step(Step::Doing(doing)));
    }
    model.update(Message::Elapsed(Duration::from_millis(1234)));
    model
}

#[test]
fn golden_screen_of_a_grading_that_runs() {
    golden("running", &running());
}

#[test]
fn golden_screen_of_a_schedule() {
    let mut model = pressed(sample::judged(&sample::failed()), "jjj");
    golden("schedule", &model);
    model.update(Message::Key(Key::Tab));
    golden("verdict", &model);
}

#[test]
fn golden_screen_of_a_solution_that_passes() {
    golden("passed", &sample::judged(&sample::passed()));
}

#[test]
fn golden_screen_of_an_exercise_not_begun() {
    let cases = vec![sample::case("moves", CaseOutcome::Unsolved)];
    golden(
        "unsolved",
        &sample::judged(&sample::verdict(Outcome::Unsolved, cases)),
    );
}

#[test]
fn golden_screen_of_a_file_that_does_not_compile() {
    let long = "error[E0308]: mismatched types".to_owned() + &" ~".repeat(60);
    let verdict = Verdict {
        compiler: vec![CompilerMessage {
            file: "src/lib.rs".to_owned(),
            line: 3,
            text: format!("{long}\n{}", "  |\n".repeat(30)),
        }],
        ..sample::verdict(Outcome::DoesNotCompile, Vec::new())
    };
    golden("does_not_compile", &sample::judged(&verdict));
}

#[test]
fn golden_screens_of_what_covers_the_rest() {
    golden("hints", &pressed(sample::judged(&sample::failed()), "hh"));
    golden("list", &pressed(sample::judged(&sample::failed()), "lba"));
    golden("help", &pressed(running(), "?"));
    golden("reset", &pressed(running(), "r"));
}

#[test]
fn the_chosen_step_and_its_line_are_marked_without_colours_too() {
    for colour in [true, false] {
        let model = pressed(sample::judged(&sample::failed()), "jj");
        let buffer = screen(&model, Language::Pl, (120, 40), Look { colour });
        let marked = |text: &str| {
            let width = usize::from(buffer.area.width);
            let index = lines(&buffer).iter().position(|line| line.contains(text));
            let row = &buffer.content[index.expect(text) * width..][..width];
            row.iter()
                .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
                .map(Cell::symbol)
                .collect::<String>()
        };
        assert!(marked("○ czeka na muteks 1").contains("▸   3 ▓ muteks 1"));
        assert!(marked("let mut to = to.lock()").contains("▸   5     let mut to"));
        let coloured = buffer
            .content
            .iter()
            .any(|cell| cell.fg != Default::default());
        assert_eq!(coloured, colour);
    }
}

#[test]
fn many_threads_share_a_column() {
    let mut verdict = sample::failed();
    let timeline = verdict.cases[1].timeline.as_mut().expect("a schedule");
    for id in 2..6 {
        let mut lane = timeline.lanes[0].clone();
        lane.id = id;
        timeline.lanes.push(lane);
    }
    let model = sample::judged(&verdict);
    let text = lines(&screen(&model, Language::Ru, (60, 20), LOOK)).join("\n");
    assert!(
        text.contains("1 ●           поток 1: захватывает мьютекс 1"),
        "{text}"
    );
    assert!(
        text.contains("2 ▓ ●         поток 2: захватывает мьютекс 2"),
        "{text}"
    );
}

#[test]
fn the_chosen_step_of_a_long_schedule_is_in_sight() {
    let mut verdict = sample::failed();
    let timeline = verdict.cases[1].timeline.as_mut().expect("a schedule");
    timeline.events = (0..200)
        .map(|at| {
            let mut event = timeline.events[0].clone();
            event.at = at;
            event
        })
        .collect();
    let mut model = sample::judged(&verdict);
    for (to, number) in [(Move::Last, 200), (Move::By(-50), 150), (Move::First, 1)] {
        model.update(Message::Key(Key::Move(to)));
        for size in SIZES {
            let text = lines(&screen(&model, Language::Pl, size, LOOK)).join("\n");
            assert!(text.contains(&format!("▸{number:>4} ")), "{number}\n{text}");
        }
    }
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    for language in Language::ALL {
        for size in [(59, 20), (60, 19), (20, 5), (1, 1)] {
            let text = lines(&screen(&sample::model(), language, size, LOOK)).join(" ");
            assert!(!text.contains("ex07"), "{text}");
            if size.0 > 10 {
                assert!(text.contains("60 × 20"), "{text}");
            }
        }
    }
}

#[test]
fn no_size_and_no_state_breaks_the_drawing() {
    let states = [
        running(),
        pressed(sample::judged(&sample::failed()), "h"),
        pressed(sample::judged(&sample::failed()), "l"),
        pressed(sample::judged(&sample::passed()), "?"),
    ];
    for model in &states {
        for width in [60, 61, 79, 99, 100, 101, 200] {
            for height in [20, 21, 33, 50] {
                screen(model, Language::Ru, (width, height), LOOK);
            }
        }
    }
}
