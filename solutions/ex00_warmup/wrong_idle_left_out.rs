// expect: wrong_result in divides_evenly
// Forgets the workers that have nothing to do.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let shares = (0..workers).map(|worker| (jobs + workers - 1 - worker) / workers);
    shares.filter(|&share| share > 0).collect()
}
