//! `Instant` and `SystemTime`.

use super::{is_send, is_sync, panic_message};
use std::thread;
use std::time::{Duration, Instant, SystemTime, SystemTimeError, UNIX_EPOCH};

cases!(
    time_goes_on,
    sleeping_takes_time,
    instants_are_counted_with,
    instants_that_cannot_be_panic,
    system_times_are_counted_with,
    have_the_traits_of_std,
);

const SECOND: Duration = Duration::from_secs(1);

fn time_goes_on() {
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(2) {
        std::hint::spin_loop();
    }
    assert!(Instant::now() > start);
    assert!(SystemTime::now() > UNIX_EPOCH);
    assert!(SystemTime::now().elapsed().is_ok());
}

fn sleeping_takes_time() {
    let start = Instant::now();
    thread::sleep(Duration::from_millis(2));
    assert!(start.elapsed() >= Duration::from_millis(2));
}

fn instants_are_counted_with() {
    let start = Instant::now();
    let mut later = start + SECOND;
    later += SECOND;
    assert_eq!(later - start, 2 * SECOND);
    assert_eq!(start - later, Duration::ZERO);
    later -= SECOND;
    assert_eq!(later - SECOND, start);
    assert_eq!(later.duration_since(start), SECOND);
    assert_eq!(start.duration_since(later), Duration::ZERO);
    assert_eq!(later.checked_duration_since(start), Some(SECOND));
    assert_eq!(start.checked_duration_since(later), None);
    assert_eq!(start.saturating_duration_since(later), Duration::ZERO);
    assert_eq!(start.checked_add(SECOND), Some(later));
    assert_eq!(start.checked_add(Duration::MAX), None);
    assert_eq!(later.checked_sub(SECOND), Some(start));
    assert!(format!("{start:?}").starts_with("Instant { tv_sec: "));
}

fn instants_that_cannot_be_panic() {
    let start = Instant::now();
    assert_eq!(
        panic_message(|| _ = start + Duration::MAX),
        "overflow when adding duration to instant"
    );
    assert_eq!(
        panic_message(|| _ = start - Duration::MAX),
        "overflow when subtracting duration from instant"
    );
}

fn system_times_are_counted_with() {
    let start = SystemTime::now();
    let mut later = start + SECOND;
    later += SECOND;
    assert_eq!(later.duration_since(start).unwrap(), 2 * SECOND);
    let error: SystemTimeError = start.duration_since(later).unwrap_err();
    assert_eq!(error.duration(), 2 * SECOND);
    assert_eq!(
        error.to_string(),
        "second time provided was later than self"
    );
    later -= SECOND;
    assert_eq!(later - SECOND, start);
    assert_eq!(start.checked_add(SECOND), Some(later));
    assert_eq!(later.checked_sub(SECOND), Some(start));
    assert!(start.duration_since(UNIX_EPOCH).unwrap() > Duration::ZERO);
    assert_eq!(SystemTime::UNIX_EPOCH, UNIX_EPOCH);
    assert!(format!("{start:?}").starts_with("SystemTime { tv_sec: "));
}

fn have_the_traits_of_std() {
    is_send::<Instant>();
    is_sync::<Instant>();
    is_send::<SystemTime>();
    let start = Instant::now();
    let copy = start;
    assert_eq!(start.cmp(&copy), std::cmp::Ordering::Equal);
    let mut instants = std::collections::HashSet::new();
    assert!(instants.insert(start) && !instants.insert(copy));
}
