//! What each message makes of the state.

use std::time::Duration;

use super::*;
use crate::{
    progress::{Moment, Work},
    watch::{
        key::{Move, PAGE},
        sample::{self, exercises, judged, model, told},
    },
};

fn press(model: &mut Model, keys: &str) -> Option<Effect> {
    let mut effect = None;
    for character in keys.chars() {
        effect = model.update(Message::Key(Key::Char(character)));
    }
    effect
}

fn key(model: &mut Model, key: Key) -> Option<Effect> {
    model.update(Message::Key(key))
}

fn progress(case: &str, outcome: Option<CaseOutcome>) -> Message {
    let case = case.to_owned();
    Message::Step(Step::Doing(match outcome {
        None => runner::Progress::Exploring { case },
        Some(outcome) => runner::Progress::Explored {
            case,
            outcome,
            schedules: 40,
        },
    }))
}

#[test]
fn a_running_grading_is_followed_case_by_case() {
    let mut model = model();
    let running = |model: &Model| match model.check() {
        Check::Running(running) => (running.is_building(), running.explored()),
        Check::Done(_) | Check::Broken(_) => panic!("it runs"),
    };
    model.update(Message::Step(Step::Doing(runner::Progress::Building)));
    assert_eq!(running(&model), (true, (0, 0)));
    model.update(progress("moves", None));
    assert_eq!(running(&model), (false, (0, 0)));
    model.update(progress("moves", Some(CaseOutcome::Passed)));
    model.update(progress("opposite", Some(CaseOutcome::Failed)));
    assert_eq!(running(&model), (false, (2, 80)));
}

#[test]
fn every_command_works_while_a_grading_runs() {
    let mut model = model();
    model.update(Message::Elapsed(Duration::from_secs(3)));
    assert_eq!(press(&mut model, "h"), Some(Effect::Hint));
    assert!(matches!(model.popup(), Some(Popup::Hints)));
    assert_eq!(press(&mut model, "o"), Some(Effect::Edit));
    assert_eq!(press(&mut model, "?"), None);
    assert!(matches!(model.popup(), Some(Popup::Help)));
    assert_eq!(press(&mut model, "r"), None);
    assert_eq!(key(&mut model, Key::Enter), Some(Effect::Reset));
    assert_eq!(press(&mut model, "n"), Some(Effect::Grade));
    assert_eq!(model.exercise().name, "ex08_semaphore");
    assert_eq!(key(&mut model, Key::Suspend), Some(Effect::Suspend));
    assert_eq!(press(&mut model, "q"), Some(Effect::Quit));
    assert!(matches!(model.check(), Check::Running(_)));
}

#[test]
fn a_save_begins_anew_whatever_is_shown() {
    let mut model = judged(&sample::failed());
    press(&mut model, "jjh");
    assert_eq!(model.update(Message::Saved), Some(Effect::Grade));
    assert!(matches!(model.check(), Check::Running(_)));
    assert!(
        matches!(model.popup(), Some(Popup::Hints)),
        "it is being read"
    );
    model.update(told(&sample::failed()));
    assert_eq!(model.step(), 0);
}

#[test]
fn a_schedule_is_stepped_through() {
    let mut model = judged(&sample::failed());
    let (_, timeline) = model.schedule().expect("a schedule");
    assert_eq!(
        steps_of(timeline),
        6,
        "four steps, and what two threads are left with"
    );
    press(&mut model, "jj");
    key(&mut model, Key::Move(Move::By(1)));
    press(&mut model, "k");
    assert_eq!(model.step(), 2);
    key(&mut model, Key::Move(Move::By(PAGE)));
    assert_eq!(model.step(), 5);
    key(&mut model, Key::Move(Move::First));
    assert_eq!(model.step(), 0);
    key(&mut model, Key::Tab);
    press(&mut model, "j");
    assert_eq!((model.pane(), model.step()), (Pane::Verdict, 0));
}

#[test]
fn text_scrolls_as_far_as_there_is_more_of_it() {
    let mut model = judged(&sample::passed());
    model.set_scroll_end(2);
    press(&mut model, "jjjj");
    assert_eq!(model.scroll(), 2);
    press(&mut model, "?");
    model.set_scroll_end(1);
    press(&mut model, "jjj");
    assert_eq!((model.popup_scroll(), model.scroll()), (1, 2));
}

#[test]
fn each_hint_is_counted_once() {
    let mut model = model();
    let hints = |model: &Model| model.progress().of("ex07_transfer").hints;
    assert_eq!(press(&mut model, "h"), Some(Effect::Hint));
    assert_eq!(press(&mut model, "р"), Some(Effect::Hint), "the same key");
    assert_eq!(hints(&model), 2);
    assert_eq!(press(&mut model, "h"), None, "there are no more");
    assert_eq!(hints(&model), 2);
    assert!(matches!(model.popup(), Some(Popup::Hints)));
}

#[test]
fn the_solution_is_asked_for_twice_until_the_exercise_has_passed() {
    let mut model = judged(&sample::failed());
    assert_eq!(press(&mut model, "s"), None);
    assert_eq!(key(&mut model, Key::Enter), None);
    assert_eq!(key(&mut model, Key::Escape), None);
    assert!(model.popup().is_none());
    press(&mut model, "s");
    key(&mut model, Key::Enter);
    assert_eq!(key(&mut model, Key::Enter), Some(Effect::Solutions));

    let mut model = judged(&sample::passed());
    assert_eq!(press(&mut model, "s"), Some(Effect::Solutions));
}

#[test]
fn a_question_is_affirmed_by_enter_alone() {
    for no in [Key::Escape, Key::Char('y'), Key::Char('h'), Key::Tab] {
        let mut model = model();
        press(&mut model, "r");
        assert_eq!(key(&mut model, no), None, "{no:?}");
        assert!(model.popup().is_none(), "{no:?}");
    }
}

#[test]
fn the_list_is_filtered_by_what_is_typed() {
    let mut model = model();
    let list = |model: &Model| match model.popup() {
        Some(Popup::List(list)) => list.matching(&exercises()),
        _ => panic!("the list is open"),
    };
    press(&mut model, "l");
    assert_eq!(list(&model), [0, 1, 2]);
    press(&mut model, "zolty");
    assert_eq!(list(&model), [1], "without the marks of Polish");
    for _ in "zolty".chars() {
        key(&mut model, Key::Backspace);
    }
    press(&mut model, "жЕлт сема");
    assert_eq!(list(&model), [1], "two words, in the other language");
    press(&mut model, "q");
    assert_eq!(key(&mut model, Key::Enter), None, "nothing matches");
    assert_eq!(model.exercise().name, "ex07_transfer");
    press(&mut model, "l");
    key(&mut model, Key::Move(Move::Last));
    assert_eq!(key(&mut model, Key::Enter), Some(Effect::Grade));
    assert_eq!(model.exercise().name, "ex13_barrier");
}

#[test]
fn what_has_passed_elsewhere_is_not_next() {
    let mut model = model();
    let work = Work {
        passed: Some(Moment(1)),
        ..Work::default()
    };
    let mut progress = Progress::default();
    progress.exercises.insert("ex08_semaphore".to_owned(), work);
    model.update(Message::Progress(progress));
    press(&mut model, "n");
    assert_eq!(model.exercise().name, "ex13_barrier");
}

#[test]
fn a_verdict_is_to_be_remembered_and_passing_counts_at_once() {
    let mut model = model();
    let effect = model.update(told(&sample::passed()));
    assert_eq!(effect, Some(Effect::Record(Box::new(sample::passed()))));
    assert!(model.progress().has_passed("ex07_transfer"));
}

#[test]
fn a_grading_that_breaks_is_told() {
    for message in [
        Message::Broke("reason".to_owned()),
        Message::Step(Step::Fault("reason".to_owned())),
        Message::Step(Step::Verdict(serde_json::json!({}))),
    ] {
        let mut model = model();
        assert_eq!(model.update(message), None);
        assert!(matches!(model.check(), Check::Broken(_)));
        assert_eq!(key(&mut model, Key::Enter), Some(Effect::Grade));
    }
}

#[test]
fn news_stay_until_the_next_key() {
    let mut model = model();
    model.update(Message::Notice("news".to_owned()));
    model.update(Message::Elapsed(Duration::from_secs(1)));
    assert_eq!(model.notice(), Some(&Notice::Text("news".to_owned())));
    press(&mut model, "x");
    assert_eq!(model.notice(), None);
}
