//! Something made once, if only one thread asks at a time.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::{Tally, require_at_most};
use std::sync::{Mutex, OnceLock};
use std::thread;

#[derive(Default)]
struct Config {
    slot: Mutex<Option<u32>>,
    cell: OnceLock<u32>,
}

fn case(get: fn(&Config, &dyn Fn() -> u32) -> u32) {
    let (config, made) = (Config::default(), Tally::new());
    let ask = || {
        let value = get(&config, &|| {
            made.add();
            thread::yield_now();
            42
        });
        assert_eq!(value, 42);
    };
    thread::scope(|scope| {
        scope.spawn(ask);
        ask();
    });
    require_at_most(made.get(), 1, "made_twice");
}

pub fn wrong() {
    fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
        let known = *config.slot.lock().unwrap();
        known.unwrap_or_else(|| {
            let value = make();
            *config.slot.lock().unwrap() = Some(value);
            value
        })
    }
    fails("check, then act", || case(get), Diagnosis::LimitExceeded);
}

pub fn wrong_with_a_once_lock() {
    fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
        if config.cell.get().is_none() {
            let _ = config.cell.set(make());
        }
        *config.cell.get().expect("it is set")
    }
    fails("get, then set", || case(get), Diagnosis::LimitExceeded);
}

pub fn right() {
    fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
        *config.slot.lock().unwrap().get_or_insert_with(make)
    }
    passes("one lock for both", || case(get));
}

pub fn right_with_a_once_lock() {
    fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
        *config.cell.get_or_init(make)
    }
    passes("get_or_init", || case(get));
}
