//! pl: Zwrot bez pobrania: zwykły semafor rośnie, ograniczony odmawia, a ten z tokio też rośnie.
//! ru: Возврат без взятия: обычный семафор растёт, ограниченный отказывает, а семафор из tokio тоже растёт.

use std::sync::Mutex;

use narrator::say;

mod semaphore;
use semaphore::Semaphore;

// ANCHOR: bounded
struct BoundedSemaphore {
    limit: usize,
    free: Mutex<usize>,
}

#[derive(Debug)]
struct TooMany;

impl BoundedSemaphore {
    fn try_acquire(&self) -> bool {
        let mut free = self.free.lock().unwrap();
        let granted = *free > 0;
        *free -= usize::from(granted);
        granted
    }

    fn release(&self) -> Result<(), TooMany> {
        let mut free = self.free.lock().unwrap();
        if *free == self.limit {
            return Err(TooMany);
        }
        *free += 1;
        Ok(())
    }
}
// ANCHOR_END: bounded

#[narrator::main]
fn main() {
    // ANCHOR: surplus
    let plain = Semaphore::new(1);
    plain.release();
    let free = plain.available();
    say!(
        pl = "zwykły: było 1 pozwolenie, jest {free}",
        ru = "обычный: было разрешений 1, стало {free}"
    );

    let bounded = BoundedSemaphore {
        limit: 1,
        free: Mutex::new(1),
    };
    if bounded.release().is_err() {
        say!(
            pl = "ograniczony: nadmiarowy zwrot odrzucony",
            ru = "ограниченный: лишний возврат отвергнут"
        );
    }
    if bounded.try_acquire() && bounded.release().is_ok() {
        say!(
            pl = "ograniczony: zwrot po pobraniu przyjęty",
            ru = "ограниченный: возврат после взятия принят"
        );
    }
    // ANCHOR_END: surplus

    // ANCHOR: tokio
    let for_tasks = tokio::sync::Semaphore::new(1);
    for_tasks.add_permits(1);
    let free = for_tasks.available_permits();
    say!(
        pl = "dla zadań: było 1 pozwolenie, jest {free}",
        ru = "для задач: было разрешений 1, стало {free}"
    );
    for_tasks.try_acquire().unwrap().forget();
    let free = for_tasks.available_permits();
    say!(
        pl = "dla zadań: po pozwoleniu, którego nikt nie odda, jest {free}",
        ru = "для задач: одно разрешение не вернут, осталось {free}"
    );
    // ANCHOR_END: tokio
}
