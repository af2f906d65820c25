//! pl: Trzy wątki spotykają się dwa razy przy barierze. Bariera czeka, aż dotrą, a nie, aż skończą pracę.
//! ru: Три потока дважды встречаются у барьера. Барьер ждёт, пока они дойдут, а не пока закончат работу.

use std::{sync::Barrier, thread, time::Duration};

use narrator::say;

#[narrator::main]
fn main() {
    // ANCHOR: meeting
    say!(pl = "uruchamiam trzy wątki", ru = "запускаю три потока");
    let barrier = Barrier::new(3);

    thread::scope(|scope| {
        for n in 1..=3 {
            let barrier = &barrier;
            scope.spawn(move || {
                for (round, ms) in [(1, 50 * n), (2, 200 - 50 * n)] {
                    say!(
                        pl = "runda {round}: pracuję {ms} ms",
                        ru = "раунд {round}: работаю {ms} мс"; works
                    );
                    thread::sleep(Duration::from_millis(ms));

                    say!(
                        pl = "runda {round}: czekam przy barierze",
                        ru = "раунд {round}: жду у барьера"; waits
                    );
                    if barrier.wait().is_leader() {
                        say!(
                            pl = "runda {round}: komplet, a liderem jestem ja",
                            ru = "раунд {round}: все в сборе, лидер — я"
                        );
                    }
                }

                // pl: Bariera przepuściła już wszystkich, a każdy wątek ma jeszcze pracę.
                // ru: Барьер уже пропустил всех, а у каждого потока ещё есть работа.
                let ms = 100 * n;
                say!(
                    pl = "za barierą: pracuję jeszcze {ms} ms",
                    ru = "за барьером: работаю ещё {ms} мс"; works
                );
                thread::sleep(Duration::from_millis(ms));
                say!(pl = "koniec mojej pracy", ru = "моя работа закончена");
            });
        }
        say!(
            pl = "czekam na zakończenie wątków",
            ru = "жду завершения потоков"; waits
        );
    });

    say!(
        pl = "dopiero teraz wszystkie wątki skończyły pracę",
        ru = "только теперь все потоки закончили работу"
    );
    // ANCHOR_END: meeting
}
