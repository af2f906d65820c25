// pl: Sam licznik nie powie śpiącemu, czy jego runda się skończyła: szybki
// pl: wątek mógł już zacząć następną i znów go zwiększyć. Dlatego obok stoi
// pl: numer rundy, który nigdy się nie cofa.
// ru: По одному счётчику спящий не узнает, кончился ли его раунд: быстрый
// ru: поток мог уже начать следующий и снова увеличить счётчик. Поэтому рядом
// ru: хранится номер раунда, который никогда не убывает.
use std::sync::{Condvar, Mutex};

struct State {
    arrived: usize,
    round: u64,
}

pub struct Barrier {
    parties: usize,
    state: Mutex<State>,
    everyone_here: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0, "a barrier needs at least one party");
        Barrier {
            parties,
            state: Mutex::new(State {
                arrived: 0,
                round: 0,
            }),
            everyone_here: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        // pl: Zapamiętujemy przed zaśnięciem, pod muteksem: później numer
        // pl: może być już inny.
        // ru: Запоминаем до засыпания, под мьютексом: потом номер может быть
        // ru: уже другим.
        let my_round = state.round;
        state.arrived += 1;
        if state.arrived == self.parties {
            // pl: Ostatni przygotowuje następną rundę, zanim ktokolwiek się
            // pl: obudzi: muteks wciąż jest zajęty.
            // ru: Последний готовит следующий раунд раньше, чем кто-либо
            // ru: проснётся: мьютекс ещё захвачен.
            state.arrived = 0;
            state.round += 1;
            // pl: `notify_all`: śpią wszyscy pozostali, a runda skończyła się
            // pl: dla każdego z nich.
            // ru: `notify_all`: спят все остальные, и раунд кончился для
            // ru: каждого из них.
            self.everyone_here.notify_all();
            return true;
        }
        // pl: Pętla: po fałszywym wybudzeniu numer rundy jest ten sam i wątek
        // pl: zasypia znowu.
        // ru: Цикл: после ложного пробуждения номер раунда прежний, и поток
        // ru: снова засыпает.
        while state.round == my_round {
            state = self.everyone_here.wait(state).unwrap();
        }
        false
    }
}
