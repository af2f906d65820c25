//! Every sentence that a verdict can say, in both languages, through Fluent.
//!
//! The texts are in `locales/`; this module only picks and fills them in. Polish and Russian decline nouns, so an object
//! is offered to a message in each case that it may need (`$object` nominative, `$object_acc` accusative, `$object_gen`
//! genitive, `$object_loc` where), and a thread in three.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;
use timeline::{Language, Text};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The values that fill the places of a message.
pub(crate) type Arguments<'a> = FluentArgs<'a>;

static POLISH: LazyLock<Bundle> = LazyLock::new(|| {
    bundle(
        "pl",
        [
            include_str!("../locales/pl/messages.ftl"),
            include_str!("../locales/pl/operations.ftl"),
            include_str!("../locales/pl/report.ftl"),
        ],
    )
});

static RUSSIAN: LazyLock<Bundle> = LazyLock::new(|| {
    bundle(
        "ru",
        [
            include_str!("../locales/ru/messages.ftl"),
            include_str!("../locales/ru/operations.ftl"),
            include_str!("../locales/ru/report.ftl"),
        ],
    )
});

fn bundle(language: &str, files: [&'static str; 3]) -> Bundle {
    let language: LanguageIdentifier = language.parse().expect("a language code");
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The marks that isolate text of another direction are invisible, but they break the columns of a table.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("a file in locales/ is malformed: {errors:?}"));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("a message is defined twice: {errors:?}"));
    }
    bundle
}

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::Pl => &POLISH,
        Language::Ru => &RUSSIAN,
    }
}

/// Whether there is such a message.
#[cfg(test)]
pub(crate) fn has(language: Language, id: &str) -> bool {
    of(language).has_message(id)
}

/// The message `id`, or its attribute for `id.attribute`.
///
/// # Panics
/// If there is no such message or a place is not filled: the tests of this crate format every message there is.
pub(crate) fn say(language: Language, id: &str, arguments: &Arguments) -> String {
    let bundle = of(language);
    let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
    let message = bundle
        .get_message(message)
        .unwrap_or_else(|| panic!("no message {id} in {}", language.code()));
    let pattern = match attribute {
        None => message.value(),
        Some(name) => message.get_attribute(name).map(|a| a.value()),
    }
    .unwrap_or_else(|| panic!("the message {id} is empty in {}", language.code()));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    assert!(errors.is_empty(), "{id} in {}: {errors:?}", language.code());
    text.into_owned()
}

/// The message `id` without places to fill.
pub(crate) fn plain(language: Language, id: &str) -> String {
    say(language, id, &Arguments::new())
}

/// A text in both languages.
pub(crate) fn both(mut one: impl FnMut(Language) -> String) -> Text {
    Text {
        pl: one(Language::Pl),
        ru: one(Language::Ru),
    }
}

/// A number that decides plural forms.
pub(crate) fn count(number: u64) -> FluentValue<'static> {
    // Fluent counts in f64, which is exact up to 2^53.
    FluentValue::from(number as f64)
}
