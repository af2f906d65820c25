//! More mistakes that are made again and again, each beside a right solution: what is wrong is found within the bound and gets its
//! diagnosis, what is right passes in every schedule. `cargo test -p explored-std --test corpus_more -- --show-output` prints how many
//! schedules that took.

#[macro_use]
extern crate explored_std as std;

#[macro_use]
#[path = "support/each_a_test.rs"]
mod each_a_test;

mod more_mistakes;
mod support;
