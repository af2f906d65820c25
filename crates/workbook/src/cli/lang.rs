//! `lang`: the language of everything, chosen once for this workbook.

use narrator::language::{Reason, STORED_CHOICE, choose_with_reason};
use timeline::Language;

use super::terminal::print;
use crate::{
    files::{self, Lock},
    messages::{Messages, Problem},
    root,
};

/// Stores the choice; without one, tells which language is in use and why. `argument` is that of `--lang`.
pub fn lang(
    choice: Option<Language>,
    argument: Option<Language>,
    messages: &Messages,
) -> anyhow::Result<()> {
    let root = root::find()?;
    let Some(choice) = choice else {
        let (_, reason) = choose_with_reason(argument.map(Language::code));
        return Ok(print(&(messages.say(key(&reason), &[]) + "\n"))?);
    };
    let file = root.join(STORED_CHOICE);
    let contents = format!("{}\n", choice.code());
    Lock::wait(&file.with_extension("lock"))
        .and_then(|_lock| files::replace(&file, contents.as_bytes()))
        .map_err(|error| Problem::not_written(&file, &error))?;
    // From here on in the language that was chosen.
    let messages = Messages::new(choice);
    let mut text = messages.say("lang-stored", &[]) + "\n";
    let (language, reason) = choose_with_reason(None);
    if language != choice && reason == Reason::Variable {
        let code = language.code().into();
        text += &(messages.say("lang-overruled", &[("code", code)]) + "\n");
    }
    Ok(print(&text)?)
}

const fn key(reason: &Reason) -> &'static str {
    match reason {
        Reason::Argument => "lang-argument",
        Reason::Variable => "lang-variable",
        Reason::Stored => "lang-of-choice",
        Reason::Locale(_) => "lang-system",
    }
}
