// expect: limit_exceeded in shares_are_fair
// The whole remainder goes to one worker.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![jobs / workers; workers];
    shares[0] += jobs % workers;
    shares
}
