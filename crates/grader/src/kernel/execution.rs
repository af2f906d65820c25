//! One schedule: its state, the rule by which threads take turns, and the loop that runs it.

use super::history::{RawStep, Value};
use super::objects::{Object, ObjectId};
use super::threads::{self, Thread, ThreadState, Until, Waiting};
use super::{EXECUTION, Loc, ThreadId, statics};
use crate::report::{ObjectKind, Operation, Place};
use crate::watch::Heart;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

/// A schedule longer than this does not end by itself: every thread that can run has had its turn hundreds of times.
pub const MAX_STEPS: u64 = 20_000;

/// A thread that has made so many steps in a row while others could run is taken to be spinning; it is passed over for free,
/// so that a legal busy wait ends.
const SPIN_STEPS: u32 = 40;

/// The same, for a thread that has looked at the same thing so many times in a row and has seen the same.
const EQUAL_LOOKS: u32 = 3;

/// One of several possibilities, with its price in preemptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A thread, or [`Choice::CLOCK`], or a number that means something to whoever asked.
    pub what: u32,
    /// How many preemptions it costs.
    pub cost: u8,
}

impl Choice {
    /// Not a thread: the clock moves on to the next deadline.
    pub const CLOCK: u32 = u32::MAX;
}

/// Makes the choices of a schedule.
pub trait Chooser {
    /// The index of one of the possibilities, of which there are at least two. `None`: this schedule is not the one it was
    /// (the code behaved differently under the same choices).
    fn choose(&mut self, possibilities: &[Choice]) -> Option<usize>;

    /// Whether a schedule that is over asked for all the choices it was to repeat.
    fn was_exhausted(&self) -> bool {
        true
    }
}

/// Why a schedule is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The case returned, and nobody else can go on.
    Finished,
    /// Nobody can go on, but the case has not returned.
    Blocked,
    /// The case's own thread panicked.
    Panicked,
    /// A requirement was broken.
    Required {
        /// Which diagnosis it is.
        diagnosis: crate::report::Diagnosis,
        /// Its key in `exercise.toml`.
        key: &'static str,
        /// Where it is stated.
        place: Loc,
        /// What was seen and what is required.
        compared: Option<(String, String)>,
    },
    /// The learner's `todo!()` was reached.
    Unsolved,
    /// It took more than [`MAX_STEPS`].
    TooLong,
    /// A busy wait, where the exercise refuses it.
    Spins,
    /// The same choices did not give the same run.
    Diverged,
    /// Something was seen that makes more scheduling points necessary; everything explored so far does not count.
    Restart,
}

/// What does not change from one schedule of an exploration to the next.
#[derive(Clone)]
pub(crate) struct Settings {
    /// How many waits may wake up spuriously in one schedule.
    pub spurious: u32,
    /// Whether a thread may be preempted just before it gives a lock back: needed once code looks at a lock without waiting.
    pub unlock_points: bool,
    /// Whether a busy wait is a failure.
    pub refuse_spinning: bool,
    /// Told of each step.
    pub heart: Arc<Heart>,
}

/// A schedule that runs or has run.
pub struct Execution {
    /// By number.
    pub threads: Vec<Thread>,
    /// The one that runs.
    pub current: ThreadId,
    /// By number.
    pub objects: Vec<Object>,
    pub(super) history: Vec<RawStep>,
    pub(super) epoch: u64,
    pub(super) spurious_left: u32,
    pub(super) end: Option<End>,
    pub(crate) settings: Settings,
    clock: Duration,
    steps: u64,
    next: ThreadId,
    chooser: Box<dyn Chooser>,
    choices: Vec<usize>,
    /// Reused, so that choosing does not allocate.
    possibilities: Vec<Choice>,
}

impl Execution {
    /// How it ended; `Finished` if it did not say.
    pub fn end(&self) -> &End {
        self.end.as_ref().unwrap_or(&End::Finished)
    }

    /// The choices that were made, as indices of what was possible.
    pub(crate) fn choices(&self) -> &[usize] {
        &self.choices
    }

    /// Whether nothing has changed in the last `steps` steps.
    pub(crate) fn was_idle_for(&self, steps: usize) -> bool {
        self.history.len() >= steps
            && self
                .history
                .iter()
                .rev()
                .take(steps)
                .all(RawStep::is_neutral)
    }

    /// What the thread did last, if it was more than giving up its turn.
    pub(crate) fn last_look(&self, thread: ThreadId) -> Option<(Operation, Option<ObjectId>, Loc)> {
        self.history
            .iter()
            .rev()
            .filter(|step| step.thread == thread && step.operation != Operation::Yield)
            .find_map(|step| Some((step.operation, step.object, step.place?)))
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

    pub(super) fn step(&mut self, place: Loc) {
        self.steps += 1;
        self.settings.heart.beat(self.current, place);
        self.threads[self.current].clock_readings = 0;
        if self.steps > MAX_STEPS {
            let end = if self.threads[0].ended() {
                End::Finished
            } else {
                End::TooLong
            };
            self.end.get_or_insert(end);
        }
    }

    pub(super) fn record(
        &mut self,
        operation: Operation,
        object: Option<ObjectId>,
        place: Loc,
        value: Value,
    ) {
        self.push(RawStep {
            thread: self.current,
            operation,
            waits: false,
            object,
            place: Some(place),
            panic_place: None,
            value,
        });
    }

    pub(super) fn record_at(
        &mut self,
        operation: Operation,
        object: Option<ObjectId>,
        place: Option<Loc>,
        value: Value,
        panic_place: Option<Place>,
    ) {
        self.push(RawStep {
            thread: self.current,
            operation,
            waits: false,
            object,
            place,
            panic_place,
            value,
        });
    }

    fn push(&mut self, step: RawStep) {
        if self.end.is_none() {
            self.history.push(step);
        }
    }

    pub(super) fn add_object(&mut self, kind: ObjectKind, made: Loc) -> ObjectId {
        self.objects.push(Object::new(kind, made));
        self.objects.len() - 1
    }

    /// Whether the thread can run now.
    fn can_run(&self, id: ThreadId) -> bool {
        let thread = &self.threads[id];
        match thread.state {
            ThreadState::Ready => true,
            ThreadState::Ended => false,
            ThreadState::Blocked => {
                let Some(waiting) = &thread.waiting else {
                    return true;
                };
                match waiting.until {
                    Until::Notified(lock) => {
                        (thread.notified || thread.timed_out)
                            && self.objects[lock].holders.is_empty()
                    }
                    _ if thread.timed_out => true,
                    Until::Deadline => false,
                    Until::Free(object) => self.objects[object].holders.is_empty(),
                    Until::FreeToRead(object) => {
                        let object = &self.objects[object];
                        object.holders.is_empty() || !object.for_writing
                    }
                    Until::Ended(other) => self.threads[other].ended(),
                    Until::Token => thread.token,
                    Until::Condition(holds) => holds(),
                }
            }
        }
    }

    /// The earliest time at which some waiting thread gives up.
    fn next_deadline(&self) -> Option<Duration> {
        self.threads
            .iter()
            .filter(|thread| thread.state == ThreadState::Blocked && !thread.timed_out)
            .filter_map(|thread| thread.waiting.as_ref()?.deadline)
            .min()
    }

    /// Moves the clock to `time`: whoever waited until then waits no longer.
    fn advance_clock(&mut self, time: Duration) {
        self.clock = self.clock.max(time);
        for id in 0..self.threads.len() {
            let thread = &mut self.threads[id];
            if thread.state != ThreadState::Blocked || thread.timed_out {
                continue;
            }
            if let Some(waiting) = &thread.waiting
                && waiting
                    .deadline
                    .is_some_and(|deadline| deadline <= self.clock)
            {
                thread.timed_out = true;
                // From now on a notification is for somebody else.
                if let Some(object) = waiting.object {
                    self.objects[object].queue.retain(|queued| *queued != id);
                }
            }
        }
    }

    pub(super) fn read_clock(&mut self) -> Duration {
        let thread = &mut self.threads[self.current];
        let growth = thread.clock_readings.min(20);
        thread.clock_readings += 1;
        self.clock += Duration::from_micros(1 << growth);
        self.advance_clock(self.clock);
        self.clock
    }

    /// The virtual time, without moving it.
    #[must_use]
    pub fn clock(&self) -> Duration {
        self.clock
    }

    /// Decides who goes on after a scheduling point of a thread that could go on itself. True: another thread; suspend.
    pub(super) fn pass_on(&mut self, yields: bool) -> bool {
        if self.end.is_some() {
            return true;
        }
        let current = self.current;
        let thread = &mut self.threads[current];
        thread.run_length += 1;
        let looks = self.equal_looks();
        let spins = looks >= EQUAL_LOOKS || self.threads[current].run_length > SPIN_STEPS;
        if spins && self.settings.refuse_spinning && self.spun() {
            self.end = Some(End::Spins);
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

    /// How many times the running thread has just looked at the same thing, at the same place, and seen the same, with nobody
    /// else having done anything in between.
    fn equal_looks(&self) -> u32 {
        let Some(last) = self
            .history
            .last()
            .filter(|step| step.thread == self.current && step.is_look())
        else {
            return 0;
        };
        let equal = self
            .history
            .iter()
            .rev()
            .take_while(|step| step.repeats(last))
            .take(EQUAL_LOOKS as usize);
        equal.count() as u32
    }

    /// Whether the running thread's last steps changed nothing.
    fn spun(&self) -> bool {
        self.history
            .iter()
            .rev()
            .filter(|step| step.thread == self.current)
            .take(SPIN_STEPS as usize / 2)
            .all(RawStep::is_neutral)
    }

    fn switch_to(&mut self, next: ThreadId) -> bool {
        self.next = next;
        self.threads[next].last_ran = self.steps;
        if next == self.current {
            return false;
        }
        self.threads[next].run_length = 0;
        true
    }

    /// Chooses the next thread. `current` is the running one, if it can go on. `None`: the schedule is over.
    fn decide(&mut self, current: Option<ThreadId>, passes: bool) -> Option<ThreadId> {
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
            self.possibilities = possibilities;
            match chosen {
                None => {
                    let end = if self.threads[0].ended() {
                        End::Finished
                    } else {
                        End::Blocked
                    };
                    self.end.get_or_insert(end);
                    return None;
                }
                Some(Choice::CLOCK) => {
                    if let Some(time) = self.next_deadline() {
                        self.advance_clock(time);
                    }
                }
                Some(next) => return Some(next as ThreadId),
            }
        }
    }

    /// Who can go on, and at what price. The first possibility is always free.
    ///
    /// A thread that can go on does so for free, and any other one instead of it is a preemption. If it cannot go on, any
    /// other one is free. If it passes its turn on, the one that has waited longest is free, and the others are not: otherwise
    /// a spinning thread would make the search endless. That the clock moves on is free only if nobody can run.
    fn list_possibilities(&self, current: Option<ThreadId>, passes: bool, list: &mut Vec<Choice>) {
        list.clear();
        let case_is_over = self.threads[0].ended();
        let others = (0..self.threads.len()).filter(|id| Some(*id) != current && self.can_run(*id));
        match current {
            Some(current) if !passes => {
                list.push(Choice {
                    what: current as u32,
                    cost: 0,
                });
                list.extend(others.map(|id| Choice {
                    what: id as u32,
                    cost: 1,
                }));
            }
            Some(current) => {
                list.extend(others.map(|id| Choice {
                    what: id as u32,
                    cost: 1,
                }));
                list.sort_by_key(|choice| self.threads[choice.what as usize].last_ran);
                match list.first_mut() {
                    Some(first) => first.cost = 0,
                    None if self.next_deadline().is_some() => {
                        list.push(Choice {
                            what: Choice::CLOCK,
                            cost: 0,
                        });
                        return;
                    }
                    None => list.push(Choice {
                        what: current as u32,
                        cost: 0,
                    }),
                }
            }
            None => list.extend(others.map(|id| Choice {
                what: id as u32,
                cost: 0,
            })),
        }
        if self.next_deadline().is_some() {
            let cost = u8::from(!list.is_empty());
            list.push(Choice {
                what: Choice::CLOCK,
                cost,
            });
        }
        if case_is_over {
            // What the others still do is nobody's business: no search there.
            list.sort_by_key(|choice| {
                self.threads
                    .get(choice.what as usize)
                    .map_or(u64::MAX, |thread| thread.last_ran)
            });
            list.truncate(1);
        }
    }

    pub(super) fn choose(&mut self, count: usize) -> usize {
        if count < 2 || self.end.is_some() || self.threads[0].ended() {
            return 0;
        }
        let possibilities: Vec<Choice> = (0..count as u32)
            .map(|what| Choice {
                what,
                cost: u8::from(what > 0),
            })
            .collect();
        self.ask(&possibilities).unwrap_or(0)
    }

    /// Blocks the running thread, unless what it waits for is already so. True: suspend.
    pub(super) fn block(&mut self, waiting: Waiting<'_>) -> bool {
        // Safety: the condition lives on the stack of the thread that waits, which stands still while it is blocked;
        // `unblock` and `abandon` remove it before that stack is used again.
        let waiting = unsafe { std::mem::transmute::<Waiting<'_>, Waiting<'static>>(waiting) };
        let (operation, object, place) = (waiting.operation, waiting.object, waiting.place);
        let current = self.current;
        let thread = &mut self.threads[current];
        thread.waiting = Some(waiting);
        thread.state = ThreadState::Blocked;
        if self.can_run(current) {
            return false;
        }
        let value = match self.threads[current]
            .waiting
            .as_ref()
            .map(|waiting| waiting.until)
        {
            Some(Until::Ended(other)) => Value::Number(other as i128),
            _ => Value::None,
        };
        self.push(RawStep {
            thread: current,
            operation,
            waits: true,
            object,
            place: Some(place),
            panic_place: None,
            value,
        });
        match self.decide(None, false) {
            Some(next) => self.switch_to(next),
            None => true,
        }
    }

    /// The running thread goes on after a wait. False: its time was up.
    pub(super) fn unblock(&mut self) -> bool {
        let thread = &mut self.threads[self.current];
        thread.state = ThreadState::Ready;
        thread.waiting = None;
        let in_time = !thread.timed_out;
        thread.timed_out = false;
        thread.notified = false;
        in_time
    }

    pub(super) fn spawn(
        &mut self,
        name: Option<String>,
        place: Option<Loc>,
        body: Box<dyn FnOnce()>,
    ) -> ThreadId {
        let id = self.threads.len();
        let mut thread = Thread::new(name, place);
        thread.fiber = Some(threads::fiber(id, body));
        thread.last_ran = self.steps;
        self.threads.push(thread);
        id
    }

    /// The running thread's body has returned.
    pub(super) fn end_thread(&mut self) {
        let current = self.current;
        self.record_at(Operation::End, None, None, Value::None, None);
        self.threads[current].state = ThreadState::Ended;
        if self.end.is_none()
            && let Some(next) = self.decide(None, false)
        {
            self.switch_to(next);
        }
    }
}

/// Runs one schedule of `case`, thread 0, with the choices of `chooser`.
pub(crate) fn run(
    case: Box<dyn FnOnce()>,
    chooser: Box<dyn Chooser>,
    settings: &Settings,
    epoch: u64,
) -> Execution {
    statics::restore();
    let execution = RefCell::new(Execution {
        threads: Vec::new(),
        current: 0,
        objects: Vec::new(),
        history: Vec::new(),
        epoch,
        spurious_left: settings.spurious,
        end: None,
        settings: settings.clone(),
        clock: Duration::ZERO,
        steps: 0,
        next: 0,
        chooser,
        choices: Vec::new(),
        possibilities: Vec::new(),
    });
    execution.borrow_mut().spawn(None, None, case);
    EXECUTION.set(&raw const execution);
    loop {
        let mut fiber = {
            let mut x = execution.borrow_mut();
            x.current = x.next;
            let next = x.next;
            x.threads[next]
                .fiber
                .take()
                .expect("the chosen thread has not ended")
        };
        let over = fiber.resume(()).as_return().is_some();
        let mut x = execution.borrow_mut();
        if over {
            threads::keep_stack(fiber);
        } else {
            let current = x.current;
            x.threads[current].fiber = Some(fiber);
        }
        if x.end.is_some() {
            break;
        }
    }
    EXECUTION.set(std::ptr::null());
    let mut execution = execution.into_inner();
    if execution.end == Some(End::Finished) && !execution.chooser.was_exhausted() {
        execution.end = Some(End::Diverged);
    }
    for thread in &mut execution.threads {
        if let Some(fiber) = thread.fiber.take() {
            // The stack with the condition goes; that the thread waited stays.
            if let Some(waiting) = &mut thread.waiting
                && matches!(waiting.until, Until::Condition(_))
            {
                waiting.until = Until::Deadline;
            }
            threads::abandon(fiber);
        }
        // Values of thread-locals of abandoned threads are leaked, like everything else of theirs.
        std::mem::take(&mut thread.locals)
            .into_iter()
            .for_each(|local| std::mem::forget(local.1));
    }
    execution
}

/// Puts statics back for good, at the end of an exploration.
pub(crate) fn forget_statics() {
    statics::restore();
    statics::forget();
}
