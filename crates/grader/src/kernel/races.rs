//! Accesses to the contents of `UnsafeCell`s that nothing orders.
//!
//! What happens before what is told by [clocks](super::clocks), as in FastTrack (Flanagan & Freund, PLDI 2009). A schedule that may show
//! something new is run once more in a fork, where the contents are [guarded](crate::guard): only there it is known what the threads do with
//! their pointers. So only real races are told, and some may be missed.
//!
//! Costs nothing as long as nobody uses an `UnsafeCell`: only then does the search start anew with clocks.

use super::clocks::Clocks;
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

/// Two accesses that no operation orders. Something else may: the count of an `Arc`, which is std's own and seen by nobody. Then the second
/// thread is the last owner, and the cell comes to its end there before anything tells that it was not alone.
struct Doubt {
    cell: ObjectId,
    accesses: [Access; 2],
    /// How many steps were made before the second access, and how many accesses up to it.
    steps: usize,
    nth: usize,
}

impl Doubt {
    fn is_about(&self, cell: ObjectId, owner: ThreadId) -> bool {
        self.cell == cell && self.accesses[1].thread == owner
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

/// What the running schedule does with cells.
#[derive(Default)]
pub(super) struct Races {
    clocks: Clocks,
    /// How many times each thread has called `get`.
    gets: HashMap<ThreadId, u32>,
    cells: HashMap<ObjectId, Contents>,
    situations: Vec<Situation>,
    /// Accesses after which their thread has ordered nothing yet: if the cell comes to its end there, nobody else knew of it any more.
    pending: Vec<(ObjectId, Past)>,
    /// For the history: before which step, and what. They are no steps themselves, so that a watched schedule is the same as an unwatched one.
    accesses: Vec<(usize, RawStep)>,
    /// Races, unless the second thread had the cell for itself.
    doubts: Vec<Doubt>,
    suspicions: Vec<Suspicion>,
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
            races.clocks.synchronise(thread, object);
        }
    }

    /// The running thread has seen the end of another one.
    pub fn learn_from(&mut self, other: ThreadId) {
        let thread = self.current;
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.clocks.learn_from(thread, other);
        }
        self.was_not_alone(|doubt| {
            let [first, second] = &doubt.accesses;
            (first.thread, second.thread) == (other, thread)
        });
    }

    /// Doubts that turn out to be races: the schedule ends with the first one.
    fn was_not_alone(&mut self, is_meant: impl FnMut(&Doubt) -> bool) {
        let Some(races) = self.races.as_mut().filter(|_| self.end.is_none()) else {
            return;
        };
        let Some(index) = races.doubts.iter().position(is_meant) else {
            return;
        };
        let doubt = races.doubts.swap_remove(index);
        races.accesses.truncate(doubt.nth);
        self.history.truncate(doubt.steps);
        let [first, second] = doubt.accesses;
        self.end = Some(End::Raced(first, second));
    }

    /// The running thread has the cell for itself; whoever else has accessed it before, as if it were alone, was not.
    fn is_alone_with(&mut self, cell: ObjectId) {
        let thread = self.current;
        self.was_not_alone(|doubt| doubt.cell == cell && !doubt.is_about(cell, thread));
        if let Some(races) = &mut self.races {
            races.doubts.retain(|doubt| doubt.cell != cell);
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
                races
                    .clocks
                    .unpark(thread, usize::try_from(*other).unwrap_or(thread));
            }
            (Operation::Park, _) => races.clocks.take_token(thread),
            (Operation::Join, Value::Number(other)) if !step.waits => {
                self.learn_from(usize::try_from(*other).unwrap_or(thread));
            }
            _ => {}
        }
    }

    /// The running thread has started a new one, which knows all that it knows itself.
    pub(super) fn begin_thread(&mut self) {
        let thread = self.current;
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.clocks.begin_thread(thread);
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
            Operation::Store => races.clocks.store(thread, atomic, order, false),
            Operation::Update => {
                races.clocks.load(thread, atomic, order);
                races.clocks.store(thread, atomic, order, true);
            }
            _ => races.clocks.load(thread, atomic, order),
        }
    }

    /// The running thread has made a fence.
    pub fn fence(&mut self, order: Ordering) {
        let thread = self.current;
        self.judge(thread);
        if let Some(races) = &mut self.races {
            races.clocks.fence(thread, order);
        }
    }

    /// Somebody has the cell for itself: all earlier accesses happened before.
    pub fn forget_accesses(&mut self, cell: ObjectId) {
        self.is_alone_with(cell);
        if let Some(races) = &mut self.races {
            races.cells.remove(&cell);
            races.pending.retain(|(other, _)| *other != cell);
        }
    }

    /// The cell comes to its end in the running thread: nobody else knew of it any more when the thread last accessed it.
    pub(crate) fn forget_accesses_of_owner(&mut self, cell: ObjectId) {
        self.is_alone_with(cell);
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
        self.was_not_alone(|doubt| doubt.cell == cell && !doubt.is_about(cell, thread));
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
                let time = races.clocks.time(thread);
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
            if let Some(races) = &mut self.races {
                races.access(cell, access, self.history.len());
            }
            self.was_not_alone(|doubt| doubt.cell == cell && !doubt.is_about(cell, thread));
        }
    }

    /// As [`judge`](Self::judge), for all threads: the schedule is over, and whoever has not ended by now keeps what it has.
    pub(super) fn judge_all(&mut self) {
        if matches!(self.end, Some(End::Raced(..))) {
            return;
        }
        let end = self.end.take();
        for thread in 0..self.threads.len() {
            self.judge(thread);
        }
        let is_cut_short = matches!(end, None | Some(End::Finished));
        let goes_on: Vec<bool> = self
            .threads
            .iter()
            .map(|it| is_cut_short && !it.ended())
            .collect();
        self.was_not_alone(|doubt| !goes_on[doubt.accesses[1].thread]);
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
        !self.gets.is_empty()
    }

    /// A thread calls `get`: notes how it stands to the calls of others.
    fn look(&mut self, thread: ThreadId, cell: ObjectId, address: usize, place: Loc) {
        let gets = self.gets.entry(thread).or_default();
        *gets += 1;
        let nth = (*gets).min(ALIKE);
        let contents = self.cells.entry(cell).or_default();
        contents.address = address;
        contents.got.retain(|got| got.thread != thread);
        for got in &contents.got {
            let ordered = self.clocks.knows(thread, got.thread, got.time);
            self.situations
                .push(((thread, nth), (got.thread, got.nth), ordered));
        }
        contents.got.push(Got {
            thread,
            nth,
            time: self.clocks.time(thread),
            place,
        });
    }

    /// Judges an access; `at`: the number of the next step.
    fn access(&mut self, cell: ObjectId, this: Past, at: usize) {
        let operation = if this.uses.writes() {
            Operation::CellWrite
        } else {
            Operation::CellRead
        };
        let step = RawStep::access(this.thread, operation, cell, this.place);
        self.accesses.push((at, step));
        let contents = self.cells.entry(cell).or_default();
        let clocks = &self.clocks;
        let unordered = contents.past.iter().filter(|past| {
            past.thread != this.thread && !clocks.knows(this.thread, past.thread, past.time)
        });
        for past in unordered {
            let accesses = [past.told(), this.told()];
            if past.uses.conflicts_with(&this.uses) {
                let is_known = |doubt: &Doubt| {
                    doubt.is_about(cell, this.thread) && doubt.accesses[0].thread == past.thread
                };
                if !self.doubts.iter().any(is_known) {
                    self.doubts.push(Doubt {
                        cell,
                        accesses,
                        steps: at,
                        nth: self.accesses.len(),
                    });
                }
                continue;
            }
            let bytes = past.uses.may_conflict_at(&this.uses);
            self.suspicions
                .extend(bytes.into_iter().map(|byte| Suspicion {
                    accesses: accesses.clone(),
                    aim: Aim { cell, byte },
                }));
        }
        contents.past.push(this);
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
