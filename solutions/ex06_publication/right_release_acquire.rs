// pl: Kolejność między zmiennymi tworzy para: zapis flagi z `Release` i
// pl: odczyt z `Acquire`, który zobaczył ten zapis. Razem dają relację
// pl: poprzedzania, dlatego same liczby mogą być `Relaxed`.
// ru: Порядок между переменными создаёт пара: запись флага с `Release` и
// ru: чтение с `Acquire`, которое эту запись увидело. Вместе они дают
// ru: отношение «происходит до», поэтому сами числа можно читать и писать с
// ru: `Relaxed`.
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

pub struct Measurement {
    temperature: AtomicI32,
    pressure: AtomicI32,
    ready: AtomicBool,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement {
            temperature: AtomicI32::new(0),
            pressure: AtomicI32::new(0),
            ready: AtomicBool::new(false),
        }
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        self.temperature.store(temperature, Ordering::Relaxed);
        self.pressure.store(pressure, Ordering::Relaxed);
        // pl: Flaga na końcu. `Release`: kto zobaczy `true`, zobaczy też
        // pl: wszystko, co ten wątek zrobił wcześniej.
        // ru: Флаг — последним. `Release`: кто увидит `true`, увидит и всё,
        // ru: что этот поток сделал раньше.
        self.ready.store(true, Ordering::Release);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        // pl: Flaga na początku. `Acquire`: odczyty liczb, które stoją niżej,
        // pl: nie mogą jej wyprzedzić.
        // ru: Флаг — первым. `Acquire`: чтения чисел, стоящие ниже, не могут
        // ru: его опередить.
        if !self.ready.load(Ordering::Acquire) {
            return None;
        }
        let temperature = self.temperature.load(Ordering::Relaxed);
        Some((temperature, self.pressure.load(Ordering::Relaxed)))
    }
}
