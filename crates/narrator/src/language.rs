//! Which language the reader gets.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

pub use timeline::Language;

/// The file below the workspace root whose first line is the stored choice.
pub const STORED_CHOICE: &str = ".workbook/lang";

/// The reader's language: `argument` (what follows `--lang`), else `WORKBOOK_LANG`, else the choice stored in
/// [`STORED_CHOICE`], else that of the system's locale, where Russian, Belarusian and Kazakh give Russian and everything else
/// gives Polish.
///
/// What is neither `pl` nor `ru` is passed over; a command line that wants to refuse it asks [`Language::from_code`] first.
#[must_use]
pub fn choose(argument: Option<&str>) -> Language {
    choose_with_reason(argument).0
}

/// What has decided about the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `--lang`.
    Argument,
    /// `WORKBOOK_LANG`.
    Variable,
    /// The choice stored in [`STORED_CHOICE`].
    Stored,
    /// The locale of the system, which may be empty.
    Locale(String),
}

/// [`choose`], and why.
#[must_use]
pub fn choose_with_reason(argument: Option<&str>) -> (Language, Reason) {
    let workspace = env::current_dir()
        .ok()
        .and_then(|folder| workspace_root(&folder));
    decide(
        argument,
        |name| env::var(name).ok(),
        || fs::read_to_string(workspace?.join(STORED_CHOICE)).ok(),
        sys_locale::get_locale,
    )
}

/// The nearest folder at or above `folder` with a `book.toml`.
fn workspace_root(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .find(|ancestor| ancestor.join("book.toml").is_file())
        .map(Path::to_owned)
}

/// [`choose_with_reason`] without the outer world. `system` is the last resort, for systems which keep the locale elsewhere than in
/// the environment.
fn decide(
    argument: Option<&str>,
    variable: impl Fn(&str) -> Option<String>,
    stored: impl FnOnce() -> Option<String>,
    system: impl FnOnce() -> Option<String>,
) -> (Language, Reason) {
    let of_code = |code: Option<&str>| code.and_then(Language::from_code);
    if let Some(language) = of_code(argument) {
        return (language, Reason::Argument);
    }
    if let Some(language) = of_code(variable("WORKBOOK_LANG").as_deref()) {
        return (language, Reason::Variable);
    }
    let first_line = stored().and_then(|text| Some(text.lines().next()?.trim().to_owned()));
    if let Some(language) = of_code(first_line.as_deref()) {
        return (language, Reason::Stored);
    }
    // The order of POSIX: the first one that is set and not empty decides.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let locale = locale.or_else(system).unwrap_or_default();
    (of_locale(&locale), Reason::Locale(locale))
}

/// The language for a locale such as `ru_RU.UTF-8`, `be-BY` or `C`.
fn of_locale(locale: &str) -> Language {
    let language = locale
        .split(['_', '-', '.', '@'])
        .next()
        .unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "ru" | "be" | "kk" => Language::Ru,
        _ => Language::Pl,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// [`decide`] in a world that consists of these variables alone.
    fn with_environment(argument: Option<&str>, variables: &[(&str, &str)]) -> Language {
        let value = |name: &str| {
            let found = variables.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        decide(argument, value, || None, || None).0
    }

    #[test]
    fn the_locale_decides_last() {
        for (locale, language) in [
            ("C", Language::Pl),
            ("POSIX", Language::Pl),
            ("C.UTF-8", Language::Pl),
            ("pl_PL", Language::Pl),
            ("en_US", Language::Pl),
            ("en_US.UTF-8", Language::Pl),
            ("uk_UA.UTF-8", Language::Pl),
            ("", Language::Pl),
            ("rut_RU", Language::Pl),
            ("ru", Language::Ru),
            ("ru_RU.UTF-8", Language::Ru),
            ("RU_ru", Language::Ru),
            ("be_BY", Language::Ru),
            ("be_BY@latin", Language::Ru),
            ("kk_KZ", Language::Ru),
            ("kk-Cyrl-KZ", Language::Ru),
        ] {
            assert_eq!(
                with_environment(None, &[("LANG", locale)]),
                language,
                "{locale}"
            );
            assert_eq!(
                decide(None, |_| None, || None, || Some(locale.into())).0,
                language,
                "{locale} of the system"
            );
        }
    }

    #[test]
    fn the_first_locale_variable_that_is_not_empty_counts() {
        let three = |all, messages, lang| {
            with_environment(
                None,
                &[("LC_ALL", all), ("LC_MESSAGES", messages), ("LANG", lang)],
            )
        };
        assert_eq!(three("ru_RU", "pl_PL", "pl_PL"), Language::Ru);
        assert_eq!(three("", "ru_RU", "pl_PL"), Language::Ru);
        assert_eq!(three("C", "ru_RU", "ru_RU"), Language::Pl);
        assert_eq!(three("", "", "ru_RU"), Language::Ru);
    }

    #[test]
    fn the_argument_comes_first_then_the_variable_then_the_stored_choice() {
        let choose = |argument, variable: Option<&str>, stored: Option<&str>| {
            let variable = |name: &str| match name {
                "WORKBOOK_LANG" => variable.map(str::to_owned),
                "LANG" => Some("en_US.UTF-8".to_owned()),
                _ => None,
            };
            decide(argument, variable, || stored.map(str::to_owned), || None).0
        };
        assert_eq!(choose(Some("ru"), Some("pl"), Some("pl")), Language::Ru);
        assert_eq!(choose(None, Some("ru"), Some("pl")), Language::Ru);
        assert_eq!(choose(None, None, Some("ru\n")), Language::Ru);
        assert_eq!(choose(None, None, Some("ru\r\npl\n")), Language::Ru);
        assert_eq!(choose(None, None, None), Language::Pl);
        assert_eq!(
            choose(Some("de"), Some(""), Some("")),
            Language::Pl,
            "what is unknown is passed over"
        );
        assert_eq!(choose(Some("de"), Some("ru"), None), Language::Ru);
    }

    #[test]
    fn the_reason_is_what_has_decided() {
        let reason = |argument, variable: Option<&str>, stored: Option<&str>| {
            let value = |name: &str| match name {
                "WORKBOOK_LANG" => variable.map(str::to_owned),
                "LANG" => Some("pl_PL.UTF-8".to_owned()),
                _ => None,
            };
            decide(argument, value, || stored.map(str::to_owned), || None).1
        };
        assert_eq!(reason(Some("ru"), Some("pl"), Some("pl")), Reason::Argument);
        assert_eq!(reason(Some("de"), Some("pl"), Some("pl")), Reason::Variable);
        assert_eq!(reason(None, Some("de"), Some("pl\n")), Reason::Stored);
        let locale = Reason::Locale("pl_PL.UTF-8".to_owned());
        assert_eq!(reason(None, None, Some("de")), locale);
    }

    #[test]
    fn the_workspace_is_found_from_any_folder_below_it() {
        let root = tempfile::tempdir().unwrap();
        let below = root.path().join("examples/ch13_barriers");
        fs::create_dir_all(&below).unwrap();
        assert_eq!(workspace_root(&below), None);
        fs::write(root.path().join("book.toml"), "").unwrap();
        assert_eq!(workspace_root(&below).as_deref(), Some(root.path()));
    }
}
