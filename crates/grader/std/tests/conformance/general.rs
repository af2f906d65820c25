//! What is not replaced, or only in part, must still be there, by every kind of path.

use super::panic_message;
use ::std::sync::Mutex as Absolute;
use std::fmt::Write as _;
use std::{env, io, process, sync::*, time::Duration as Time};

cases!(
    macros_pass_through,
    globs_and_paths_work,
    hints_are_there,
    panics_can_be_watched,
    the_rest_is_there,
    a_hook_hears_of_panics,
);

fn macros_pass_through() {
    assert!(matches!(env::args().count(), 1..));
    assert_eq!(vec![1; 2], [1, 1]);
    assert_ne!(format!("{}", 1), "2");
    debug_assert!(env::args().count() > 0, "{}", "not shown");
    println!("a line of {}", module_path!());
    eprintln!("and one of {}:{}", file!(), line!());
    let mut text = String::new();
    write!(text, "{}", concat!("a", 1, stringify!(b))).unwrap();
    writeln!(text).unwrap();
    assert_eq!(text, "a1b\n");
    assert_eq!(
        panic_message(|| unreachable!("never")),
        "internal error: entered unreachable code: never"
    );
    assert_eq!(option_env!("A_VARIABLE_THAT_NOBODY_SETS"), None);
    assert_ne!(cfg!(debug_assertions), cfg!(not(debug_assertions)));
    assert_eq!(
        panic_message(|| assert_eq!(1, 2, "both")),
        "assertion `left == right` failed: both\n  left: 1\n right: 2"
    );
}

fn globs_and_paths_work() {
    let glob: Mutex<u8> = Mutex::new(1);
    let absolute: Absolute<u8> = ::std::sync::Mutex::new(2);
    let sum = *glob.lock().unwrap() + *absolute.lock().unwrap();
    assert_eq!(std::thread::spawn(move || sum).join().unwrap(), 3);
    assert_eq!(Arc::new(Time::from_secs(1)).as_secs(), 1);
    let weak: Weak<u8> = Weak::new();
    assert!(weak.upgrade().is_none());
}

fn hints_are_there() {
    std::hint::spin_loop();
    assert_eq!(std::hint::black_box(1), 1);
}

fn panics_can_be_watched() {
    use std::panic::{AssertUnwindSafe, Location, catch_unwind};
    let mut reached = false;
    let result = catch_unwind(AssertUnwindSafe(|| {
        reached = true;
        7
    }));
    assert_eq!(result.unwrap(), 7);
    assert!(reached && Location::caller().line() > 0);
    let nested = panic_message(|| {
        assert_eq!(panic_message(|| panic!("inner")), "inner");
        panic!("outer");
    });
    assert_eq!(nested, "outer");
}

fn the_rest_is_there() {
    let error = io::Error::other("a");
    assert_eq!(error.to_string(), "a");
    assert!(env::args().count() > 0);
    assert!(process::id() > 0);
    let exit: fn(i32) -> ! = process::exit;
    let abort: fn() -> ! = process::abort;
    assert!(exit as usize != abort as usize);
    let boxed: Box<dyn std::error::Error + Send + Sync> = "a".into();
    assert_eq!(boxed.to_string(), "a");
    assert_eq!(std::mem::take(&mut 5), 5);
    assert_eq!(std::collections::VecDeque::from([1]).len(), 1);
}

/// The only case with a hook: with std itself there is one for all cases.
fn a_hook_hears_of_panics() {
    use std::panic::{PanicHookInfo, set_hook, take_hook};
    const NAME: &str = "heard by the hook";
    static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let hear = |info: &PanicHookInfo<'_>| {
        assert!(std::thread::panicking());
        let (text, place) = (info.payload_as_str().unwrap(), info.location().unwrap());
        let line = format!("{text} in {}", place.file());
        HEARD.lock().unwrap().push(line);
    };
    let panics = || {
        let builder = std::thread::Builder::new().name(NAME.into());
        let thread = builder.spawn(|| panic!("number {}", 1)).unwrap();
        assert!(thread.join().is_err());
    };
    let before = take_hook();
    set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some(NAME) {
            hear(info);
        } else {
            before(info);
        }
    }));
    panics();
    let expected = format!("number 1 in {}", file!());
    assert_eq!(*HEARD.lock().unwrap(), [expected.as_str()]);
    let outer = take_hook();
    set_hook(Box::new(move |info| {
        outer(info);
        outer(info);
    }));
    panics();
    assert_eq!(HEARD.lock().unwrap().len(), 3);
    let _ = take_hook();
    panics();
    assert_eq!(HEARD.lock().unwrap().len(), 3);
}
