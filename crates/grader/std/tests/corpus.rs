//! Mistakes that are made again and again, each beside a right solution: what is wrong is found within the bound and gets its
//! diagnosis, what is right passes in every schedule. `cargo test -p explored-std --test corpus -- --show-output` prints how many
//! schedules that took.

#[macro_use]
extern crate explored_std as std;

mod support;

/// A counter which reads and writes under two locks.
mod read_and_write_apart {
    use super::support::{fails, passes};
    use grader::report::Diagnosis;
    use grader::require_eq;
    use std::sync::Mutex;
    use std::thread;

    fn case(visit: fn(&Mutex<u32>)) {
        let visits = Mutex::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    visit(&visits);
                    visit(&visits);
                });
            }
        });
        require_eq(visits.into_inner().unwrap(), 4, "lost_visit");
    }

    #[test]
    fn wrong() {
        fn visit(visits: &Mutex<u32>) {
            let before = *visits.lock().unwrap();
            *visits.lock().unwrap() = before + 1;
        }
        fails(
            "read and write apart",
            || case(visit),
            Diagnosis::WrongResult,
        );
    }

    #[test]
    fn right() {
        fn visit(visits: &Mutex<u32>) {
            let mut visits = visits.lock().unwrap();
            *visits += 1;
        }
        passes("read and write together", || case(visit));
    }
}

/// Two locks taken in the order of the arguments.
mod opposite_transfers {
    use super::support::{fails, passes};
    use grader::report::{Diagnosis, Finding};
    use grader::require_eq;
    use std::sync::Mutex;
    use std::thread;

    type Accounts = [Mutex<i64>; 2];

    fn case(transfer: fn(&Accounts, usize, usize)) {
        let accounts = [Mutex::new(50), Mutex::new(50)];
        thread::scope(|scope| {
            scope.spawn(|| transfer(&accounts, 0, 1));
            scope.spawn(|| transfer(&accounts, 1, 0));
        });
        let total: i64 = accounts
            .map(|account| account.into_inner().unwrap())
            .iter()
            .sum();
        require_eq(total, 100, "money_lost");
    }

    #[test]
    fn wrong() {
        fn transfer(accounts: &Accounts, from: usize, to: usize) {
            let mut source = accounts[from].lock().unwrap();
            let mut target = accounts[to].lock().unwrap();
            *source -= 7;
            *target += 7;
        }
        let report = fails("locks in any order", || case(transfer), Diagnosis::Deadlock);
        let finding = report.failure.unwrap().finding;
        let Finding::Blocked { waiters } = finding else {
            panic!("{finding:?}");
        };
        let threads: Vec<usize> = waiters.iter().map(|waiter| waiter.thread).collect();
        assert_eq!(threads, [1, 2]);
        assert_eq!(waiters[0].held_by[0].0, 2);
        assert_eq!(waiters[1].held_by[0].0, 1);
    }

    #[test]
    fn right() {
        fn transfer(accounts: &Accounts, from: usize, to: usize) {
            let mut low = accounts[from.min(to)].lock().unwrap();
            let mut high = accounts[from.max(to)].lock().unwrap();
            let amount = if from < to { 7 } else { -7 };
            *low -= amount;
            *high += amount;
        }
        passes("locks in one order", || case(transfer));
    }
}

/// A mailbox for one letter, with the waits of two readers.
mod woken_for_nothing {
    use super::support::{fails, passes};
    use grader::report::Diagnosis;
    use std::sync::{Condvar, Mutex, MutexGuard};
    use std::thread;

    #[derive(Default)]
    struct Mailbox {
        letters: Mutex<Vec<u32>>,
        arrived: Condvar,
    }

    type Letters<'a> = MutexGuard<'a, Vec<u32>>;

    fn case(wait: for<'a> fn(&Mailbox, Letters<'a>) -> Letters<'a>) {
        let mailbox = Mailbox::default();
        let read = || {
            let mut letters = wait(&mailbox, mailbox.letters.lock().unwrap());
            letters.pop().expect("a reader wakes up to a letter")
        };
        thread::scope(|scope| {
            scope.spawn(read);
            scope.spawn(read);
            for letter in 0..2 {
                mailbox.letters.lock().unwrap().push(letter);
                mailbox.arrived.notify_all();
            }
        });
    }

    #[test]
    fn wrong() {
        fn wait<'a>(mailbox: &Mailbox, letters: Letters<'a>) -> Letters<'a> {
            if letters.is_empty() {
                return mailbox.arrived.wait(letters).unwrap();
            }
            letters
        }
        fails("if instead of while", || case(wait), Diagnosis::Panic);
    }

    #[test]
    fn right() {
        fn wait<'a>(mailbox: &Mailbox, letters: Letters<'a>) -> Letters<'a> {
            mailbox
                .arrived
                .wait_while(letters, |letters| letters.is_empty())
                .unwrap()
        }
        passes("while", || case(wait));
    }
}

/// A bounded queue whose producers and consumers wait at one condition variable.
mod wrong_one_woken {
    use super::support::{fails, passes};
    use grader::report::Diagnosis;
    use std::sync::{Condvar, Mutex};
    use std::thread;

    struct Slot {
        item: Mutex<Option<u32>>,
        changed: Condvar,
        notify: fn(&Condvar),
    }

    impl Slot {
        fn put(&self, item: u32) {
            let full = |slot: &mut Option<u32>| slot.is_some();
            let mut slot = self
                .changed
                .wait_while(self.item.lock().unwrap(), full)
                .unwrap();
            *slot = Some(item);
            (self.notify)(&self.changed);
        }

        fn take(&self) -> u32 {
            let empty = |slot: &mut Option<u32>| slot.is_none();
            let mut slot = self
                .changed
                .wait_while(self.item.lock().unwrap(), empty)
                .unwrap();
            let item = slot.take().expect("the slot is full");
            (self.notify)(&self.changed);
            item
        }
    }

    fn case(notify: fn(&Condvar)) {
        let slot = Slot {
            item: Mutex::default(),
            changed: Condvar::new(),
            notify,
        };
        thread::scope(|scope| {
            scope.spawn(|| slot.take());
            scope.spawn(|| slot.take());
            scope.spawn(|| slot.put(1));
            slot.put(2);
        });
    }

    #[test]
    fn wrong() {
        fails(
            "notify_one",
            || case(Condvar::notify_one),
            Diagnosis::WaitsForever,
        );
    }

    #[test]
    fn right() {
        passes("notify_all", || case(Condvar::notify_all));
    }
}

/// A barrier which is used a second time.
mod second_round {
    use super::support::{fails, passes};
    use grader::report::Diagnosis;
    use std::sync::{Condvar, Mutex};
    use std::thread;

    const PARTIES: usize = 2;

    fn case(meet: fn(&Mutex<(usize, u64)>, &Condvar)) {
        let (state, all_here) = (Mutex::new((0, 0)), Condvar::new());
        let twice = || {
            meet(&state, &all_here);
            meet(&state, &all_here);
        };
        thread::scope(|scope| {
            scope.spawn(twice);
            twice();
        });
    }

    #[test]
    fn wrong() {
        fn meet(state: &Mutex<(usize, u64)>, all_here: &Condvar) {
            let mut state = state.lock().unwrap();
            state.0 += 1;
            if state.0 == PARTIES {
                state.0 = 0;
                all_here.notify_all();
            }
            // A fast thread is back before the slow one has looked.
            let _state = all_here.wait_while(state, |state| state.0 != 0).unwrap();
        }
        fails(
            "one count for all rounds",
            || case(meet),
            Diagnosis::WaitsForever,
        );
    }

    #[test]
    fn right() {
        fn meet(state: &Mutex<(usize, u64)>, all_here: &Condvar) {
            let mut state = state.lock().unwrap();
            let round = state.1;
            state.0 += 1;
            if state.0 == PARTIES {
                *state = (0, round + 1);
                all_here.notify_all();
            }
            let _state = all_here
                .wait_while(state, |state| state.1 == round)
                .unwrap();
        }
        passes("a number for each round", || case(meet));
    }
}

/// A permit which is not given back when the work panics.
mod permit_lost_by_a_panic {
    use super::support::{fails, passes};
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

    #[test]
    fn wrong() {
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

    #[test]
    fn right() {
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
}

/// Something made once, if only one thread asks at a time.
mod made_twice {
    use super::support::{fails, passes};
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

    #[test]
    fn wrong() {
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

    #[test]
    fn wrong_with_a_once_lock() {
        fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
            if config.cell.get().is_none() {
                let _ = config.cell.set(make());
            }
            *config.cell.get().expect("it is set")
        }
        fails("get, then set", || case(get), Diagnosis::LimitExceeded);
    }

    #[test]
    fn right() {
        fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
            *config.slot.lock().unwrap().get_or_insert_with(make)
        }
        passes("one lock for both", || case(get));
    }

    #[test]
    fn right_with_a_once_lock() {
        fn get(config: &Config, make: &dyn Fn() -> u32) -> u32 {
            *config.cell.get_or_init(make)
        }
        passes("get_or_init", || case(get));
    }
}

/// A flag set without the lock under which it is waited for.
mod event_set_without_the_lock {
    use super::support::{fails, passes};
    use grader::report::{Diagnosis, Finding, Operation};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Condvar, Mutex};
    use std::thread;

    #[derive(Default)]
    struct Event {
        happened: AtomicBool,
        lock: Mutex<()>,
        changed: Condvar,
    }

    fn case(set: fn(&Event)) {
        let event = Event::default();
        thread::scope(|scope| {
            scope.spawn(|| {
                let not_yet = |(): &mut ()| !event.happened.load(Ordering::SeqCst);
                let guard = event.lock.lock().unwrap();
                drop(event.changed.wait_while(guard, not_yet));
            });
            set(&event);
        });
    }

    #[test]
    fn wrong() {
        fn set(event: &Event) {
            event.happened.store(true, Ordering::SeqCst);
            event.changed.notify_all();
        }
        let report = fails(
            "set without the lock",
            || case(set),
            Diagnosis::WaitsForever,
        );
        let finding = report.failure.unwrap().finding;
        let Finding::Blocked { waiters } = finding else {
            panic!("{finding:?}");
        };
        assert_eq!(waiters[0].operation, Operation::Wait);
        assert_eq!(waiters[1].joins, Some(1));
    }

    #[test]
    fn right() {
        fn set(event: &Event) {
            let _guard = event.lock.lock().unwrap();
            event.happened.store(true, Ordering::SeqCst);
            event.changed.notify_all();
        }
        passes("set under the lock", || case(set));
    }
}

/// A decision made with a read lock and carried out with a write lock.
mod decided_too_early {
    use super::support::{fails, passes};
    use grader::report::Diagnosis;
    use grader::require;
    use std::sync::RwLock;
    use std::thread;

    fn case(book: fn(&RwLock<Vec<&'static str>>, &'static str)) {
        let seats = RwLock::new(Vec::new());
        thread::scope(|scope| {
            scope.spawn(|| book(&seats, "Ola"));
            scope.spawn(|| book(&seats, "Jan"));
        });
        require(seats.read().unwrap().len() == 1, "one_seat_sold_twice");
    }

    #[test]
    fn wrong() {
        fn book(seats: &RwLock<Vec<&'static str>>, name: &'static str) {
            let free = seats.read().unwrap().is_empty();
            if free {
                seats.write().unwrap().push(name);
            }
        }
        fails(
            "read, then write",
            || case(book),
            Diagnosis::BrokenInvariant,
        );
    }

    #[test]
    fn right() {
        fn book(seats: &RwLock<Vec<&'static str>>, name: &'static str) {
            let mut seats = seats.write().unwrap();
            if seats.is_empty() {
                seats.push(name);
            }
        }
        passes("decided under the write lock", || case(book));
    }
}

/// A channel which stays open because one sender is kept.
mod sender_kept {
    use super::support::{fails, passes};
    use grader::report::{Diagnosis, Finding, Operation};
    use grader::require_eq;
    use std::sync::mpsc::{Sender, channel};
    use std::thread;

    fn case(hand_out: fn(Sender<u32>) -> Option<Sender<u32>>) {
        let (sender, receiver) = channel();
        for number in 1..3 {
            let sender = sender.clone();
            thread::spawn(move || sender.send(number).unwrap());
        }
        let _kept = hand_out(sender);
        require_eq(receiver.iter().sum::<u32>(), 3, "sum");
    }

    #[test]
    fn wrong() {
        let report = fails("a sender is kept", || case(Some), Diagnosis::WaitsForever);
        let finding = report.failure.unwrap().finding;
        let Finding::Blocked { waiters } = finding else {
            panic!("{finding:?}");
        };
        assert_eq!(waiters.len(), 1);
        assert_eq!(waiters[0].operation, Operation::Receive);
    }

    #[test]
    fn right() {
        fn drop_it(sender: Sender<u32>) -> Option<Sender<u32>> {
            drop(sender);
            None
        }
        passes("all senders go", || case(drop_it));
    }
}

/// A spin lock which looks and takes in two steps.
mod two_steps_to_lock {
    use super::support::{fails, passes};
    use grader::report::Diagnosis;
    use grader::{Tally, require_at_most};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::{hint, thread};

    fn case(lock: fn(&AtomicBool)) {
        let (locked, inside) = (AtomicBool::new(false), Tally::new());
        let visit = || {
            lock(&locked);
            require_at_most(inside.add(), 1, "two_inside");
            thread::yield_now();
            inside.subtract();
            locked.store(false, Ordering::Release);
        };
        thread::scope(|scope| {
            scope.spawn(visit);
            visit();
        });
    }

    #[test]
    fn wrong() {
        fn lock(locked: &AtomicBool) {
            while locked.load(Ordering::Acquire) {
                hint::spin_loop();
            }
            locked.store(true, Ordering::Relaxed);
        }
        fails("load, then store", || case(lock), Diagnosis::LimitExceeded);
    }

    #[test]
    fn right() {
        fn lock(locked: &AtomicBool) {
            while locked.swap(true, Ordering::Acquire) {
                hint::spin_loop();
            }
        }
        passes("swap", || case(lock));
    }
}
