//! Who is first takes the rounded-up part of what is left.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut left = jobs;
    (1..=workers)
        .rev()
        .map(|workers_left| {
            let share = left.div_ceil(workers_left);
            left -= share;
            share
        })
        .collect()
}
