//! What `new-chapter` and `new-exercise` begin with is written anew before anybody sees it.

use crate::workspace::{files_below, none, read};

/// Stands at the beginning of everything in a template that has to be written anew.
const MARK: char = '✍';

#[test]
fn no_text_of_a_template_is_left() {
    let rooms = ["book", "examples", "exercises", "solutions"];
    let endings = [".md", ".toml", ".rs", ".py"];
    let files = rooms
        .iter()
        .flat_map(|room| endings.map(|ending| files_below(room, ending)));
    let mut findings = Vec::new();
    let mut judged = 0;
    for file in files.flatten() {
        judged += 1;
        for (line, number) in read(&file).lines().zip(1..) {
            if line.contains(MARK) {
                findings.push(format!("{}:{number}: {}", file.display(), line.trim()));
            }
        }
    }
    assert!(
        judged > 0,
        "the rooms are not where this test looks for them"
    );
    none(&findings);
}
