//! The lines and the events of one run.
//!
//! One lock covers the clock, the event list and the output, so that lines are whole, and lines and events stand in the same
//! order, which is also that of their times. Texts are formatted before the lock is taken: the program's own `Display` code
//! never runs under it.

use std::{
    collections::HashMap,
    fs,
    io::{self, Write},
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError},
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use timeline::{Event, Kind, Lane, LaneKind, Language, SCHEMA, Text, Timeline, Unit};

use crate::{arguments::Arguments, language};

/// Begins each line of the live stream.
pub const RECORD: char = '\u{1e}';

/// The environment variable that asks for the live stream.
const STREAM: &str = "NARRATOR_STREAM";

/// Wide enough for the name of the main thread in both languages.
const NAME_COLUMNS: usize = 13;

/// How long the end of a run waits for threads whose closure is over but whose end is not yet recorded. `thread::scope` does
/// not wait for a thread's destructors, and these record its end.
const STRAGGLERS: Duration = Duration::from_millis(20);

static NARRATION: OnceLock<Narration> = OnceLock::new();

thread_local! {
    /// Notices that a thread which has said something ends.
    static END: RecordsEnd = const { RecordsEnd };
}

struct RecordsEnd;

impl Drop for RecordsEnd {
    fn drop(&mut self) {
        if let Some(narration) = NARRATION.get() {
            narration.end(thread::current().id());
        }
    }
}

/// The run of this process.
pub(crate) struct Narration {
    started: Instant,
    main: Option<ThreadId>,
    language: Language,
    streams: bool,
    timeline: Option<PathBuf>,
    state: Mutex<State>,
    lane_ended: Condvar,
}

#[derive(Default)]
struct State {
    lanes: Vec<Lane>,
    lane_of: HashMap<ThreadId, usize>,
    /// For each lane the thread's number.
    numbers: Vec<u64>,
    /// The threads that spoke and have not ended.
    alive: usize,
    /// Empty unless a timeline was asked for.
    events: Vec<Event>,
    /// For each lane the event that its next one closes.
    open: Vec<Option<usize>>,
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
            state: Mutex::default(),
            lane_ended: Condvar::new(),
        }
    }

    /// Prints and records one event of the current thread.
    pub fn say(&self, kind: Kind, pl: String, ru: String) {
        let text = Text {
            pl: in_one_line(pl),
            ru: in_one_line(ru),
        };
        let thread = thread::current();
        // Fails only in the destructors of an ending thread, whose end is already recorded.
        let _ = END.try_with(|_| ());

        let mut state = self.lock();
        let lane = match state.lane_of.get(&thread.id()) {
            Some(lane) => *lane,
            None => state.add_lane(self.name(&thread), thread.id()),
        };
        self.push(&mut state, lane, kind, Some(text));
    }

    /// Records that a thread ends.
    fn end(&self, thread: ThreadId) {
        let mut state = self.lock();
        if let Some(lane) = state.lane_of.remove(&thread) {
            state.alive -= 1;
            self.push(&mut state, lane, Kind::End, None);
            self.lane_ended.notify_all();
        }
    }

    /// Ends the run of the main thread and writes the timeline, if one was asked for.
    pub fn finish(&self) -> Result<(), String> {
        if let Some(main) = self.main {
            self.end(main);
        }
        if !self.streams && self.timeline.is_none() {
            return Ok(());
        }
        let (mut state, _) = self
            .lane_ended
            .wait_timeout_while(self.lock(), STRAGGLERS, |state| state.alive > 0)
            .unwrap_or_else(PoisonError::into_inner);
        // A thread that lives on is cut off with the process, and so is what it waits for or holds.
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

    fn push(&self, state: &mut State, lane: usize, kind: Kind, text: Option<Text>) {
        let at = self.now();
        let line = text.as_ref().map(|text| {
            let name = state.lanes[lane].name.get(self.language);
            let unit = match self.language {
                Language::Pl => "ms",
                Language::Ru => "мс",
            };
            format!(
                "{:5} {unit}  {name:<NAME_COLUMNS$}  {}",
                at / 1000,
                text.get(self.language)
            )
        });
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
            print_line(&stream_record(&state.lanes[lane], &event, line.as_deref()));
        } else if let Some(line) = line {
            print_line(&line);
        }
        if self.timeline.is_some() {
            state.close(lane, at);
            if matches!(kind, Kind::Wait | Kind::Hold | Kind::Run) {
                state.open[lane] = Some(state.events.len());
            }
            state.events.push(event);
        }
    }

    fn name(&self, thread: &thread::Thread) -> Text {
        if self.main == Some(thread.id()) {
            return Text {
                pl: "wątek główny".into(),
                ru: "главный поток".into(),
            };
        }
        match thread.name() {
            Some(name) => Text {
                pl: name.into(),
                ru: name.into(),
            },
            None => {
                let number = number_of(thread.id());
                Text {
                    pl: format!("wątek {number}"),
                    ru: format!("поток {number}"),
                }
            }
        }
    }

    /// Microseconds since the start.
    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add_lane(&mut self, name: Text, thread: ThreadId) -> usize {
        let id = self.lanes.len();
        self.lanes.push(Lane {
            id,
            name,
            kind: LaneKind::Thread,
        });
        self.open.push(None);
        self.numbers.push(number_of(thread));
        self.lane_of.insert(thread, id);
        self.alive += 1;
        id
    }

    /// The recording, with the lanes in the order in which their threads were spawned. That of their first events is the
    /// scheduler's, and two recordings of one program would differ in it.
    fn timeline(&self) -> Timeline {
        let mut order: Vec<usize> = (0..self.lanes.len()).collect();
        order.sort_by_key(|lane| self.numbers[*lane]);
        let mut new_id = vec![0; order.len()];
        for (id, lane) in order.iter().enumerate() {
            new_id[*lane] = id;
        }
        let lanes = order.iter().map(|lane| Lane {
            id: new_id[*lane],
            ..self.lanes[*lane].clone()
        });
        let events = self.events.iter().map(|event| Event {
            lane: new_id[event.lane],
            ..event.clone()
        });
        Timeline {
            schema: SCHEMA,
            unit: Unit::Microseconds,
            lanes: lanes.collect(),
            events: events.collect(),
        }
    }

    /// Ends the open span of `lane`, if it has one.
    fn close(&mut self, lane: usize, at: u64) {
        if let Some(open) = self.open[lane].take() {
            self.events[open].until = Some(at);
        }
    }
}

/// The number of an unnamed thread: threads are numbered as they are spawned, so the first one spawned by `main` is 1,
/// whichever speaks first. The standard library shows a thread's number only in `Debug`.
fn number_of(thread: ThreadId) -> u64 {
    let shown = format!("{thread:?}");
    let number: u64 = shown
        .chars()
        .filter(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap_or(1);
    number.saturating_sub(1)
}

/// One line of output stays one line.
fn in_one_line(text: String) -> String {
    if text.contains(['\n', '\r']) {
        text.replace(['\n', '\r'], " ")
    } else {
        text
    }
}

fn stream_record(lane: &Lane, event: &Event, line: Option<&str>) -> String {
    let mut record = serde_json::json!({ "lane": lane, "event": event });
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
