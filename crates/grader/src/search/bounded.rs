//! Every schedule with at most so many preemptions, depth first.

use crate::kernel::{Choice, Chooser};

/// A choice that was made, and what else could have been chosen.
struct Node {
    possibilities: Box<[Choice]>,
    chosen: usize,
    /// Preemptions before this choice.
    used: u32,
}

impl Node {
    /// Preemptions up to and including this choice.
    fn used_after(&self) -> u32 {
        self.used + u32::from(self.possibilities[self.chosen].cost)
    }
}

/// Depth-first search over all schedules with at most `bound` preemptions.
pub(crate) struct Bounded {
    bound: u32,
    path: Vec<Node>,
    depth: usize,
}

impl Bounded {
    pub(crate) fn new(bound: u32) -> Bounded {
        Bounded {
            bound,
            path: Vec::new(),
            depth: 0,
        }
    }

    /// Moves on to the next schedule; false if there is none.
    pub(crate) fn advance(&mut self) -> bool {
        self.depth = 0;
        while let Some(node) = self.path.last_mut() {
            let left = self.bound - node.used;
            let rest = &node.possibilities[node.chosen + 1..];
            if let Some(next) = rest
                .iter()
                .position(|choice| u32::from(choice.cost) <= left)
            {
                node.chosen += 1 + next;
                return true;
            }
            self.path.pop();
        }
        false
    }
}

impl Chooser for Bounded {
    fn choose(&mut self, possibilities: &[Choice]) -> Option<usize> {
        if self.depth == self.path.len() {
            let used = self.path.last().map_or(0, Node::used_after);
            self.path.push(Node {
                possibilities: possibilities.into(),
                chosen: 0,
                used,
            });
        }
        let node = &self.path[self.depth];
        self.depth += 1;
        (*node.possibilities == *possibilities).then_some(node.chosen)
    }

    fn was_exhausted(&self) -> bool {
        self.depth == self.path.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::What::Nth;

    /// The sequences of choices of a tree in which each level offers one free and one costly possibility.
    fn schedules(bound: u32, levels: usize) -> Vec<Vec<usize>> {
        let offer = [
            Choice {
                what: Nth(0),
                cost: 0,
            },
            Choice {
                what: Nth(1),
                cost: 1,
            },
        ];
        let mut search = Bounded::new(bound);
        let mut all = Vec::new();
        loop {
            all.push(
                (0..levels)
                    .map(|_| search.choose(&offer).unwrap())
                    .collect(),
            );
            if !search.advance() {
                return all;
            }
        }
    }

    #[test]
    fn tries_each_schedule_within_the_bound_once() {
        assert_eq!(schedules(0, 3), [vec![0, 0, 0]]);
        let mut found = schedules(2, 3);
        found.sort();
        let expected: Vec<Vec<usize>> = (0..8usize)
            .map(|bits| vec![bits >> 2 & 1, bits >> 1 & 1, bits & 1])
            .filter(|schedule| schedule.iter().sum::<usize>() <= 2)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn notices_code_that_does_not_repeat_itself() {
        let mut search = Bounded::new(1);
        let first = [
            Choice {
                what: Nth(0),
                cost: 0,
            },
            Choice {
                what: Nth(1),
                cost: 1,
            },
        ];
        let other = [
            Choice {
                what: Nth(0),
                cost: 0,
            },
            Choice {
                what: Nth(2),
                cost: 1,
            },
        ];
        assert_eq!(search.choose(&first), Some(0));
        assert_eq!(search.choose(&first), Some(0));
        assert!(search.advance());
        assert_eq!(search.choose(&other), None);
    }
}
