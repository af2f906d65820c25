//! The lines and the events of one run.
//!
//! One lock covers the clock, the event list and the output, so that lines are whole, and lines and events stand in the same
//! order, which is also that of their times. Texts are formatted before the lock is taken: the program's own `Display` code
//! never runs under it.

use std::{
    collections::{HashMap, HashSet},
    fs,
    io::{self, Write},
    path::PathBuf,
    sync::{
        Condvar, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use timeline::{Event, Kind, Lane, LaneKind, Language, SCHEMA, Text, Timeline, Unit};

use crate::{
    arguments::Arguments,
    language,
    relay::{Message, Relay, Root},
    speaker::{self, Id, Part, Speaker, number_of},
};

/// Begins each line of the live stream.
pub const RECORD: char = '\u{1e}';

/// The environment variable that asks for the live stream.
const STREAM: &str = "NARRATOR_STREAM";

/// Wide enough for the name of the main thread in both languages; a longer name widens the column from its first line on.
const NAME_COLUMNS: usize = 13;

/// How long the end of a run waits for threads whose closure is over but whose end is not yet recorded. `thread::scope` does
/// not wait for a thread's destructors, and these record its end.
const STRAGGLERS: Duration = Duration::from_millis(20);

/// How long it waits for the ends of child processes, which a thread of the narrator has yet to hear. Only a child that outlives its parent
/// makes a run so much longer.
const UNHEARD: Duration = Duration::from_millis(200);

static NARRATION: OnceLock<Narration> = OnceLock::new();

thread_local! {
    /// Notices that a thread which has said something ends.
    static END: RecordsEnd = const { RecordsEnd };
}

struct RecordsEnd;

impl Drop for RecordsEnd {
    fn drop(&mut self) {
        end(Part::Thread(number_of(thread::current().id())));
    }
}

/// Records that a part of this process ends, if it has said something.
pub(crate) fn end(part: Part) {
    if let Some(narration) = NARRATION.get() {
        narration.end(part);
    }
}

/// The run of this process.
pub(crate) struct Narration {
    started: Instant,
    main: Option<ThreadId>,
    language: Language,
    streams: bool,
    timeline: Option<PathBuf>,
    /// Where a child process tells its events; none in the process which began the run.
    pub relay: Option<Relay>,
    /// Where that process listens to its children, once it has any.
    pub root: OnceLock<Option<Root>>,
    children: AtomicU32,
    /// The numbers of the narrator's own threads, which a reader does not count.
    unseen: Mutex<Vec<u64>>,
    state: Mutex<State>,
    lane_ended: Condvar,
}

#[derive(Default)]
struct State {
    lanes: Vec<OwnedLane>,
    /// The lanes of those who have not ended.
    lane_of: HashMap<Id, usize>,
    /// Empty unless a timeline was asked for.
    events: Vec<Event>,
    /// The longest name so far.
    name_columns: usize,
    /// The child processes that have spoken.
    admitted: HashSet<Vec<u32>>,
}

/// A lane, numbered by first events, and whose it is.
struct OwnedLane {
    lane: Lane,
    owner: Id,
    /// The event that the next one of this lane closes.
    open: Option<usize>,
}

/// Begins the run that `#[narrator::main]` wraps. The error is a message for the person who typed the command.
pub(crate) fn begin(arguments: &Arguments) -> Result<&'static Narration, String> {
    if let Some(code) = &arguments.language
        && Language::from_code(code).is_none()
    {
        return Err(format!("--lang pl | --lang ru (nie/не: {code})"));
    }
    let language = language::choose(arguments.language.as_deref());
    if let Some(option) = arguments.unfinished {
        return Err(match language {
            Language::Pl => format!("Po {option} brakuje wartości."),
            Language::Ru => format!("После {option} не хватает значения."),
        });
    }
    Ok(NARRATION.get_or_init(|| {
        Narration::new(
            language,
            Some(thread::current().id()),
            arguments.timeline.clone(),
        )
    }))
}

/// The run of this process; begins one where nobody did (`say!` in a test).
pub(crate) fn narration() -> &'static Narration {
    NARRATION.get_or_init(|| Narration::new(language::choose(None), None, None))
}

impl Narration {
    fn new(language: Language, main: Option<ThreadId>, timeline: Option<PathBuf>) -> Narration {
        Narration {
            started: Instant::now(),
            main,
            language,
            streams: std::env::var_os(STREAM).is_some_and(|value| value == "1"),
            timeline,
            relay: Relay::of_process(),
            root: OnceLock::new(),
            children: AtomicU32::new(0),
            unseen: Mutex::default(),
            state: Mutex::new(State {
                name_columns: NAME_COLUMNS,
                ..State::default()
            }),
            lane_ended: Condvar::new(),
        }
    }

    /// Prints and records one event of the task, the future or the thread that speaks.
    pub fn say(&self, kind: Kind, text: Text) {
        let speaker = match speaker::polled() {
            Some(polled) => self.of_this_process(Speaker::clone(&polled)),
            None => {
                // Fails only in the destructors of an ending thread, whose end is already recorded.
                let _ = END.try_with(|_| ());
                self.of_this_process(self.this_thread())
            }
        };
        let message = Message {
            speaker,
            kind,
            text,
        };
        match &self.relay {
            Some(relay) => relay.tell(&message),
            None => self.record(&[], message),
        }
    }

    /// Prints and records what a part of the process at this place said.
    pub fn record(&self, process: &[u32], message: Message) {
        let Message {
            speaker,
            kind,
            text,
        } = message;
        let owner = Id {
            process: process.to_vec(),
            part: speaker.part,
        };
        let mut state = self.lock();
        if kind == Kind::End {
            self.end_lane(&mut state, &owner);
        } else {
            let lane = state.lane_of.get(&owner).copied();
            let lane = lane.unwrap_or_else(|| state.add_lane(owner, speaker));
            self.push(&mut state, lane, kind, Some(text));
        }
    }

    /// Records that a part of this process ends.
    fn end(&self, part: Part) {
        match &self.relay {
            None => self.end_lane(
                &mut self.lock(),
                &Id {
                    process: Vec::new(),
                    part,
                },
            ),
            Some(relay) if relay.has_spoken() => relay.tell(&Message {
                speaker: Speaker {
                    part,
                    name: Text::default(),
                    kind: LaneKind::Thread,
                },
                kind: Kind::End,
                text: Text::default(),
            }),
            Some(_) => {}
        }
    }

    /// Records that a child process has ended, and all that was part of it.
    pub fn end_process(&self, process: &[u32]) {
        let mut state = self.lock();
        let parts = state.lane_of.keys().filter(|id| id.process == process);
        let mut parts: Vec<Id> = parts.cloned().collect();
        parts.sort();
        // The main thread, whose lane is that of the process, comes last.
        for owner in parts.iter().rev() {
            self.end_lane(&mut state, owner);
        }
    }

    /// Whether a child process at this place may speak: nobody has spoken there before.
    pub fn admits(&self, process: &[u32]) -> bool {
        self.lock().admitted.insert(process.to_vec())
    }

    /// The place of the next child of the process at `parent`, which is this one.
    pub fn number_child(&self, parent: &[u32]) -> Vec<u32> {
        let number = self.children.fetch_add(1, Relaxed);
        parent.iter().copied().chain([number]).collect()
    }

    /// From now on the main thread has the name of a parent, and its lane is that of a process.
    pub fn becomes_parent(&self) {
        let (Some(main), None) = (self.main, &self.relay) else {
            return;
        };
        let owner = Id {
            process: Vec::new(),
            part: Part::Thread(number_of(main)),
        };
        let mut state = self.lock();
        if let Some(lane) = state.lane_of.get(&owner).copied() {
            let lane = &mut state.lanes[lane].lane;
            lane.name = parent_name();
            lane.kind = LaneKind::Process;
        }
    }

    /// Starts a thread which does not count in the numbers that a reader sees.
    pub fn spawn_unseen(&self, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
        // Under the lock: nobody may count a thread before it is known that it does not count.
        let mut unseen = self.unseen();
        let thread = thread::Builder::new().name("narrator".into()).spawn(work)?;
        unseen.push(number_of(thread.thread().id()));
        Ok(())
    }

    /// Ends the run of the main thread and writes the timeline, if one was asked for.
    pub fn finish(&self) -> Result<(), String> {
        if self.relay.is_some() {
            // The lane of a child ends with the process.
            return Ok(());
        }
        if let Some(main) = self.main {
            self.end(Part::Thread(number_of(main)));
        }
        if !self.streams && self.timeline.is_none() {
            return Ok(());
        }
        let is_thread = |id: &Id| matches!(id.part, Part::Thread(_));
        let is_of_child = |id: &Id| !id.process.is_empty();
        let state = self.wait_while_any(self.lock(), STRAGGLERS, is_thread);
        let mut state = self.wait_while_any(state, UNHEARD, is_of_child);
        // Who lives on is cut off with the process, and so is what they wait for or hold.
        let now = self.now();
        for lane in 0..state.lanes.len() {
            state.close(lane, now);
        }
        let Some(file) = &self.timeline else {
            return Ok(());
        };
        fs::write(file, state.timeline().to_json()).map_err(|error| {
            let file = file.display();
            match self.language {
                Language::Pl => format!("Nie można zapisać osi czasu w pliku {file}: {error}"),
                Language::Ru => {
                    format!("Не удалось записать временную шкалу в файл {file}: {error}")
                }
            }
        })
    }

    /// Waits at most so long for the ends of all such lanes.
    fn wait_while_any<'a>(
        &self,
        state: MutexGuard<'a, State>,
        patience: Duration,
        such: impl Fn(&Id) -> bool,
    ) -> MutexGuard<'a, State> {
        let lives = |state: &mut State| state.lane_of.keys().any(&such);
        let waited = self.lane_ended.wait_timeout_while(state, patience, lives);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn end_lane(&self, state: &mut State, owner: &Id) {
        if let Some(lane) = state.lane_of.remove(owner) {
            self.push(state, lane, Kind::End, None);
            self.lane_ended.notify_all();
        }
    }

    fn push(&self, state: &mut State, lane: usize, kind: Kind, text: Option<Text>) {
        let at = self.now();
        let name = state.lanes[lane].lane.name.get(self.language);
        let columns = name.chars().count().max(state.name_columns);
        let line = text.as_ref().map(|text| {
            let unit = match self.language {
                Language::Pl => "ms",
                Language::Ru => "мс",
            };
            format!(
                "{:5} {unit}  {name:<columns$}  {}",
                at / 1000,
                text.get(self.language)
            )
        });
        state.name_columns = columns;
        let event = Event {
            lane,
            at,
            kind,
            until: None,
            text,
            object: None,
            file: None,
            line: None,
            source: None,
        };
        if self.streams {
            print_line(&stream_record(state, &event, line.as_deref()));
        } else if let Some(line) = line {
            print_line(&line);
        }
        if self.timeline.is_some() {
            state.close(lane, at);
            if matches!(kind, Kind::Wait | Kind::Hold | Kind::Run) {
                state.lanes[lane].open = Some(state.events.len());
            }
            state.events.push(event);
        }
    }

    /// The current thread as a speaker.
    fn this_thread(&self) -> Speaker {
        let thread = thread::current();
        let part = Part::Thread(number_of(thread.id()));
        let (name, kind) = if self.main == Some(thread.id()) {
            self.main_thread()
        } else {
            let name = match thread.name() {
                Some(name) => Text {
                    pl: name.into(),
                    ru: name.into(),
                },
                None => {
                    let number = self.number_for_readers(thread.id());
                    Text {
                        pl: format!("wątek {number}"),
                        ru: format!("поток {number}"),
                    }
                }
            };
            (name, LaneKind::Thread)
        };
        Speaker { part, name, kind }
    }

    /// What the main thread is called: that of a child has the name of its process.
    fn main_thread(&self) -> (Text, LaneKind) {
        if let Some(relay) = &self.relay {
            (relay.place.name.clone(), LaneKind::Process)
        } else if self.children.load(Relaxed) > 0 {
            (parent_name(), LaneKind::Process)
        } else {
            let name = Text {
                pl: "wątek główny".into(),
                ru: "главный поток".into(),
            };
            (name, LaneKind::Thread)
        }
    }

    /// In a child, what is not the process itself is named after it.
    fn of_this_process(&self, speaker: Speaker) -> Speaker {
        match &self.relay {
            Some(relay) if speaker.kind != LaneKind::Process => {
                let (process, own) = (&relay.place.name, &speaker.name);
                let name = Text {
                    pl: format!("{} / {}", process.pl, own.pl),
                    ru: format!("{} / {}", process.ru, own.ru),
                };
                Speaker { name, ..speaker }
            }
            _ => speaker,
        }
    }

    /// The number of an unnamed thread, without the narrator's own threads.
    fn number_for_readers(&self, thread: ThreadId) -> u64 {
        let number = number_of(thread);
        let unseen = self.unseen();
        let before = unseen.iter().filter(|unseen| **unseen < number).count();
        number - before as u64
    }

    /// Microseconds since the start.
    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unseen(&self) -> MutexGuard<'_, Vec<u64>> {
        self.unseen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add_lane(&mut self, owner: Id, speaker: Speaker) -> usize {
        let id = self.lanes.len();
        self.lane_of.insert(owner.clone(), id);
        let Speaker { name, kind, .. } = speaker;
        self.lanes.push(OwnedLane {
            lane: Lane { id, name, kind },
            owner,
            open: None,
        });
        id
    }

    /// The recording, with the lanes in the order of their owners.
    fn timeline(&self) -> Timeline {
        let rows: Vec<usize> = (0..self.lanes.len()).map(|lane| self.row(lane)).collect();
        let mut lanes: Vec<Lane> = self.lanes.iter().map(|own| own.lane.clone()).collect();
        for lane in &mut lanes {
            lane.id = rows[lane.id];
        }
        lanes.sort_by_key(|lane| lane.id);
        let events = self.events.iter().map(|event| Event {
            lane: rows[event.lane],
            ..event.clone()
        });
        Timeline {
            schema: SCHEMA,
            unit: Unit::Microseconds,
            lanes,
            events: events.collect(),
        }
    }

    /// The place of a lane among those that there are so far, in the order of their owners.
    fn row(&self, lane: usize) -> usize {
        let own = &self.lanes[lane].owner;
        let others = self.lanes.iter().enumerate();
        others
            .filter(|(other, above)| (&above.owner, *other) < (own, lane))
            .count()
    }

    /// Ends the open span of `lane`, if it has one.
    fn close(&mut self, lane: usize, at: u64) {
        if let Some(open) = self.lanes[lane].open.take() {
            self.events[open].until = Some(at);
        }
    }
}

/// What the main thread of a process with children is called.
fn parent_name() -> Text {
    Text {
        pl: "rodzic".into(),
        ru: "родитель".into(),
    }
}

fn stream_record(state: &State, event: &Event, line: Option<&str>) -> String {
    let lane = &state.lanes[event.lane].lane;
    let mut record = serde_json::json!({ "lane": lane, "row": state.row(lane.id), "event": event });
    if let Some(line) = line {
        record["line"] = line.into();
    }
    format!("{RECORD}{record}")
}

/// Writes a line and its end in one write. Nobody may be reading any more (`… | head`): the run goes on, its timeline may
/// still be wanted.
fn print_line(line: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout
        .write_all(format!("{line}\n").as_bytes())
        .and_then(|()| stdout.flush());
}
