//! pl: Trzech kelnerów czeka na dania. Obudzony kelner najpierw patrzy, czy jest co podać.
//! ru: Три официанта ждут блюд. Разбуженный сначала смотрит, есть ли что подавать.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::{thread, time::Duration};

use narrator::say;

#[derive(Default)]
struct Kitchen {
    dishes: VecDeque<u32>,
    wake_ups: u32,
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let notify = match narrator::args().as_slice() {
        [] => Condvar::notify_all,
        [option, how] if option == "--notify" && how == "all" => Condvar::notify_all,
        [option, how] if option == "--notify" && how == "one" => Condvar::notify_one,
        _ => anyhow::bail!("--notify all | one"),
    };

    // ANCHOR: kitchen
    let kitchen = Mutex::new(Kitchen::default());
    let dish_ready = Condvar::new();

    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let mut kitchen = kitchen.lock().unwrap();
                while kitchen.dishes.is_empty() {
                    say!(
                        pl = "nie ma co podać, zasypiam",
                        ru = "подавать нечего, засыпаю"; waits
                    );
                    // pl: Na czas snu `wait` oddaje muteks, przed powrotem zajmuje go znowu.
                    // ru: На время сна `wait` отдаёт мьютекс, а перед возвратом снова его захватывает.
                    kitchen = dish_ready.wait(kitchen).unwrap();
                    kitchen.wake_ups += 1;
                }
                let dish = kitchen.dishes.pop_front().unwrap();
                say!(pl = "podaję danie {dish}", ru = "подаю блюдо {dish}");
            });
        }

        for dish in 1..=3 {
            say!(
                pl = "gotuję danie {dish}",
                ru = "готовлю блюдо {dish}"; works
            );
            thread::sleep(Duration::from_millis(60));
            kitchen.lock().unwrap().dishes.push_back(dish);
            say!(
                pl = "danie {dish} gotowe, powiadamiam",
                ru = "блюдо {dish} готово, уведомляю"
            );
            notify(&dish_ready);
        }
    });
    // ANCHOR_END: kitchen

    let wake_ups = kitchen.into_inner()?.wake_ups;
    say!(
        pl = "dania: 3, wybudzenia: {wake_ups}",
        ru = "блюд: 3, пробуждений: {wake_ups}"
    );
    Ok(())
}
