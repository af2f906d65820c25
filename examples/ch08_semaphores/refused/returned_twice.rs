//! pl: Pozwolenie można oddać tylko raz: `drop` zabiera je na własność.
//! ru: Вернуть разрешение можно только раз: `drop` забирает его во владение.

struct Permit;

impl Drop for Permit {
    fn drop(&mut self) {
        // pl: Tu pozwolenie wraca do semafora.
        // ru: Здесь разрешение возвращается в семафор.
    }
}

fn main() {
    let permit = Permit;
    drop(permit);
    drop(permit);
}
