//! What happens before what, and accesses to the contents of `UnsafeCell`s that nothing orders.
//!
//! Each thread has a vector clock (Mattern, *Virtual Time and Global States of Distributed Systems*, 1989), as in FastTrack (Flanagan & Freund,
//! PLDI 2009). Atomics order what their `Ordering` says; all other objects (locks, channels, …) are taken to order whatever is done to them, also
//! where std promises less. A schedule that may show something new is run once more in a fork, where the contents are [guarded](crate::guard): only
//! there it is known what the threads do with their pointers. So only real races are told, and some may be missed.
//!
//! Costs nothing as long as nobody uses an `UnsafeCell`: only then does the search start anew with clocks.

use super::history::RawStep;
use super::{End, Execution, Loc, Need, ObjectId, ThreadId, Value, place};
use crate::guard::{self, Aim, Use};
use crate::report::{Access, Operation};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering;

/// So many schedules are watched, each at the price of a fork; the others are not judged.
const MOST_WATCHED: u32 = 2_000;

/// So many are watched in any case: what is done with a pointer long after `get` makes no situation new.
const WATCHED_FIRST: u32 = 100;

/// So many suspicions are looked into, each at the price of a fork.
const MOST_SUSPICIONS: usize = 100;

/// From this call of `get` on, a thread's calls are taken to be alike.
const ALIKE: u32 = 16;

/// A call of `get` by a thread, the latest one before it of another thread for the same cell, and whether that happens before.
type Situation = ((ThreadId, u32), (ThreadId, u32), bool);

/// Two accesses that nothing orders, and where they may conflict.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Suspicion {
    pub(crate) accesses: [Access; 2],
    pub(crate) aim: Aim,
}

/// What all schedules of a search have shown.
#[derive(Default)]
pub(crate) struct Judgements {
    /// Whether somebody uses an `UnsafeCell`.
    pub(crate) watching: bool,
    watched: u32,
    situations: HashSet<Situation>,
    suspicions: HashSet<Suspicion>,
}

impl Judgements {
    pub(super) fn races(&self) -> Option<Box<Races>> {
        self.watching.then(Box::default)
    }

    /// Whether a schedule is to be watched. `failed`: what is told of it is to explain as much as possible.
    pub(crate) fn wants(&mut self, execution: &Execution, failed: bool) -> bool {
        let Some(races) = execution.races.as_ref().filter(|races| races.has_cells()) else {
            return false;
        };
        let known = self.situations.len();
        self.situations.extend(&races.situations);
        let is_new = self.situations.len() > known || self.watched < WATCHED_FIRST;
        let wanted = failed || (is_new && self.watched < MOST_WATCHED);
        self.watched += u32::from(wanted);
        wanted
    }

    /// Whether a suspicion is to be looked into: once.
    pub(crate) fn looks_into(&mut self, suspicion: Suspicion) -> bool {
        self.suspicions.len() < MOST_SUSPICIONS && self.suspicions.insert(suspicion)
    }
}

/// A time for each thread.
#[derive(Clone, Debug, Default)]
struct Clock(Vec<u32>);

impl Clock {
    fn of(&self, thread: ThreadId) -> u32 {
        self.0.get(thread).copied().unwrap_or(0)
    }

    fn join(&mut self, other: &Clock) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, other) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(*other);
        }
    }

    fn tick(&mut self, thread: ThreadId) {
        if self.0.len() <= thread {
            self.0.resize(thread + 1, 0);
        }
        self.0[thread] += 1;
    }
}

/// What a thread knows.
#[derive(Clone, Debug, Default)]
struct Knowledge {
    /// What has happened before its next step.
    now: Clock,
    /// What its relaxed loads have seen, for an acquire fence.
    seen: Clock,
    /// What its last release fence released, for relaxed stores.
    fenced: Clock,
    /// What came with its park token.
    token: Clock,
    /// How many times it has called `get`.
    gets: u32,
}

/// A thread's latest call of `get` for a cell.
struct Got {
    thread: ThreadId,
    /// Which of its calls.
    nth: u32,
    /// The time of the thread.
    time: u32,
    place: Loc,
}

/// An access in the running schedule.
struct Past {
    thread: ThreadId,
    /// The time of the thread.
    time: u32,
    /// Where it got its pointer.
    place: Loc,
    uses: Use,
}

impl Past {
    fn told(&self) -> Access {
        Access {
            thread: self.thread,
            place: place(self.place),
            writes: self.uses.writes(),
        }
    }
}

/// The contents of a cell: where they are, who has asked for them, and who has accessed them.
#[derive(Default)]
struct Contents {
    address: usize,
    got: Vec<Got>,
    past: Vec<Past>,
}

impl Contents {
    /// Where the thread got its pointer; another one may have given it one.
    fn place_for(&self, thread: ThreadId) -> Option<Loc> {
        let own = self.got.iter().find(|got| got.thread == thread);
        own.or(self.got.last()).map(|got| got.place)
    }
}

/// What happens before what in the running schedule.
#[derive(Default)]
pub(super) struct Races {
    threads: Vec<Knowledge>,
    /// What objects pass on.
    objects: HashMap<ObjectId, Clock>,
    /// What fences of the strongest kind have passed on.
    fences: Clock,
    cells: HashMap<ObjectId, Contents>,
    situations: Vec<Situation>,
    /// Accesses after which their thread has ordered nothing yet: if the cell comes to its end there, nobody else knew of it any more.
    pending: Vec<(ObjectId, Past)>,
    /// For the history: before which step, and what. They are no steps themselves, so that a watched schedule is the same as an unwatched one.
    accesses: Vec<(usize, RawStep)>,
    suspicions: Vec<Suspicion>,
}

impl Races {
    /// A new thread, which knows all that the one knows which starts it.
    pub(super) fn begin_thread(&mut self, parent: ThreadId) {
        let thread = self.threads.len();
        let mut now = Clock::default();
        if let Some(parent_knows) = self.threads.get_mut(parent) {
            now = parent_knows.now.clone();
            parent_knows.now.tick(parent);
        }
        now.tick(thread);
        self.threads.push(Knowledge {
            now,
            ..Knowledge::default()
        });
    }

    fn synchronise(&mut self, thread: ThreadId, object: ObjectId) {
        let passed_on = self.objects.entry(object).or_default();
        let now = &mut self.threads[thread].now;
        now.join(passed_on);
        passed_on.clone_from(now);
        now.tick(thread);
    }

    fn learn_from(&mut self, thread: ThreadId, other: ThreadId) {
        let other = self.threads[other].now.clone();
        self.threads[thread].now.join(&other);
    }

    fn unpark(&mut self, thread: ThreadId, other: ThreadId) {
        let now = self.threads[thread].now.clone();
        self.threads[other].token.join(&now);
        self.threads[thread].now.tick(thread);
    }

    fn take_token(&mut self, thread: ThreadId) {
        let knows = &mut self.threads[thread];
        knows.now.join(&knows.token);
    }

    fn load(&mut self, thread: ThreadId, atomic: ObjectId, order: Ordering) {
        let Some(passed_on) = self.objects.get(&atomic) else {
            return;
        };
        let knows = &mut self.threads[thread];
        knows.seen.join(passed_on);
        if acquires(order) {
            knows.now.join(passed_on);
        }
    }

    /// `keeps`: it is part of an operation that also reads, which passes on what was there.
    fn store(&mut self, thread: ThreadId, atomic: ObjectId, order: Ordering, keeps: bool) {
        let knows = &mut self.threads[thread];
        let released = if releases(order) {
            &knows.now
        } else {
            &knows.fenced
        };
        let passed_on = self.objects.entry(atomic).or_default();
        if keeps {
            passed_on.join(released);
        } else {
            passed_on.clone_from(released);
        }
        knows.now.tick(thread);
    }

    fn fence(&mut self, thread: ThreadId, order: Ordering) {
        let knows = &mut self.threads[thread];
        if acquires(order) {
            knows.now.join(&knows.seen);
        }
        if order == Ordering::SeqCst {
            knows.now.join(&self.fences);
            self.fences.join(&knows.now);
        }
        if releases(order) {
            knows.fenced = knows.now.clone();
            knows.now.tick(thread);
        }
    }
}

fn acquires(order: Ordering) -> bool {
    matches!(
        order,
        Ordering::Acquire | Ordering::AcqRel | Ordering::SeqCst
    )
}

fn releases(order: Ordering) -> bool {
    matches!(
        order,
        Ordering::Release | Ordering::AcqRel | Ordering::SeqCst
    )
}

/// What is to be done about a call of `get`.
pub(crate) enum Look {
    /// Nothing: nobody watches.
    Away,
    /// The search must start anew.
    Restart,
    /// Whatever is done with the pointer is to be noted, if this is the fork.
    On,
}

impl Execution {
    /// The running thread uses an object: it learns what others have passed on there, and passes on what it knows itself.
    pub(crate) fn synchronise(&mut self, object: ObjectId) {
        let thread = self.current;
        if self.races.is_none() || self.objects[object].is_free_of_locks() {
            return;
        }
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.synchronise(thread, object);
        }
    }

    /// The running thread has seen the end of another one.
    pub fn learn_from(&mut self, other: ThreadId) {
        let thread = self.current;
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.learn_from(thread, other);
        }
    }

    /// What a step of the running thread orders, if clocks are kept.
    pub(super) fn order_by(&mut self, step: &RawStep) {
        let thread = self.current;
        if let Some(object) = step.object {
            self.synchronise(object);
            return;
        }
        self.judge(thread);
        let Some(races) = &mut self.races else { return };
        match (step.operation, &step.value) {
            (Operation::Unpark, Value::Number(other)) => {
                races.unpark(thread, usize::try_from(*other).unwrap_or(thread));
            }
            (Operation::Park, _) => races.take_token(thread),
            (Operation::Join, Value::Number(other)) if !step.waits => {
                races.learn_from(thread, usize::try_from(*other).unwrap_or(thread));
            }
            _ => {}
        }
    }

    /// The running thread has started a new one, which knows all that it knows itself.
    pub(super) fn begin_thread(&mut self) {
        let thread = self.current;
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.begin_thread(thread);
        }
    }

    /// The running thread has done this to an atomic, with this order.
    pub(crate) fn order(&mut self, atomic: ObjectId, operation: Operation, order: Ordering) {
        let thread = self.current;
        let orders_nothing = operation == Operation::Load && order == Ordering::Relaxed;
        if !orders_nothing {
            self.judge(thread);
        }
        let Some(races) = &mut self.races else { return };
        match operation {
            Operation::Store => races.store(thread, atomic, order, false),
            Operation::Update => {
                races.load(thread, atomic, order);
                races.store(thread, atomic, order, true);
            }
            _ => races.load(thread, atomic, order),
        }
    }

    /// The running thread has made a fence.
    pub fn fence(&mut self, order: Ordering) {
        let thread = self.current;
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.fence(thread, order);
        }
    }

    /// Somebody has the cell for itself: all earlier accesses happened before.
    pub fn forget_accesses(&mut self, cell: ObjectId) {
        if let Some(races) = &mut self.races {
            races.cells.remove(&cell);
            races.pending.retain(|(other, _)| *other != cell);
        }
    }

    /// The cell comes to its end in the running thread: nobody else knew of it any more when the thread last accessed it.
    pub(crate) fn forget_accesses_of_owner(&mut self, cell: ObjectId) {
        let thread = self.current;
        if let Some(races) = &mut self.races {
            let concerns = |(of, access): &(ObjectId, Past)| *of == cell && access.thread == thread;
            races.pending.retain(|pending| !concerns(pending));
        }
    }

    /// The running thread calls `get` of a cell whose contents are at `address`.
    pub(crate) fn look(&mut self, cell: ObjectId, address: usize, at: Loc) -> Look {
        if self.settings.tasks {
            // What wakers order is not known.
            return Look::Away;
        }
        let thread = self.current;
        let Some(races) = &mut self.races else {
            return Look::Restart;
        };
        if races
            .cells
            .get(&cell)
            .is_some_and(|known| known.address != address)
        {
            // Whoever moves them has them for itself.
            self.forget_accesses(cell);
        }
        self.races.as_mut().map_or(Look::Away, |races| {
            races.look(thread, cell, address, at);
            Look::On
        })
    }

    /// In the fork: notes what the running thread has done to the contents of cells since its last operation.
    pub(super) fn collect(&mut self) {
        let thread = self.current;
        let Some(races) = &mut self.races else { return };
        guard::collect(|cell, uses| {
            let contents = races.cells.get(&cell);
            if let Some(place) = contents.and_then(|contents| contents.place_for(thread)) {
                let time = races.threads[thread].now.of(thread);
                races.pending.push((
                    cell,
                    Past {
                        thread,
                        time,
                        place,
                        uses,
                    },
                ));
            }
        });
    }

    /// Judges what the thread has done, before it orders something.
    fn judge(&mut self, thread: ThreadId) {
        let Some(races) = &mut self.races else { return };
        if races.pending.is_empty() {
            return;
        }
        let (own, others) = std::mem::take(&mut races.pending)
            .into_iter()
            .partition(|(_, access)| access.thread == thread);
        races.pending = others;
        for (cell, access) in own {
            if self.end.is_some() {
                return;
            }
            self.end = races.access(cell, access, self.history.len());
        }
    }

    /// As [`judge`](Self::judge), for all threads: the schedule is over.
    pub(super) fn judge_all(&mut self) {
        let end = self.end.take();
        for thread in 0..self.threads.len() {
            self.judge(thread);
        }
        self.end = self.end.take().or(end);
    }

    /// What may be races, and is to be looked into.
    pub(crate) fn suspicions(&mut self) -> Vec<Suspicion> {
        let races = self.races.as_mut();
        races.map_or_else(Vec::new, |races| std::mem::take(&mut races.suspicions))
    }

    /// The steps, and the accesses to the contents of cells between them.
    pub(super) fn steps_and_accesses(&self) -> impl Iterator<Item = &RawStep> {
        let accesses = self.races.iter().flat_map(|races| &races.accesses);
        let mut all: Vec<(usize, &RawStep)> = self.history.iter().enumerate().collect();
        all.extend(accesses.map(|(before, access)| (*before, access)));
        // Stable, and an access comes before the step with its number.
        all.sort_by_key(|(at, step)| (*at, !step.is_access()));
        all.into_iter().map(|(_, step)| step)
    }
}

impl Races {
    /// Whether anybody has called `get`.
    fn has_cells(&self) -> bool {
        self.threads.iter().any(|knows| knows.gets > 0)
    }

    /// A thread calls `get`: notes how it stands to the calls of others.
    fn look(&mut self, thread: ThreadId, cell: ObjectId, address: usize, place: Loc) {
        let knows = &mut self.threads[thread];
        knows.gets += 1;
        let nth = knows.gets.min(ALIKE);
        let contents = self.cells.entry(cell).or_default();
        contents.address = address;
        contents.got.retain(|got| got.thread != thread);
        for got in &contents.got {
            let ordered = got.time <= knows.now.of(got.thread);
            self.situations
                .push(((thread, nth), (got.thread, got.nth), ordered));
        }
        contents.got.push(Got {
            thread,
            nth,
            time: knows.now.of(thread),
            place,
        });
    }

    /// Judges an access; `at`: the number of the next step. How the schedule ends, if it does.
    fn access(&mut self, cell: ObjectId, this: Past, at: usize) -> Option<End> {
        let operation = if this.uses.writes() {
            Operation::CellWrite
        } else {
            Operation::CellRead
        };
        let step = RawStep::access(this.thread, operation, cell, this.place);
        self.accesses.push((at, step));
        let contents = self.cells.entry(cell).or_default();
        let now = &self.threads[this.thread].now;
        let unordered = contents
            .past
            .iter()
            .filter(|past| past.thread != this.thread && past.time > now.of(past.thread));
        for past in unordered {
            let accesses = [past.told(), this.told()];
            if past.uses.conflicts_with(&this.uses) {
                let [first, second] = accesses;
                return Some(End::Raced(first, second));
            }
            let bytes = past.uses.may_conflict_at(&this.uses);
            self.suspicions
                .extend(bytes.into_iter().map(|byte| Suspicion {
                    accesses: accesses.clone(),
                    aim: Aim { cell, byte },
                }));
        }
        contents.past.push(this);
        None
    }
}

impl Need {
    /// The search starts anew: changes what must be different then.
    pub(crate) fn apply(self, settings: &mut super::Settings) {
        match self {
            Need::UnlockPoints => settings.unlock_points = true,
            Need::Clocks => settings.judgements.borrow_mut().watching = true,
        }
    }
}
