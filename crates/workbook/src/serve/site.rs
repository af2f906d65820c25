//! The pages of one build, and how one build takes the place of another while it is being read.
//!
//! A request sees one build from its beginning to its end: the pages, the policy that fits them, their versions and what they offer
//! go together in a [`Shown`], of which each request takes its own copy. The folder of a build lives as long as anybody reads it.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io, mem,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::http::HeaderValue;
use tempfile::TempDir;

use crate::{
    messages::Problem,
    serve::{policy::Policy, programs::Offer},
};

/// The pages of one build.
pub struct Site {
    folder: Folder,
    policy: HeaderValue,
    /// A digest of each page, by its path from the folder: equal as long as the page is.
    versions: BTreeMap<String, String>,
}

enum Folder {
    Kept(PathBuf),
    /// Removed together with the site.
    Own(TempDir),
}

/// What is shown to readers at one moment.
#[derive(Clone)]
pub struct Shown {
    /// The newest pages that could be built.
    pub site: Arc<Site>,
    /// Those before them: a page that was sent a moment ago still asks for its styles and scripts.
    pub before: Option<Arc<Site>>,
    /// What the newest pages may have run and graded.
    pub offer: Arc<Offer>,
    /// Why the newest pages are not those of the sources, if they are not.
    pub broken: Option<Arc<Problem>>,
}

impl Site {
    /// The pages in a folder that stays.
    ///
    /// # Errors
    /// When a page cannot be read.
    pub fn open(folder: PathBuf) -> io::Result<Site> {
        Site::of(Folder::Kept(folder))
    }

    /// The pages in a folder that is removed when nobody needs it any more.
    ///
    /// # Errors
    /// As [`Site::open`].
    pub fn own(folder: TempDir) -> io::Result<Site> {
        Site::of(Folder::Own(folder))
    }

    fn of(folder: Folder) -> io::Result<Site> {
        let mut policy = Policy::default();
        let mut versions = BTreeMap::new();
        visit(folder.path(), "", &mut |name, page| {
            policy.allow(&page);
            let mut hasher = DefaultHasher::new();
            page.hash(&mut hasher);
            versions.insert(name, format!("{:016x}", hasher.finish()));
        })?;
        Ok(Site {
            policy: policy.header(),
            folder,
            versions,
        })
    }

    /// The folder with the pages; the Russian edition is in `ru` below it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The Content-Security-Policy of the pages.
    #[must_use]
    pub fn policy(&self) -> &HeaderValue {
        &self.policy
    }

    /// The version of the page at a path of an address, such as `/ru/`, or nothing if there is no page.
    #[must_use]
    pub fn version(&self, path: &str) -> Option<&str> {
        self.page(path).map(|(_, version)| version)
    }

    /// The file of the page at a path of an address, and its version; nothing if there is no page.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<(PathBuf, &str)> {
        let path = path.trim_start_matches('/');
        let is_folder = path.is_empty() || path.ends_with('/');
        let name = format!("{path}{}", if is_folder { "index.html" } else { "" });
        let version = self.versions.get(&name)?;
        Some((self.folder().join(name), version))
    }
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Folder::Kept(folder) => folder,
            Folder::Own(folder) => folder.path(),
        }
    }
}

impl Shown {
    /// The first pages.
    #[must_use]
    pub fn new(site: Site, offer: Offer) -> Shown {
        Shown {
            site: Arc::new(site),
            before: None,
            offer: Arc::new(offer),
            broken: None,
        }
    }

    /// Shows newer pages.
    pub fn replace(&mut self, site: Site, offer: Offer) {
        self.before = Some(mem::replace(&mut self.site, Arc::new(site)));
        self.offer = Arc::new(offer);
        self.broken = None;
    }
}

/// Calls `found` with the path and the text of each page.
fn visit(folder: &Path, prefix: &str, found: &mut impl FnMut(String, String)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            visit(&path, &format!("{name}/"), found)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found(name, fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("ru")).expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    #[test]
    fn the_policy_allows_the_scripts_of_all_pages_and_no_others() {
        let site = Site::own(folder(&[
            ("a.html", "<script>a()</script>"),
            ("ru/b.html", "<script>b()</script>"),
            ("c.js", "'<script>c()</script>'"),
        ]))
        .expect("pages");
        let mut policy = Policy::default();
        policy.allow("<script>a()</script><script>b()</script>");
        assert_eq!(site.policy(), policy.header());
    }

    #[test]
    fn a_page_has_a_version_under_each_of_its_addresses() {
        let files = [("index.html", "a"), ("ru/index.html", "b")];
        let site = Site::own(folder(&files)).expect("pages");
        let [polish, russian] = ["/", "/ru/"].map(|path| site.version(path).expect("a page"));
        assert_ne!(polish, russian);
        assert_eq!(site.version("/index.html"), Some(polish));
        assert_eq!(site.version("ru/index.html"), Some(russian));
        assert_eq!(site.version("/ru/ch13.html"), None);
    }

    #[test]
    fn a_page_has_a_new_version_when_it_has_changed() {
        let version = |text: &str| {
            let site = Site::own(folder(&[("a.html", text)])).expect("pages");
            site.version("/a.html").map(str::to_owned)
        };
        assert_eq!(version("a"), version("a"));
        assert_ne!(version("a"), version("b"));
    }

    #[test]
    fn an_own_folder_lives_as_long_as_somebody_reads_it() {
        let site = |text| Site::own(folder(&[("a.html", text)])).expect("pages");
        let mut shown = Shown::new(site("1"), Offer::default());
        let first = shown.site.folder().to_owned();
        shown.replace(site("2"), Offer::default());
        assert!(first.exists(), "its pages may still ask for their styles");
        let request = shown.clone();
        shown.replace(site("3"), Offer::default());
        assert!(first.exists(), "a request is still reading");
        drop(request);
        assert!(!first.exists());
    }
}
