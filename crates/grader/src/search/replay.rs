//! One schedule again, from the text that a failure carries.

use crate::kernel::{Choice, Chooser};

/// Makes the recorded choices.
pub(crate) struct Replay {
    choices: Vec<(usize, usize)>,
    made: usize,
}

impl Replay {
    pub(crate) fn new(choices: Vec<(usize, usize)>) -> Replay {
        Replay { choices, made: 0 }
    }
}

impl Chooser for Replay {
    fn choose(&mut self, possibilities: &[Choice]) -> Option<usize> {
        let index = self.made;
        self.made += 1;
        let chosen = self
            .choices
            .iter()
            .find(|(at, _)| *at == index)
            .map_or(0, |(_, choice)| *choice);
        (chosen < possibilities.len()).then_some(chosen)
    }
}
