// expect: wrong_result in divides_evenly
// One more gets an extra job, also where nothing is left.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let mut shares = vec![jobs / workers; workers];
    for one in &mut shares[..=jobs % workers] {
        *one += 1;
    }
    shares
}
