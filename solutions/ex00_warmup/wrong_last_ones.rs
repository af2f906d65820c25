// expect: broken_invariant in shares_are_fair
// Fair, but the last ones get more.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![jobs / workers; workers];
    for one in shares.iter_mut().rev().take(jobs % workers) {
        *one += 1;
    }
    shares
}
