//! Who takes the next turn: what is possible at a scheduling point, and at what price. Which possibility is taken is the search's
//! business.

use super::execution::{Choice, End, Execution, What};
use super::history::RawStep;
use super::{Loc, ThreadId};
use std::time::Duration;

/// A thread that has made so many steps in a row while others could run is taken to be spinning; it is passed over for free,
/// so that a legal busy wait ends.
const SPIN_STEPS: u32 = 40;

/// The same, for a thread that has looked at the same thing so many times in a row and has seen the same.
const EQUAL_LOOKS: u32 = 3;

/// So many rounds of [`SPIN_STEPS`] in which nothing was changed are a busy wait; a few locks taken in a row are not.
const IDLE_ROUNDS: u32 = 5;

/// So many yields or naps without a change between them are a busy wait with pauses.
const IDLE_YIELDS: u32 = 5;

/// A thread that could run and was passed over so many times when another one blocked goes first: two threads that wake each
/// other must not keep a third one waiting for ever.
const PASSED_OVER: u32 = 4;

/// After so many steps that changed nothing, threads which sleep oversleep.
const IDLE_STEPS: usize = 500;

/// By this part of the time that has passed since the start of the schedule.
const OVERSLEPT: u32 = 32;

/// Until the clock shows this.
const LONGEST_NAPS: Duration = Duration::from_secs(24 * 3600);

impl Execution {
    /// Decides who goes on after a scheduling point of a thread that could go on itself. True: another thread; suspend.
    pub(super) fn pass_on(&mut self, yields: bool, place: Loc) -> bool {
        if self.end.is_some() {
            return true;
        }
        let current = self.current;
        self.threads[current].run_length += 1;
        let looks = self.equal_looks(place);
        let spins = looks >= EQUAL_LOOKS || self.threads[current].run_length > SPIN_STEPS;
        if spins && self.settings.refuse_spinning && self.waits_busily(looks) {
            self.end = Some(End::Spins);
            return true;
        }
        if yields && self.gave_way_in_vain() {
            return true;
        }
        if looks > 1 && !yields && !spins {
            // Nothing has changed since the last look: to be preempted now is to have been preempted then.
            return false;
        }
        let Some(next) = self.decide(Some(current), yields || spins) else {
            return true;
        };
        self.switch_to(next)
    }

    /// Counts that the running thread yields or sleeps; true if it has done so again and again without having changed anything,
    /// where that is refused.
    pub(super) fn gave_way_in_vain(&mut self) -> bool {
        let current = self.current;
        let idle = &mut self.threads[current].idle_yields;
        *idle += 1;
        let refused = self.settings.refuse_spinning && *idle >= IDLE_YIELDS;
        if refused {
            self.end.get_or_insert(End::Spins);
        }
        refused
    }

    /// How many times the running thread, about to do something at `place`, has just looked at the same thing there and seen the
    /// same, with nobody else having done anything in between.
    fn equal_looks(&self, place: Loc) -> u32 {
        let last = self.history.last();
        let is_look = |step: &&RawStep| {
            step.thread == self.current && step.is_look() && step.place == Some(place)
        };
        let Some(last) = last.filter(is_look) else {
            return 0;
        };
        let equal = self
            .history
            .iter()
            .rev()
            .take_while(|step| step.repeats(last));
        equal.take(EQUAL_LOOKS as usize).count() as u32
    }

    /// Whether a thread that is about to be passed over has only waited, in its own way: by equal looks, or by round after round
    /// of taking and giving back a lock.
    fn waits_busily(&mut self, looks: u32) -> bool {
        if looks >= EQUAL_LOOKS {
            return true;
        }
        let own_steps = self
            .history
            .iter()
            .rev()
            .filter(|step| step.thread == self.current);
        let idle = own_steps
            .take(SPIN_STEPS as usize / 2)
            .all(RawStep::is_neutral);
        let current = self.current;
        let thread = &mut self.threads[current];
        thread.idle_rounds = if idle { thread.idle_rounds + 1 } else { 0 };
        thread.idle_rounds >= IDLE_ROUNDS
    }

    /// True if that is another thread than the running one.
    pub(super) fn switch_to(&mut self, next: ThreadId) -> bool {
        self.next = next;
        self.threads[next].last_ran = self.steps;
        if next == self.current {
            return false;
        }
        self.threads[next].run_length = 0;
        true
    }

    /// Chooses the next thread. `current` is the running one, if it can go on; `passes`: it gives its turn away. `None`: the
    /// schedule is over.
    pub(super) fn decide(&mut self, current: Option<ThreadId>, passes: bool) -> Option<ThreadId> {
        loop {
            let mut possibilities = std::mem::take(&mut self.possibilities);
            self.list_possibilities(current, passes, &mut possibilities);
            let chosen = match possibilities.len() {
                0 => None,
                1 => Some(possibilities[0].what),
                _ => self
                    .ask(&possibilities)
                    .map(|index| possibilities[index].what),
            };
            if let (None, Some(chosen)) = (current, chosen) {
                self.count_passed_over(&possibilities, chosen);
            }
            self.possibilities = possibilities;
            match chosen {
                Some(What::Thread(next)) => return Some(next),
                Some(What::Clock) => {
                    if let Some(time) = self.next_deadline() {
                        self.advance_clock(time.max(self.oversleeping()));
                    }
                }
                Some(What::Nth(_)) | None => {
                    let end = if self.threads[0].ended() {
                        self.after_the_case()
                    } else {
                        End::Blocked
                    };
                    self.end.get_or_insert(end);
                    return None;
                }
            }
        }
    }

    /// When whoever sleeps wakes at the earliest: if only time has passed for long, a little later each time. No thread wakes at the
    /// very moment that it asked for, so a right solution which looks every millisecond for ten seconds needs no ten thousand looks.
    fn oversleeping(&self) -> Duration {
        let now = self.clock();
        if self.settings.tasks || now > LONGEST_NAPS || !self.was_idle_for(IDLE_STEPS) {
            return Duration::ZERO;
        }
        now + now / OVERSLEPT
    }

    fn count_passed_over(&mut self, possibilities: &[Choice], chosen: What) {
        for choice in possibilities {
            if let What::Thread(id) = choice.what {
                let passed_over = &mut self.threads[id].passed_over;
                *passed_over = if choice.what == chosen {
                    0
                } else {
                    *passed_over + 1
                };
            }
        }
    }

    /// Who can go on, and at what price. The first possibility is always free.
    ///
    /// A thread that can go on does so for free, and any other one instead of it is a preemption. If it cannot go on, any
    /// other one is free. If it gives its turn away (it yields, spins, or waits for a moment), the one that has waited longest is
    /// free, and the others are not: otherwise a loop would make the search endless. Tasks always take turns in that order. That
    /// the clock moves on is free only if nobody can run.
    fn list_possibilities(&self, current: Option<ThreadId>, passes: bool, list: &mut Vec<Choice>) {
        list.clear();
        let others = (0..self.threads.len()).filter(|id| Some(*id) != current && self.can_run(*id));
        let at_price = |cost: u8| {
            move |id: ThreadId| Choice {
                what: What::Thread(id),
                cost,
            }
        };
        match current {
            Some(current) if !passes => {
                list.push(at_price(0)(current));
                list.extend(others.map(at_price(1)));
            }
            Some(current) => {
                list.extend(others.map(at_price(1)));
                if self.oldest_first(list) {
                    list.push(at_price(Choice::NEVER)(current));
                } else if self.next_deadline().is_none() || self.settings.tasks {
                    list.push(at_price(0)(current));
                }
            }
            None if passes || self.settings.tasks => {
                list.extend(others.map(at_price(1)));
                self.oldest_first(list);
            }
            None => {
                list.extend(others.map(at_price(0)));
                self.starving_first(list);
            }
        }
        // The clock of tasks stands still as long as one of them can run, like tokio's paused clock.
        if self.next_deadline().is_some() && (list.is_empty() || !self.settings.tasks) {
            list.push(Choice {
                what: What::Clock,
                cost: u8::from(!list.is_empty()),
            });
        }
        if self.threads[0].ended() {
            // What the others still do is nobody's business: no search there.
            self.oldest_first(list);
            list.truncate(1);
        }
    }

    /// Makes the thread that has waited longest the first and free one; false if there is none.
    fn oldest_first(&self, list: &mut [Choice]) -> bool {
        list.sort_by_key(|choice| match choice.what {
            What::Thread(id) => self.threads[id].last_ran,
            What::Clock | What::Nth(_) => u64::MAX,
        });
        list.first_mut().map(|first| first.cost = 0).is_some()
    }

    /// Makes a thread that was passed over too often the only free one.
    fn starving_first(&self, list: &mut [Choice]) {
        let passed_over = |choice: &Choice| match choice.what {
            What::Thread(id) => self.threads[id].passed_over,
            What::Clock | What::Nth(_) => 0,
        };
        let starving = (0..list.len()).max_by_key(|index| passed_over(&list[*index]));
        if let Some(index) = starving.filter(|index| passed_over(&list[*index]) >= PASSED_OVER) {
            list.swap(0, index);
            list[1..].iter_mut().for_each(|choice| choice.cost = 1);
        }
    }

    pub(super) fn choose(&mut self, count: usize) -> usize {
        if count < 2 || self.end.is_some() || self.threads[0].ended() {
            return 0;
        }
        let possibilities: Vec<Choice> = (0..count)
            .map(|index| Choice {
                what: What::Nth(index),
                cost: u8::from(index > 0),
            })
            .collect();
        self.ask(&possibilities).unwrap_or(0)
    }

    /// Asks for one of several possibilities. `None`: this run is not the one it was, and over.
    fn ask(&mut self, possibilities: &[Choice]) -> Option<usize> {
        let chosen = self.chooser.choose(possibilities);
        match chosen {
            Some(index) => self.choices.push(index),
            None => self.end = Some(End::Diverged),
        }
        chosen
    }
}
