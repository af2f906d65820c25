//! pl: Pozwolenie pożycza semafor, więc nie może żyć dłużej niż on.
//! ru: Разрешение заимствует семафор, поэтому не может его пережить.

struct Semaphore;

struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    fn acquire(&self) -> Permit<'_> {
        Permit(self)
    }
}

fn connection() -> Permit<'static> {
    let semaphore = Semaphore;
    semaphore.acquire()
}

fn main() {
    let _permit = connection();
}
