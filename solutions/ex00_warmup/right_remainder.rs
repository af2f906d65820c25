// pl: Każdy wątek dostaje całą część ilorazu. Zostaje reszta, zawsze mniejsza
// pl: niż liczba wątków, więc po jednym zleceniu z niej dostaje tylko kilka
// pl: pierwszych i nikt nie dostaje dwóch.
// ru: Каждому потоку достаётся целая часть частного. Остаток всегда меньше
// ru: числа потоков, поэтому из него по одной работе получают лишь несколько
// ru: первых, и никто не получает двух.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![jobs / workers; workers];
    // pl: `%` liczy resztę, a wycinek `[..k]` to k pierwszych elementów:
    // pl: tych, które rosną o jeden.
    // ru: `%` даёт остаток, а срез `[..k]` — первые k элементов: они и растут
    // ru: на единицу.
    for one in &mut shares[..jobs % workers] {
        *one += 1;
    }
    shares
}
