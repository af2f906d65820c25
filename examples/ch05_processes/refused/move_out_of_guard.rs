//! pl: Strażnik nie odda procesu: wtedy nie miałby czego kończyć w `drop`.
//! ru: Guard-объект не отдаст дочерний процесс: тогда в `drop` нечего было бы завершать.

use std::{
    io,
    process::{Child, ExitStatus},
};

struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

// ANCHOR: finish
impl Guard {
    fn finish(self) -> io::Result<ExitStatus> {
        let mut child = self.0;
        child.wait()
    }
}
// ANCHOR_END: finish

fn main() {}
