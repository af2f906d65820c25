// pl: Każdy wątek dostaje całą część ilorazu. Zostaje reszta, zawsze mniejsza niż liczba wątków,
// pl: więc po jednym zleceniu z niej dostaje tylko kilka pierwszych i nikt nie dostaje dwóch.
// ru: Каждому потоку достаётся целая часть частного. Остаток всегда меньше числа потоков,
// ru: поэтому из него по одной работе получают лишь несколько первых, и никто не получает двух.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![jobs / workers; workers];
    // pl: `%` liczy resztę, a wycinek `[..k]` to k pierwszych elementów: tych, które rosną o jeden.
    // ru: `%` даёт остаток, а срез `[..k]` — первые k элементов: они и растут на единицу.
    for one in &mut shares[..jobs % workers] {
        *one += 1;
    }
    shares
}
