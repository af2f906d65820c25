//! The Content-Security-Policy of the pages.
//!
//! mdBook's pages have inline scripts. The policy allows exactly those that are in the built pages, by their hash, and
//! nothing from another host; a script that got into a page in any other way does not run. Styles may be inline: the
//! timelines and mdBook set them, and they cannot run anything.

use std::{collections::BTreeSet, fs, io, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The policy for the pages below `folder`, as the value of the header.
///
/// # Errors
/// When the folder or a page in it cannot be read.
pub fn of_pages(folder: &Path) -> io::Result<String> {
    let mut hashes = BTreeSet::new();
    collect(folder, &mut hashes)?;
    let scripts: String = hashes.iter().map(|hash| format!(" '{hash}'")).collect();
    Ok(format!(
        "default-src 'none'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; \
         frame-ancestors 'self'"
    ))
}

fn collect(folder: &Path, hashes: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, hashes)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            let page = fs::read_to_string(&path)?;
            hashes.extend(inline_scripts(&page).map(hash));
        }
    }
    Ok(())
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
    fn the_policy_allows_the_scripts_of_all_pages_and_no_others() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("ru")).expect("a folder");
        fs::write(folder.path().join("a.html"), "<script>a()</script>").expect("written");
        fs::write(folder.path().join("ru/b.html"), "<script>b()</script>").expect("written");
        fs::write(folder.path().join("c.js"), "'<script>c()</script>'").expect("written");
        let policy = of_pages(folder.path()).expect("a policy");
        let scripts = policy
            .split("; ")
            .find(|directive| directive.starts_with("script-src"))
            .expect("it limits scripts");
        assert!(scripts.contains(&hash("a()")) && scripts.contains(&hash("b()")));
        assert!(!scripts.contains(&hash("c()")) && !scripts.contains("unsafe"));
    }
}
