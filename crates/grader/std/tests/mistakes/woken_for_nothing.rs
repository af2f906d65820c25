//! A mailbox for one letter, with the waits of two readers.

use crate::support::{fails, passes};
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

pub fn wrong() {
    fn wait<'a>(mailbox: &Mailbox, letters: Letters<'a>) -> Letters<'a> {
        if letters.is_empty() {
            return mailbox.arrived.wait(letters).unwrap();
        }
        letters
    }
    fails("if instead of while", || case(wait), Diagnosis::Panic);
}

pub fn right() {
    fn wait<'a>(mailbox: &Mailbox, letters: Letters<'a>) -> Letters<'a> {
        mailbox
            .arrived
            .wait_while(letters, |letters| letters.is_empty())
            .unwrap()
    }
    passes("while", || case(wait));
}
