// expect: wrong_result in nothing_is_lost
// Rounds up for everybody: more is given out than there is.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    vec![jobs.div_ceil(workers); workers]
}
