//! Which editor the learner uses, for the command `open` and for `watch`.

use std::env;

use crate::messages::Problem;

/// The variables that name an editor, the first one that is set counts.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The words of the call of the learner's editor, at least one; the file is to follow.
///
/// # Errors
/// When none is named, or its name is no list of words. `file` is for the message.
pub fn words(file: &str) -> Result<Vec<String>, Problem> {
    let set = VARIABLES.into_iter().find_map(|name| {
        let value = env::var_os(name)?.to_string_lossy().into_owned();
        (!value.trim().is_empty()).then_some((name, value))
    });
    let (name, value) = set.ok_or_else(|| Problem::usage("no-editor").with("file", file))?;
    shlex::split(&value)
        .filter(|words| !words.is_empty())
        .ok_or_else(|| {
            Problem::usage("bad-editor")
                .with("name", name)
                .with("value", value)
        })
}
