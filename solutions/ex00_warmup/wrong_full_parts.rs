// expect: wrong_result in divides_evenly
// Cuts parts of equal size, as `chunks` does: the last worker gets what is left, or nothing at all.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let size = jobs.div_ceil(workers).max(1);
    (0..jobs)
        .collect::<Vec<_>>()
        .chunks(size)
        .map(<[usize]>::len)
        .collect()
}
