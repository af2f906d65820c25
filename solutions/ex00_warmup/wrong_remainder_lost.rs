// expect: wrong_result in nothing_is_lost
// Integer division alone: the remainder is lost.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    vec![jobs / workers; workers]
}
