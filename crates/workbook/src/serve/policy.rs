//! The Content-Security-Policy of the pages.
//!
//! mdBook's pages have inline scripts. The policy allows exactly those that are in the built pages, by their hash, and
//! nothing from another host; a script that got into a page in any other way does not run. Styles may be inline: the
//! timelines and mdBook set them, and they cannot run anything.

use std::collections::BTreeSet;

use axum::http::HeaderValue;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The policy of the pages that it was shown.
#[derive(Default)]
pub struct Policy {
    /// The hashes of their inline scripts.
    scripts: BTreeSet<String>,
}

impl Policy {
    /// Allows the inline scripts of a page.
    pub fn allow(&mut self, page: &str) {
        self.scripts.extend(inline_scripts(page).map(hash));
    }

    /// The value of the header.
    ///
    /// # Panics
    /// Never: all of it is ASCII.
    #[must_use]
    pub fn header(&self) -> HeaderValue {
        let scripts: String = self
            .scripts
            .iter()
            .map(|hash| format!(" '{hash}'"))
            .collect();
        let policy = format!(
            "default-src 'none'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'self'; \
             form-action 'none'; frame-ancestors 'self'"
        );
        HeaderValue::try_from(policy).expect("hashes and keywords are ASCII")
    }
}

fn hash(script: &str) -> String {
    // Browsers hash the script as parsed, and parsing makes every line end a line feed.
    let script = script.replace("\r\n", "\n");
    let digest = BASE64_STANDARD.encode(Sha256::digest(script));
    format!("sha256-{digest}")
}

/// The texts between `<script …>` and `</script>`, in order, without those of scripts that have a `src`.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    // Only ASCII letters change, so every index is valid in both.
    let lower = page.to_ascii_lowercase();
    let mut scripts = Vec::new();
    let mut from = 0;
    while let Some(start) = lower[from..].find("<script").map(|at| from + at) {
        let Some(open) = lower[start..].find('>').map(|at| start + at) else {
            break;
        };
        let Some(close) = lower[open..].find("</script").map(|at| open + at) else {
            break;
        };
        let tag = &lower[start + "<script".len()..open];
        let is_script = tag.is_empty() || tag.starts_with(|c: char| c.is_ascii_whitespace());
        if is_script && !tag.split_ascii_whitespace().any(|a| a.starts_with("src")) {
            scripts.push(&page[open + 1..close]);
        }
        from = close;
    }
    scripts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_with_a_source_or_another_name_are_not_inline() {
        let page = "<script async src=\"a.js\"></script><SCRIPT type='x'>Żółw()</SCRIPT>\n\
                    <scripture>no</scripture><script>\nb()\n</script >";
        let found: Vec<_> = inline_scripts(page).collect();
        assert_eq!(found, ["Żółw()", "\nb()\n"]);
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // The example of the CSP specification, section 2.3.1.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn scripts_are_allowed_by_their_hash_and_in_no_other_way() {
        let mut policy = Policy::default();
        policy.allow("<script>a()</script>");
        let header = policy.header();
        let scripts = header
            .to_str()
            .expect("ASCII")
            .split("; ")
            .find(|directive| directive.starts_with("script-src"))
            .expect("it limits scripts");
        assert_eq!(scripts, format!("script-src 'self' '{}'", hash("a()")));
    }
}
