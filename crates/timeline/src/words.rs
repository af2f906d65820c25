//! The few words and the number format that the renderers put around a timeline's own texts.

use crate::{Kind, LaneKind, Language, Timeline, Unit, layout};

/// What a span or a point stands for: in the legend and in the table.
pub(crate) fn kind(kind: Kind, language: Language) -> &'static str {
    let (pl, ru) = match kind {
        Kind::Say => ("komunikat", "сообщение"),
        Kind::Wait => ("czeka", "ждёт"),
        Kind::Hold => (
            "trzyma blokadę lub pozwolenie",
            "держит блокировку или разрешение",
        ),
        Kind::Run => ("pracuje", "работает"),
        Kind::Step => ("operacja", "операция"),
        Kind::Fault => ("tu jest błąd", "здесь ошибка"),
        Kind::End => ("koniec", "конец"),
    };
    one(pl, ru, language)
}

/// What the table calls the end of a lane.
pub(crate) fn end_of(kind: LaneKind, language: Language) -> &'static str {
    match kind {
        LaneKind::Thread => one("koniec wątku", "конец потока", language),
        LaneKind::Task => one("koniec zadania", "конец задачи", language),
        LaneKind::Future => one("koniec obiektu future", "конец объекта future", language),
        LaneKind::Process => one("koniec procesu", "конец процесса", language),
    }
}

/// What a lane is, beside its name.
pub(crate) fn lane(kind: LaneKind, language: Language) -> &'static str {
    match kind {
        LaneKind::Thread => one("wątek", "поток", language),
        LaneKind::Task => one("zadanie", "задача", language),
        LaneKind::Future => one("obiekt future", "объект future", language),
        LaneKind::Process => one("proces", "процесс", language),
    }
}

/// The heading of the column that names lanes.
pub(crate) fn heading(timeline: &Timeline, language: Language) -> &'static str {
    match layout::lane_kinds(timeline)[..] {
        [] | [LaneKind::Thread] => one("Wątek", "Поток", language),
        [LaneKind::Task] => one("Zadanie", "Задача", language),
        [LaneKind::Future] => one("Obiekt future", "Объект future", language),
        [LaneKind::Process] => one("Proces", "Процесс", language),
        _ => one("Kto", "Кто", language),
    }
}

/// The plural of [`lane`], at the beginning of a sentence.
fn lanes(kind: LaneKind, language: Language) -> &'static str {
    match kind {
        LaneKind::Thread => one("Wątki", "Потоки", language),
        LaneKind::Task => one("Zadania", "Задачи", language),
        LaneKind::Future => one("Obiekty future", "Объекты future", language),
        LaneKind::Process => one("Procesy", "Процессы", language),
    }
}

/// The heading of the column of times or steps.
pub(crate) fn at(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Microseconds => one("Czas", "Время", language),
        Unit::Steps => one("Krok", "Шаг", language),
    }
}

pub(crate) fn duration(language: Language) -> &'static str {
    one("Jak długo", "Как долго", language)
}

pub(crate) fn what(language: Language) -> &'static str {
    one("Co się dzieje", "Что происходит", language)
}

pub(crate) fn source(language: Language) -> &'static str {
    one("Kod", "Код", language)
}

pub(crate) fn never_ends(language: Language) -> &'static str {
    one("bez końca", "бесконечно", language)
}

/// The description of the picture for who does not see it.
pub(crate) fn description(timeline: &Timeline, end: u64, language: Language) -> String {
    let of_kind = |kind| {
        let lanes_of_kind = timeline.lanes.iter().filter(|lane| lane.kind == kind);
        let names: Vec<&str> = lanes_of_kind.map(|lane| lane.name.get(language)).collect();
        format!("{}: {}. ", lanes(kind, language), names.join(", "))
    };
    let who: String = layout::lane_kinds(timeline)
        .into_iter()
        .map(of_kind)
        .collect();
    let extent = match timeline.unit {
        Unit::Microseconds => {
            format!(
                "{}: {}",
                one("Czas trwania", "Длительность", language),
                milliseconds(end, language)
            )
        }
        Unit::Steps => one("Kroki idą z góry na dół", "Шаги идут сверху вниз", language).to_owned(),
    };
    format!("{who}{extent}.")
}

/// A run at least this long, in microseconds, is told in whole milliseconds, as the lines which it prints are.
const LONG_RUN: u64 = 20_000;

/// A moment of a run that ends at `end`, both in microseconds: `50 ms` or, in a short run, `0,25 ms`.
pub(crate) fn moment(at: u64, end: u64, language: Language) -> String {
    if end < LONG_RUN {
        milliseconds(at, language)
    } else {
        milliseconds(at / 1000 * 1000, language)
    }
}

/// How long something took in a run that ends at `end`, both in microseconds: `100 ms`, `< 1 ms`.
pub(crate) fn length(microseconds: u64, end: u64, language: Language) -> String {
    match microseconds {
        _ if end < LONG_RUN => milliseconds(microseconds, language),
        0..1000 => format!("< {}", milliseconds(1000, language)),
        _ => milliseconds((microseconds + 500) / 1000 * 1000, language),
    }
}

/// Microseconds as milliseconds with their unit and, below 10 ms, with decimals.
pub(crate) fn milliseconds(microseconds: u64, language: Language) -> String {
    let unit = one("ms", "мс", language);
    let number = match microseconds {
        0..1_000 => decimals(microseconds, 2),
        1_000..10_000 => decimals(microseconds, 1),
        _ => grouped((microseconds + 500) / 1000),
    };
    format!("{number}\u{a0}{unit}")
}

/// Milliseconds with at most this many decimals and a decimal comma, without zeros at the end.
fn decimals(microseconds: u64, decimals: usize) -> String {
    let milliseconds = microseconds as f64 / 1000.0;
    let number = format!("{milliseconds:.decimals$}");
    number
        .trim_end_matches('0')
        .trim_end_matches('.')
        .replace('.', ",")
}

/// A number with no-break spaces between groups of three digits, from five digits on.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

fn one<'a>(pl: &'a str, ru: &'a str, language: Language) -> &'a str {
    match language {
        Language::Pl => pl,
        Language::Ru => ru,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_readers_language_writes_numbers() {
        let pl = |microseconds| milliseconds(microseconds, Language::Pl);
        assert_eq!(pl(0), "0\u{a0}ms");
        assert_eq!(pl(250), "0,25\u{a0}ms");
        assert_eq!(pl(500), "0,5\u{a0}ms");
        assert_eq!(pl(4), "0\u{a0}ms");
        assert_eq!(pl(1_500), "1,5\u{a0}ms");
        assert_eq!(pl(2_000), "2\u{a0}ms");
        assert_eq!(pl(150_499), "150\u{a0}ms");
        assert_eq!(pl(150_500), "151\u{a0}ms");
        assert_eq!(pl(9_999_000), "9999\u{a0}ms");
        assert_eq!(pl(12_345_678_000), "12\u{a0}345\u{a0}678\u{a0}ms");
        assert_eq!(milliseconds(50_000, Language::Ru), "50\u{a0}мс");
    }

    #[test]
    fn a_long_run_is_told_in_whole_milliseconds_like_its_lines() {
        assert_eq!(moment(150_999, 601_000, Language::Pl), "150\u{a0}ms");
        assert_eq!(moment(2_800, 601_000, Language::Pl), "2\u{a0}ms");
        assert_eq!(moment(2_800, 9_000, Language::Pl), "2,8\u{a0}ms");
        assert_eq!(length(40, 601_000, Language::Ru), "< 1\u{a0}мс");
        assert_eq!(length(99_700, 601_000, Language::Ru), "100\u{a0}мс");
        assert_eq!(length(40, 9_000, Language::Ru), "0,04\u{a0}мс");
    }
}
