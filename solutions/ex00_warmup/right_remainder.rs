//! The remainder goes to the first ones.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![jobs / workers; workers];
    for one in &mut shares[..jobs % workers] {
        *one += 1;
    }
    shares
}
