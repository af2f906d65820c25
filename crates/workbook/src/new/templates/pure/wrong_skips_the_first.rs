// expect: wrong_result in every_number_counts
// ✍ Counts from 1 what is counted from 0.
pub fn total(numbers: &[u64]) -> u64 {
    numbers.iter().skip(1).sum()
}
