//! The server-sent events of one run or grading: what the page asked for, where to send, and when nobody wants it any more.

use std::convert::Infallible;

use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use futures_util::stream;
use serde::Serialize;
use timeline::Language;
use tokio::sync::{mpsc, watch};

/// How many events may wait for a slow reader before the program has to.
const WAITING: usize = 64;

/// The query of a request: `variant=N` and `lang=pl` or `lang=ru`, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which of the fixed argument lists.
    pub variant: Option<usize>,
    /// The edition that the page belongs to.
    pub language: Language,
}

impl Wish {
    /// Reads a query. What does not fit is refused as a whole.
    pub fn parse(query: Option<&str>) -> Option<Wish> {
        let mut wish = Wish {
            variant: None,
            language: Language::Pl,
        };
        for pair in query
            .unwrap_or_default()
            .split('&')
            .filter(|p| !p.is_empty())
        {
            match pair.split_once('=')? {
                ("variant", index) if index.bytes().all(|b| b.is_ascii_digit()) => {
                    wish.variant = Some(index.parse().ok()?);
                }
                ("lang", code) => {
                    let known = Language::ALL.into_iter().find(|l| l.code() == code);
                    wish.language = known?;
                }
                _ => return None,
            }
        }
        Some(wish)
    }
}

/// Where the events of one request go.
pub struct Sender {
    events: mpsc::Sender<Event>,
    closing: watch::Receiver<bool>,
}

/// An event stream and its sending end.
pub fn open(closing: watch::Receiver<bool>) -> (Sender, Response) {
    let (events, mut received) = mpsc::channel(WAITING);
    let stream = stream::poll_fn(move |context| {
        let next = received.poll_recv(context);
        next.map(|event| event.map(Ok::<_, Infallible>))
    });
    let response = Sse::new(stream).keep_alive(KeepAlive::default());
    (Sender { events, closing }, response.into_response())
}

impl Sender {
    /// Sends a text, line ends included. That nobody receives it is noticed by [`Sender::unwanted`].
    pub async fn text(&self, name: &str, text: impl AsRef<str>) {
        let _ = self
            .events
            .send(Event::default().event(name).data(text))
            .await;
    }

    /// Sends a value as JSON.
    pub async fn json(&self, name: &str, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(text) => self.text(name, text).await,
            Err(error) => self.text("fault", error.to_string()).await,
        }
    }

    /// Resolves when the page is gone or the server ends.
    pub async fn unwanted(&self) {
        let mut closing = self.closing.clone();
        tokio::select! {
            () = self.events.closed() => {}
            _ = closing.wait_for(|closing| *closing) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_an_index_and_a_language() {
        let wish = |variant, language| Some(Wish { variant, language });
        assert_eq!(Wish::parse(None), wish(None, Language::Pl));
        assert_eq!(Wish::parse(Some("")), wish(None, Language::Pl));
        assert_eq!(
            Wish::parse(Some("variant=3&lang=ru")),
            wish(Some(3), Language::Ru)
        );
    }

    #[test]
    fn everything_else_is_refused() {
        for query in [
            "variant=",
            "variant=-1",
            "variant=%31",
            "variant=+1",
            "variant=1;ls",
            "variant=--help",
            "variant=99999999999999999999999",
            "lang=en",
            "lang=ru%00",
            "variant",
            "argument=1",
        ] {
            assert_eq!(Wish::parse(Some(query)), None, "{query}");
        }
    }
}
