// pl: Liczba wolnych pozwoleń leży pod muteksem: sprawdzenie i zabranie
// pl: jednego to jeden krok. Kto nie znalazł pozwolenia, śpi na zmiennej
// pl: warunkowej i po wybudzeniu sprawdza od nowa.
// ru: Число свободных разрешений лежит под мьютексом: проверить и взять —
// ru: один шаг. Кому разрешения не хватило, спит на условной переменной, а
// ru: проснувшись, проверяет заново.
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

pub struct Semaphore {
    free: Mutex<usize>,
    returned: Condvar,
}

pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore {
            free: Mutex::new(permits),
            returned: Condvar::new(),
        }
    }

    pub fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        // pl: Pętla: wybudzony wątek wie tylko, że pozwolenie mogło się
        // pl: pojawić. Ktoś mógł je już wziąć.
        // ru: Цикл: разбуженный поток знает лишь, что разрешение могло
        // ru: появиться. Его уже могли забрать.
        while *free == 0 {
            free = self.returned.wait(free).unwrap();
        }
        *free -= 1;
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        if *free == 0 {
            return None;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, limit: Duration) -> Option<Permit<'_>> {
        let deadline = Instant::now() + limit;
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            // pl: Termin jest jeden, więc kolejne czekania skracają się razem
            // pl: z resztą czasu. Pełny `limit` po każdym wybudzeniu
            // pl: pozwoliłby czekać bez końca.
            // ru: Срок один, и каждое следующее ожидание не длиннее остатка.
            // ru: Если после каждого пробуждения брать полный `limit`, ждать
            // ru: можно бесконечно.
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            free = self.returned.wait_timeout(free, left).unwrap().0;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    pub fn release(&self) {
        *self.free.lock().unwrap() += 1;
        // pl: Jedno pozwolenie, więc jeden wątek. Powiadomienie idzie zawsze:
        // pl: z samej liczby nie widać, czy ktoś czeka.
        // ru: Одно разрешение — один поток. Уведомляем всегда: по одному
        // ru: числу не видно, ждёт ли кто-нибудь.
        self.returned.notify_one();
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.release();
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

pub struct BoundedSemaphore {
    limit: usize,
    free: Mutex<usize>,
    returned: Condvar,
}

impl BoundedSemaphore {
    pub fn new(permits: usize) -> BoundedSemaphore {
        BoundedSemaphore {
            limit: permits,
            free: Mutex::new(permits),
            returned: Condvar::new(),
        }
    }

    pub fn acquire(&self) {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.returned.wait(free).unwrap();
        }
        *free -= 1;
    }

    pub fn release(&self) -> Result<(), TooMany> {
        let mut free = self.free.lock().unwrap();
        // pl: Porównanie i zwrot pod tą samą blokadą: inaczej dwa wątki
        // pl: zwróciłyby to samo ostatnie pozwolenie.
        // ru: Сравнение и возврат — под одной блокировкой: иначе последнее
        // ru: разрешение вернули бы сразу два потока.
        if *free == self.limit {
            return Err(TooMany);
        }
        *free += 1;
        self.returned.notify_one();
        Ok(())
    }
}
