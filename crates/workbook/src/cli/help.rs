//! Help and the complaints about a wrong command line, in the reader's language.
//!
//! clap parses and lays out; the words come from the messages `help-COMMAND` and `help-COMMAND-ARGUMENT`. What clap would say
//! in English on its own (headings, names of values, its flag for help, its errors) is replaced.

use std::ffi::OsString;

use clap::{
    ArgAction, ArgMatches, CommandFactory,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::terminal;
use crate::{
    messages::{Messages, Problem},
    names,
};

/// What came of the command line.
pub enum Parsed {
    /// It asked for help, which is printed.
    Shown,
    /// It is to be done.
    Arguments(ArgMatches),
}

/// Parses the command line; prints help where it asks for it.
///
/// # Errors
/// When it is wrong.
pub fn parse(arguments: &[OsString], messages: &Messages) -> Result<Parsed, Problem> {
    match command(messages).try_get_matches_from(arguments) {
        Ok(matches) => Ok(Parsed::Arguments(matches)),
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            terminal::print(&shown(&error, messages))?;
            Ok(Parsed::Shown)
        }
        Err(error) => Err(problem(&error)),
    }
}

/// The text of a request for help. The one word that clap cannot be asked to say in another language is put right here.
fn shown(error: &clap::Error, messages: &Messages) -> String {
    let options = messages.say("help-options", &[]).to_lowercase();
    error
        .to_string()
        .replace("[OPTIONS]", &format!("[{options}]"))
}

/// The command line with all its texts.
fn command(messages: &Messages) -> clap::Command {
    localised(super::Arguments::command(), &[], messages)
        .after_help(messages.say("help-top-after", &[]))
}

/// The key of the message about a command, given the names that lead to it: `key-ARGUMENT` are those about its arguments.
fn key(path: &[&str]) -> String {
    match path {
        // Apart from all others, since `--lang` is not `lang`.
        [] => "help-top".to_owned(),
        path => format!("help-{}", path.join("-")),
    }
}

/// One command with all below it.
fn localised(command: clap::Command, path: &[&str], messages: &Messages) -> clap::Command {
    let say = |key: &str| messages.say(key, &[]);
    let key = key(path);
    let usage = say("help-usage");
    let help = clap::Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(say("help-help"))
        .help_heading(say("help-options"));
    let template = format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let mut command = command
        .about(say(&key))
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_value_name(say("help-value-command"))
        .mut_args(|argument| localised_argument(argument, &key, messages))
        .arg(help);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for name in &names {
        let path = [path, &[name]].concat();
        command = command.mut_subcommand(name, |command| localised(command, &path, messages));
    }
    command
}

fn localised_argument(argument: clap::Arg, command: &str, messages: &Messages) -> clap::Arg {
    let heading = if argument.is_positional() {
        "help-arguments"
    } else {
        "help-options"
    };
    let text = messages.say(&format!("{command}-{}", argument.get_id()), &[]);
    let value = argument.get_value_names().unwrap_or_default().first();
    let key = value.map(|name| format!("help-value-{}", name.to_lowercase()));
    let value = key.and_then(|key| messages.find(&key, &[]));
    // The default is told by the text where it matters: clap would say it in English.
    let has_default = !argument.get_default_values().is_empty();
    let argument = argument
        .help(text)
        .help_heading(messages.say(heading, &[]))
        .hide_default_value(has_default);
    match value {
        Some(value) => argument.value_name(value),
        None => argument,
    }
}

/// clap's error as a message.
pub fn problem(error: &clap::Error) -> Problem {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let nearest = |kind| match text(kind) {
        nearest if nearest.is_empty() => "none".to_owned(),
        nearest => nearest,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand);
            // clap would suggest hidden commands too.
            let known = shown_commands();
            let known = known.iter().map(String::as_str);
            Problem::usage("usage-command")
                .with("nearest", names::nearest(&name, known).unwrap_or("none"))
                .with("name", name)
        }
        ErrorKind::UnknownArgument => Problem::usage("usage-argument")
            .with("name", text(ContextKind::InvalidArg))
            .with("nearest", nearest(ContextKind::SuggestedArg)),
        ErrorKind::MissingRequiredArgument => {
            Problem::usage("usage-missing").with("name", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            Problem::usage("usage-missing").with("name", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Problem::usage("usage-value")
            .with("value", text(ContextKind::InvalidValue))
            .with("name", text(ContextKind::InvalidArg)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Problem::usage("usage-no-command"),
        kind => Problem::usage("usage-other").with("reason", kind.to_string()),
    }
}

/// The names of all commands that help shows, on all levels.
fn shown_commands() -> Vec<String> {
    fn add(command: &clap::Command, names: &mut Vec<String>) {
        for command in command.get_subcommands() {
            if !command.is_hide_set() {
                names.push(command.get_name().to_owned());
                add(command, names);
            }
        }
    }
    let mut names = Vec::new();
    add(&super::Arguments::command(), &mut names);
    names
}

/// The keys of all messages that help is made of.
#[cfg(test)]
pub(crate) fn keys() -> std::collections::BTreeSet<String> {
    fn add(command: &clap::Command, path: &[&str], keys: &mut std::collections::BTreeSet<String>) {
        let key = key(path);
        for argument in command.get_arguments() {
            keys.insert(format!("{key}-{}", argument.get_id()));
            let names = argument.get_value_names().unwrap_or_default();
            let value = |name: &clap::builder::Str| format!("help-value-{}", name.to_lowercase());
            keys.extend(names.iter().map(value));
        }
        keys.insert(key);
        for command in command.get_subcommands() {
            add(command, &[path, &[command.get_name()]].concat(), keys);
        }
    }
    let fixed = [
        "help-top-after",
        "help-usage",
        "help-commands",
        "help-arguments",
        "help-options",
        "help-help",
        "help-value-command",
    ];
    let mut keys: std::collections::BTreeSet<_> = fixed.map(str::to_owned).into();
    add(&super::Arguments::command(), &[], &mut keys);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use timeline::Language;

    fn answer(line: &str, language: Language) -> String {
        let messages = Messages::new(language);
        let error = command(&messages)
            .try_get_matches_from(line.split_whitespace())
            .expect_err("help or a complaint");
        match error.kind() {
            ErrorKind::DisplayHelp => shown(&error, &messages),
            _ => messages.error(&problem(&error).into()),
        }
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for language in Language::ALL {
            // Asserts that there is a message for each, and that the command is sound.
            command(&Messages::new(language)).debug_assert();
        }
    }

    #[test]
    fn help_has_no_english_words_of_clap() {
        for language in Language::ALL {
            for line in [
                "workbook --help",
                "workbook serve -h",
                "workbook grade --help",
                "workbook new-exercise --help",
                "workbook new-chapter --help",
                "workbook progress --help",
                "workbook progress export --help",
            ] {
                let text = answer(line, language);
                for english in [
                    "Usage",
                    "Commands",
                    "Options",
                    "OPTIONS",
                    "COMMAND",
                    "EXERCISE",
                    "FILE",
                    "Print",
                    "[possible",
                    "[default",
                ] {
                    assert!(!text.contains(english), "{english} in\n{text}");
                }
            }
        }
        assert!(answer("workbook -h", Language::Pl).contains("Polecenia:"));
        assert!(answer("workbook -h", Language::Ru).contains("Команды:"));
    }

    #[test]
    fn hidden_commands_stay_hidden() {
        let text = answer("workbook --help", Language::Pl);
        assert!(
            !text.contains("supervise") && !text.contains("preprocess"),
            "{text}"
        );
    }

    #[test]
    fn complaints_are_messages_with_the_nearest_name() {
        let text = |line| answer(line, Language::Pl);
        assert_eq!(
            text("workbook serv"),
            "Nie ma polecenia `serv`. Może chodzi o `serve`?"
        );
        assert!(text("workbook serve --prot 1").contains("`--port`"));
        assert!(text("workbook serve --port x").contains("`x`"));
        assert!(text("workbook serve --port 0").contains("`0`"));
        assert!(text("workbook record").contains("NAZWA"));
        assert!(text("workbook serve --port").contains("--port"));
        assert!(text("workbook progress exprot").contains("`export`"));
        assert!(text("workbook progress").contains("--help"));
    }
}
