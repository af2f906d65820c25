//! What publishing through a flag must promise. Each case is one property, run in every order that the memory model allows.

use ex06_publication::Measurement;
use grader::{require, require_eq};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

grader::main!(
    one_thread_alone,
    reader_sees_the_whole_measurement,
    what_was_done_before_is_visible,
);

fn one_thread_alone() {
    let measurement = Measurement::new();
    require(measurement.read().is_none(), "there_too_early");
    // Zero is a temperature, not a sign of absence.
    measurement.publish(0, 990);
    let read = measurement.read();
    require(read.is_some(), "not_there");
    if let Some((temperature, pressure)) = read {
        require_eq(temperature, 0, "wrong_temperature");
        require_eq(pressure, 990, "wrong_pressure");
    }
}

fn reader_sees_the_whole_measurement() {
    let measurement = Arc::new(Measurement::new());
    let publisher = thread::spawn({
        let measurement = Arc::clone(&measurement);
        move || measurement.publish(21, 1013)
    });
    if let Some((temperature, pressure)) = measurement.read() {
        require_eq(temperature, 21, "stale_temperature");
        require_eq(pressure, 1013, "stale_pressure");
    }
    publisher.join().unwrap();
    require(measurement.read().is_some(), "not_there");
}

fn what_was_done_before_is_visible() {
    let measurement = Arc::new(Measurement::new());
    let calibrated = Arc::new(AtomicBool::new(false));
    let publisher = thread::spawn({
        let (measurement, calibrated) = (Arc::clone(&measurement), Arc::clone(&calibrated));
        move || {
            calibrated.store(true, Ordering::Relaxed);
            measurement.publish(21, 1013);
        }
    });
    if measurement.read().is_some() {
        require(calibrated.load(Ordering::Relaxed), "past_not_visible");
    }
    publisher.join().unwrap();
}
