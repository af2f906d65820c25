//! pl: Trzy bariery: z biblioteki standardowej, własna i własna na `parking_lot`. Każda odlicza te same rundy.
//! ru: Три барьера: из стандартной библиотеки, свой и свой на `parking_lot`. Каждый отсчитывает одни и те же раунды.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

use narrator::say;

const PARTIES: usize = 3;
const ROUNDS: usize = 200;

#[narrator::main]
fn main() {
    play("std::sync::Barrier", &Barrier::new(PARTIES));
    play("Mutex + Condvar", &OwnBarrier::default());
    play("parking_lot", &ParkingLotBarrier::default());
}

/// Waits for all, and says whether this thread is the leader of the round.
trait Meeting: Sync {
    fn wait(&self) -> bool;
}

// ANCHOR: play
fn play(name: &str, barrier: &dyn Meeting) {
    let [arrived, early, leaders] = [0; 3].map(AtomicUsize::new);
    thread::scope(|scope| {
        for _ in 0..PARTIES {
            scope.spawn(|| {
                for round in 1..=ROUNDS {
                    arrived.fetch_add(1, Relaxed);
                    let leads = barrier.wait();
                    // pl: Kto wyszedł z rundy, wie, że przyszli do niej wszyscy.
                    // ru: Кто вышел из раунда, знает, что в него пришли все.
                    let too_soon = arrived.load(Relaxed) < round * PARTIES;
                    early.fetch_add(usize::from(too_soon), Relaxed);
                    leaders.fetch_add(usize::from(leads), Relaxed);
                }
            });
        }
    });
    let (early, leaders) = (early.into_inner(), leaders.into_inner());
    say!(
        pl = "{name}: rund {ROUNDS}, wyjść za wcześnie {early}, liderów {leaders}",
        ru = "{name}: раундов {ROUNDS}, вышли слишком рано {early}, лидеров {leaders}"
    );
}
// ANCHOR_END: play

impl Meeting for Barrier {
    fn wait(&self) -> bool {
        self.wait().is_leader()
    }
}

// ANCHOR: own
#[derive(Default)]
struct Round {
    arrived: usize,
    number: usize,
}

impl Round {
    // pl: Ostatni otwiera następną rundę i zostaje liderem.
    // ru: Последний открывает следующий раунд и становится лидером.
    fn arrive(&mut self) -> bool {
        self.arrived += 1;
        let is_last = self.arrived == PARTIES;
        if is_last {
            self.arrived = 0;
            self.number += 1;
        }
        is_last
    }
}

#[derive(Default)]
struct OwnBarrier {
    round: Mutex<Round>,
    next: Condvar,
}

impl Meeting for OwnBarrier {
    fn wait(&self) -> bool {
        let mut round = self.round.lock().unwrap();
        let mine = round.number;
        let leads = round.arrive();
        if leads {
            self.next.notify_all();
        } else {
            let same_round = |round: &mut Round| round.number == mine;
            round = self.next.wait_while(round, same_round).unwrap();
        }
        drop(round);
        leads
    }
}
// ANCHOR_END: own

// ANCHOR: parking_lot
#[derive(Default)]
struct ParkingLotBarrier {
    round: parking_lot::Mutex<Round>,
    next: parking_lot::Condvar,
}

impl Meeting for ParkingLotBarrier {
    fn wait(&self) -> bool {
        let mut round = self.round.lock();
        let mine = round.number;
        let leads = round.arrive();
        if leads {
            self.next.notify_all();
        } else {
            let same_round = |round: &mut Round| round.number == mine;
            self.next.wait_while(&mut round, same_round);
        }
        leads
    }
}
// ANCHOR_END: parking_lot
