//! Dealt out like cards, one by one.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![0; workers];
    for job in 0..jobs {
        shares[job % workers] += 1;
    }
    shares
}
