//! One schedule: its state, the rule by which threads take turns, and the loop that runs it.

use super::history::{RawStep, Value};
use super::objects::{Object, ObjectId};
use super::panics::PanicHook;
use super::races::{Judgements, Races};
use super::threads::{self, Thread, ThreadState, Until, Waiting};
use super::{EXECUTION, Loc, ThreadId, statics};
use crate::report::{Access, ObjectKind, Operation, Place};
use crate::watch::Heart;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// A schedule longer than this does not end by itself: every thread that can run has had its turn hundreds of times.
pub const MAX_STEPS: u64 = 20_000;

/// By how much a wait ends after its deadline.
const JUST_AFTER: Duration = Duration::from_nanos(1);

/// So many readings of the clock in a row do not move it; a thread that goes on reading is waiting for a moment.
const FREE_READINGS: u32 = 8;

/// How many more steps others may make after the case has returned, before the schedule is over in any case.
const WIND_DOWN_STEPS: u64 = 500;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The thread goes on.
    Thread(ThreadId),
    /// The clock moves on to the next deadline.
    Clock,
    /// Whatever this number means to whoever asked.
    Nth(usize),
}

/// Whoever has read the clock so many times in a row finds out nothing new by being late.
const LATE_READINGS: u32 = 3;

/// How long a thread can be kept from running: longer than any limit in sensible code.
const DELAY: Duration = Duration::from_secs(10_000);

/// One of several possibilities, with its price in preemptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen by it.
    pub what: What,
    /// How many preemptions it costs.
    pub cost: u8,
}

impl Choice {
    /// A price that no bounded search pays: legal, but endless if taken again and again.
    pub const NEVER: u8 = u8::MAX;
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
    /// A thread has not ended that should have.
    LeftBehind,
    /// Two accesses to the same memory that nothing orders.
    Raced(Access, Access),
    /// Something was seen that makes it necessary to explore in another way; everything explored so far does not count.
    Restart(Need),
}

/// Why a search must start anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Threads must be preempted before they give a lock back, since somebody looks at locks without waiting.
    UnlockPoints,
    /// It must be known what happens before what, since somebody uses an `UnsafeCell`.
    Clocks,
}

/// What does not change from one schedule of an exploration to the next.
#[derive(Clone)]
pub(crate) struct Settings {
    /// How many waits may wake up, and how many weak compare-and-swaps fail, for no reason in one schedule.
    pub spurious: u32,
    /// Whether a thread may be preempted just before it gives a lock back: needed once code looks at a lock without waiting.
    pub unlock_points: bool,
    /// Whether a busy wait is a failure.
    pub refuse_spinning: bool,
    /// Whether threads are async tasks, which take turns in the order in which they became ready.
    pub tasks: bool,
    /// Whether a schedule that takes too long says nothing.
    pub patient: bool,
    /// Told of each step.
    pub heart: Arc<Heart>,
    /// What is known about accesses to the contents of cells.
    pub judgements: Rc<RefCell<Judgements>>,
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
    /// Whether the running thread can still be kept waiting before it reads the clock: once in a schedule.
    can_be_late: bool,
    pub(super) end: Option<End>,
    pub(crate) settings: Settings,
    clock: Duration,
    /// Only if somebody uses an `UnsafeCell`.
    pub(super) races: Option<Box<Races>>,
    pub(super) steps: u64,
    /// When the case returned, in steps.
    over_at: Option<u64>,
    /// What explored code has set to be called at each panic.
    pub(super) panic_hook: Option<PanicHook>,
    /// Whether the case says that all its threads end.
    pub(crate) all_must_end: bool,
    pub(super) next: ThreadId,
    pub(super) chooser: Box<dyn Chooser>,
    pub(super) choices: Vec<usize>,
    /// Reused, so that choosing does not allocate.
    pub(super) possibilities: Vec<Choice>,
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

    pub(super) fn step(&mut self, place: Loc) {
        self.steps += 1;
        self.settings.heart.beat(self.current, place);
        if self.steps > self.last_step() {
            let end = match self.over_at {
                _ if self.settings.patient => End::Finished,
                None => End::TooLong,
                Some(_) => self.after_the_case(),
            };
            self.end.get_or_insert(end);
        }
    }

    /// The number of the step after which the schedule is over in any case.
    fn last_step(&self) -> u64 {
        match self.over_at {
            Some(over) if !self.all_must_end => MAX_STEPS.min(over + WIND_DOWN_STEPS),
            _ => MAX_STEPS,
        }
    }

    /// How a schedule ends when the case has returned and the others have had their time.
    pub(super) fn after_the_case(&self) -> End {
        if self.all_must_end && self.left_behind().next().is_some() {
            End::LeftBehind
        } else {
            End::Finished
        }
    }

    /// The threads that the case has started and that have not ended. Not tasks: their runtime ends them.
    pub(crate) fn left_behind(&self) -> impl Iterator<Item = ThreadId> {
        (1..self.threads.len()).filter(|&id| {
            let thread = &self.threads[id];
            !thread.ended() && !thread.is_task
        })
    }

    pub(crate) fn record(
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
        if !step.is_neutral() {
            let thread = &mut self.threads[step.thread];
            (
                thread.clock_readings,
                thread.idle_rounds,
                thread.idle_yields,
            ) = (0, 0, 0);
        }
        if !step.is_idle() {
            self.threads[step.thread].clock_readings = 0;
        }
        if self.races.is_some() {
            self.order_by(&step);
        }
        if self.end.is_none() {
            self.history.push(step);
        }
    }

    pub(super) fn add_object(&mut self, kind: ObjectKind, made: Loc) -> ObjectId {
        self.objects.push(Object::new(kind, made));
        self.objects.len() - 1
    }

    /// Whether the thread can run now.
    pub(super) fn can_run(&self, id: ThreadId) -> bool {
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
                    Until::Sole(object) => self.objects[object].holders.len() == 1,
                    Until::Ended(other) => self.threads[other].ended(),
                    Until::Token => thread.token,
                    Until::Condition(holds) => holds(),
                }
            }
        }
    }

    /// The earliest time at which some waiting thread gives up. One that is notified already does not.
    pub(super) fn next_deadline(&self) -> Option<Duration> {
        let waiting = self.threads.iter().filter(|thread| thread.can_time_out());
        waiting
            .filter_map(|thread| thread.waiting.as_ref()?.deadline)
            .min()
    }

    /// Moves the clock to `time`: whoever waited until then waits no longer.
    pub(crate) fn advance_clock(&mut self, time: Duration) {
        if time > self.clock {
            // A thread wakes a little later than asked, never at the very moment; a runtime's paused clock is exact.
            let late = if self.settings.tasks {
                Duration::ZERO
            } else {
                JUST_AFTER
            };
            self.clock = time + late;
        }
        for id in 0..self.threads.len() {
            let thread = &mut self.threads[id];
            if !thread.can_time_out() {
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
        thread.clock_readings += 1;
        if let Some(excess) = thread.clock_readings.checked_sub(FREE_READINGS) {
            self.clock += Duration::from_micros(1 << excess.min(20));
            self.advance_clock(self.clock);
        }
        self.clock
    }

    /// Reads the clock for code that decides by what it sees: it may have been kept from running for long before.
    pub(super) fn look_at_clock(&mut self) -> Duration {
        let waits = self.threads[self.current].clock_readings >= LATE_READINGS;
        if self.can_be_late && !waits && self.choose(2) == 1 {
            self.can_be_late = false;
            self.advance_clock(self.clock + DELAY);
        }
        self.read_clock()
    }

    /// The virtual time, without moving it.
    #[must_use]
    pub fn clock(&self) -> Duration {
        self.clock
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
        let naps = self.threads[current]
            .waiting
            .as_ref()
            .is_some_and(|waiting| matches!(waiting.until, Until::Deadline));
        if naps && self.gave_way_in_vain() {
            return true;
        }
        // Who waits for a moment gives the turn away, like one who yields.
        let passes = self.threads[current]
            .waiting
            .as_ref()
            .is_some_and(|waiting| waiting.deadline.is_some());
        match self.decide(None, passes) {
            Some(next) => self.switch_to(next),
            None => true,
        }
    }

    /// The running thread goes on after a wait. False: its time was up.
    pub(super) fn unblock(&mut self) -> bool {
        let thread = &mut self.threads[self.current];
        // Whoever can be woken does not spin, even if nobody else has run meanwhile. A loop around `sleep` does.
        let can_be_woken = thread
            .waiting
            .as_ref()
            .is_some_and(|waiting| !matches!(waiting.until, Until::Deadline));
        if can_be_woken {
            (thread.run_length, thread.idle_rounds) = (0, 0);
        }
        thread.state = ThreadState::Ready;
        let object = thread.waiting.take().and_then(|waiting| waiting.object);
        let in_time = !thread.timed_out;
        thread.timed_out = false;
        thread.notified = false;
        if let Some(object) = object.filter(|_| can_be_woken) {
            self.synchronise(object);
        }
        in_time
    }

    /// Whether there are as many threads as there may be.
    pub(super) fn is_full(&self) -> bool {
        self.threads.iter().filter(|thread| !thread.ended()).count() >= threads::MAX_THREADS
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
        self.begin_thread();
        id
    }

    /// The running thread's body has returned.
    pub(super) fn end_thread(&mut self) {
        let current = self.current;
        self.record_at(Operation::End, None, None, Value::None, None);
        self.threads[current].state = ThreadState::Ended;
        if current == 0 {
            self.over_at = Some(self.steps);
        }
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
        can_be_late: !settings.tasks,
        end: None,
        settings: settings.clone(),
        clock: Duration::ZERO,
        races: settings.judgements.borrow().races(),
        steps: 0,
        over_at: None,
        panic_hook: None,
        all_must_end: false,
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
    execution.judge_all();
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
