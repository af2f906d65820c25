//! A permit which is not given back when the work panics.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex};
use std::thread;

struct Semaphore {
    permits: Mutex<usize>,
    returned: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let none = |permits: &mut usize| *permits == 0;
        let permits = self.permits.lock().unwrap();
        *self.returned.wait_while(permits, none).unwrap() -= 1;
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.returned.notify_one();
    }
}

fn case(with_permit: fn(&Semaphore, &dyn Fn())) {
    let semaphore = Semaphore {
        permits: Mutex::new(1),
        returned: Condvar::new(),
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            let job = || with_permit(&semaphore, &|| panic!("this job fails"));
            assert!(catch_unwind(AssertUnwindSafe(job)).is_err());
        });
        with_permit(&semaphore, &|| {});
    });
}

pub fn wrong() {
    fn with_permit(semaphore: &Semaphore, job: &dyn Fn()) {
        semaphore.acquire();
        job();
        semaphore.release();
    }
    fails(
        "release after the job",
        || case(with_permit),
        Diagnosis::WaitsForever,
    );
}

pub fn right() {
    struct Permit<'a>(&'a Semaphore);
    impl Drop for Permit<'_> {
        fn drop(&mut self) {
            self.0.release();
        }
    }
    fn with_permit(semaphore: &Semaphore, job: &dyn Fn()) {
        semaphore.acquire();
        let _permit = Permit(semaphore);
        job();
    }
    passes("release in drop", || case(with_permit));
}
