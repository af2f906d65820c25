//! ✍ What a sum must be. Nothing here is concurrent: each case is run once.

use exNN_name::total;
use grader::require_eq;

grader::main!(every_number_counts);

fn every_number_counts() {
    for (numbers, expected) in [(&[][..], 0_u64), (&[7], 7), (&[1, 2, 3], 6)] {
        require_eq(total(numbers), expected, "wrong_total");
    }
}
