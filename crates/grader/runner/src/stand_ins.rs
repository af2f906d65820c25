//! What stands for what in the graded build, by engine.

use crate::exercise::Engine;

/// A crate of the grader under the name by which a graded file knows another one.
pub(crate) struct StandIn {
    /// The name of the real crate.
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
    /// Below `crates/grader`.
    pub(crate) folder: &'static str,
    pub(crate) features: &'static [&'static str],
    /// That with which its `UnsafeCell` is std's own.
    pub(crate) plain_cells: Option<&'static str>,
}

const fn stand_in(name: &'static str, package: &'static str, folder: &'static str) -> StandIn {
    StandIn {
        name,
        package,
        folder,
        features: &[],
        plain_cells: None,
    }
}

const fn with_cells(package: &'static str, folder: &'static str) -> StandIn {
    StandIn {
        plain_cells: Some("plain_cells"),
        ..stand_in("std", package, folder)
    }
}

/// `core` besides `std`, since its atomics would go round the exploration.
const EXPLORED: &[StandIn] = &[
    with_cells("explored-std", "std"),
    stand_in("core", "explored-core", "core"),
];
const PLAIN: &[StandIn] = &[stand_in("std", "plain-std", "plain_std")];
const LOOM: &[StandIn] = &[with_cells("loom-std", "loom_std")];

/// Those that an exercise of this engine has whether it asks for them or not.
pub(crate) fn always(engine: Engine) -> &'static [StandIn] {
    match engine {
        Engine::Threads | Engine::Tasks => EXPLORED,
        Engine::Pure | Engine::Real => PLAIN,
        Engine::MemoryOrder => LOOM,
    }
}

const PARKING_LOT: StandIn = stand_in("parking_lot", "explored-parking-lot", "parking_lot");
const CROSSBEAM: StandIn = stand_in(
    "crossbeam-channel",
    "explored-crossbeam-channel",
    "crossbeam_channel",
);
const TOKIO: StandIn = stand_in("tokio", "explored-tokio", "tokio");

/// Those that take the place of an exercise's own dependencies.
pub(crate) fn replaced(engine: Engine) -> &'static [StandIn] {
    match engine {
        Engine::Threads => &[PARKING_LOT, CROSSBEAM],
        Engine::Tasks => &[PARKING_LOT, CROSSBEAM, TOKIO],
        Engine::Pure | Engine::Real | Engine::MemoryOrder => &[],
    }
}

/// The grader itself, for `tests/grade.rs`.
pub(crate) fn grader(engine: Engine) -> StandIn {
    StandIn {
        features: match engine {
            Engine::MemoryOrder => &["memory_order"],
            _ => &[],
        },
        ..stand_in("grader", "grader", "")
    }
}
