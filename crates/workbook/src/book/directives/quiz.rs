//! A fenced block `quiz`: a question to answer before running the program.
//!
//! It is a plain form; `book/theme/js/quiz.js` checks the answer in the page, so it works without the server and from `file://`.

use crate::{
    book::{markup, typography, words},
    messages::{Problem, reasons},
};
use serde::Deserialize;
use std::fmt::Write;
use timeline::Language;

/// The block's content, in TOML. `id`, `answer`, `program` and `error` are the same in both editions.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// Unique in the chapter.
    pub id: String,
    /// Markdown.
    pub question: String,
    /// Markdown, one line each.
    pub choices: Vec<String>,
    /// The index of the right choice, from 0.
    pub answer: usize,
    /// Markdown, shown after answering.
    pub explanation: String,
    /// The example whose output proves the answer.
    #[serde(default)]
    pub program: Option<String>,
    /// The compiler's error code that proves the answer.
    #[serde(default)]
    pub error: Option<String>,
}

impl Quiz {
    /// What names it in the whole book: `ch13_barriers/order`.
    #[must_use]
    pub fn key(&self, chapter: &str) -> String {
        format!("{chapter}/{}", self.id)
    }
}

/// Reads the block.
///
/// # Errors
///
/// Not TOML of this form, fewer than two choices, an answer that is none of them, neither `program` nor `error`.
pub fn parse(source: &str) -> Result<Quiz, Problem> {
    let quiz: Quiz = toml::from_str(source).map_err(|error| {
        Problem::fault("quiz-malformed").with("reason", reasons::toml(error.message()))
    })?;
    if quiz.choices.len() < 2 {
        return Err(Problem::fault("quiz-without-choice").with("id", quiz.id));
    }
    if quiz.answer >= quiz.choices.len() {
        return Err(Problem::fault("quiz-without-answer")
            .with("id", quiz.id)
            .with("answer", quiz.answer.to_string())
            .with("last", (quiz.choices.len() - 1).to_string()));
    }
    if quiz.program.is_none() && quiz.error.is_none() {
        return Err(Problem::fault("quiz-without-proof").with("id", quiz.id));
    }
    Ok(quiz)
}

/// The page's form of a quiz. Question, choices and explanation stay Markdown.
///
/// ```text
/// out   <form class="panel quiz" data-quiz="ch13_barriers/order" data-answer="1">
///       <fieldset aria-labelledby="quiz-ch13-barriers-order">
///       <div class="quiz-question" id="quiz-ch13-barriers-order">
///
///       Ile wierszy wypisze program?
///
///       </div>
///
///       <label class="choice"><input type="radio" …><span>`3`</span></label>
///       …
/// ```
#[must_use]
pub fn html(quiz: &Quiz, chapter: &str, language: Language) -> String {
    let words = words::of(language);
    let bound = |text: &str| typography::bind_lines(text.trim(), language);
    let id = format!("quiz-{}-{}", markup::slug(chapter), markup::slug(&quiz.id));
    let key = markup::escape(&quiz.key(chapter));
    let [pause, resume] = [
        markup::search_pauses("span"),
        markup::search_resumes("span"),
    ];
    let mut out = markup::block(&format!(
        "<form class=\"panel quiz\" data-quiz=\"{key}\" data-answer=\"{}\">\n<p class=\"panel-kind\">{pause}{}{resume}</p>\n\
         <fieldset aria-labelledby=\"{id}\">\n<div class=\"quiz-question\" id=\"{id}\">",
        quiz.answer,
        if quiz.program.is_some() {
            words.quiz
        } else {
            words.quiz_compiler
        }
    ));
    let _ = write!(out, "{}{}", bound(&quiz.question), markup::block("</div>"));
    for (index, choice) in quiz.choices.iter().enumerate() {
        // Inside a paragraph, where Markdown is still read: `<label>` does not begin an HTML block.
        let _ = write!(
            out,
            "<label class=\"choice\"><input type=\"radio\" name=\"{id}\" value=\"{index}\"> <span>{}</span></label>\n\n",
            bound(choice).trim_end()
        );
    }
    out.push_str(&markup::block(&format!(
        "</fieldset>\n<p class=\"panel-actions\">{pause}<button type=\"submit\" class=\"button\">{}</button>{resume}</p>\n\
         <p class=\"quiz-outcome\" role=\"status\"></p>\n<div class=\"quiz-explanation\">",
        words.answer_button
    )));
    let _ = write!(
        out,
        "{}{}",
        bound(&quiz.explanation),
        markup::block("</div>\n</form>")
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
id = "order"
question = "Ile wierszy wypisze `barrier`?"
choices = ["`3`", "`6`"]
answer = 1
explanation = "Po dwa na wątek."
program = "barrier"
"#;

    #[test]
    fn is_a_form_with_markdown_inside() {
        let html = html(&parse(SOURCE).unwrap(), "ch13_barriers", Language::Pl);
        assert!(
            html.contains("data-quiz=\"ch13_barriers/order\" data-answer=\"1\""),
            "{html}"
        );
        assert!(
            html.contains("\n\nIle wierszy wypisze `barrier`?\n\n</div>"),
            "{html}"
        );
        assert_eq!(html.matches("type=\"radio\"").count(), 2, "{html}");
        assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    }

    #[test]
    fn an_answer_must_be_one_of_the_choices() {
        let problem = parse(&SOURCE.replace("answer = 1", "answer = 2")).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "quiz-without-answer id=order answer=2 last=1"
        );
    }

    #[test]
    fn an_answer_must_be_provable() {
        let problem = parse(&SOURCE.replace("program = \"barrier\"", "")).unwrap_err();
        assert_eq!(problem.key(), "quiz-without-proof");
    }

    #[test]
    fn a_misspelt_field_is_an_error() {
        assert!(parse(&SOURCE.replace("explanation", "explenation")).is_err());
    }
}
