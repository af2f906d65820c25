// ✍ The iterator's own sum.
pub fn total(numbers: &[u64]) -> u64 {
    numbers.iter().sum()
}
