//! The narrator's own arguments, taken out of those of the program.

use std::path::PathBuf;

/// The command line of an example.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// What was given after `--lang`.
    pub language: Option<String>,
    /// The file given after `--timeline`.
    pub timeline: Option<PathBuf>,
    /// The option that stands last and lacks its value.
    pub unfinished: Option<&'static str>,
    /// Everything else, in order.
    pub rest: Vec<String>,
}

impl Arguments {
    pub fn of_process() -> Arguments {
        Arguments::parse(
            std::env::args_os()
                .skip(1)
                .map(|argument| argument.to_string_lossy().into_owned()),
        )
    }

    fn parse(arguments: impl IntoIterator<Item = String>) -> Arguments {
        let mut parsed = Arguments::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let (name, inline) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let option = match name {
                "--lang" => "--lang",
                "--timeline" => "--timeline",
                _ => {
                    parsed.rest.push(argument);
                    continue;
                }
            };
            match inline.or_else(|| arguments.next()) {
                None => parsed.unfinished = Some(option),
                Some(value) if option == "--lang" => parsed.language = Some(value),
                Some(value) => parsed.timeline = Some(PathBuf::from(value)),
            }
        }
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Arguments {
        Arguments::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn the_program_sees_only_its_own_arguments_in_order() {
        let arguments = parse("--mechanism --lang ru mutex --timeline run.json -v a=b");
        assert_eq!(arguments.language.as_deref(), Some("ru"));
        assert_eq!(arguments.timeline, Some(PathBuf::from("run.json")));
        assert_eq!(arguments.rest, ["--mechanism", "mutex", "-v", "a=b"]);
        assert_eq!(arguments.unfinished, None);
    }

    #[test]
    fn a_value_may_follow_an_equals_sign() {
        let arguments = parse("--timeline=a=b.json --lang=pl");
        assert_eq!(arguments.language.as_deref(), Some("pl"));
        assert_eq!(arguments.timeline, Some(PathBuf::from("a=b.json")));
    }

    #[test]
    fn an_option_without_its_value_is_noticed() {
        assert_eq!(parse("x --timeline").unfinished, Some("--timeline"));
        assert_eq!(parse("--lang").unfinished, Some("--lang"));
    }
}
