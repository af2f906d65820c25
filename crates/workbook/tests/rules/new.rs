//! `new-chapter` and `new-exercise`: what they make, in a copy of the workbook, keeps every rule that does not ask for real contents.

use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use runner::{Engine, Exercise, Options, Outcome, grade_with};
use solutions::Solution;
use workbook::map::Map;

use crate::{
    examples::speaks,
    scratch,
    workspace::{
        Finished, OTHER_ROOT, cargo, json_lines, neutral, own_root, run, target_directory,
    },
};

/// For all the rules together, on a slow machine.
const RULES_LIMIT: Duration = Duration::from_secs(300);
/// For an example that works for 50 ms.
const RUN_LIMIT: Duration = Duration::from_secs(10);

/// A copy of the workbook at a place that is the same every time, so that cargo finds again what it has built of it.
struct Copy {
    root: PathBuf,
}

impl Copy {
    /// `name` is that of the test: no other one works in this copy.
    fn new(name: &str) -> Copy {
        let root = scratch::fresh(name);
        for name in scratch::PARTS {
            copy(&own_root().join(name), &root.join(name));
        }
        Copy { root }
    }

    fn workbook(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the tool starts")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = neutral(env!("CARGO_BIN_EXE_workbook"));
        command
            .args(arguments)
            .args(["--lang", "pl"])
            .current_dir(&self.root);
        command
    }

    /// What is said, if the tool succeeds.
    fn made(&self, arguments: &[&str]) -> String {
        let output = self.workbook(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Every file with its contents.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let contents = fs::read(&path).expect("readable");
                    files.insert(path, contents);
                }
            }
        }
        files
    }
}

/// With the times of the files, by which cargo knows what has changed.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        if from.ends_with("target") || from.ends_with("node_modules") {
            return;
        }
        fs::create_dir_all(to).expect("a writable folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            copy(&from.join(&name), &to.join(&name));
        }
        return;
    }
    fs::copy(from, to).expect("copied");
    let modified = fs::metadata(from).and_then(|data| data.modified());
    File::options()
        .append(true)
        .open(to)
        .and_then(|file| file.set_modified(modified?))
        .expect("the time can be set");
}

/// The number of a chapter that the book does not have yet.
fn free_number(map: &Map) -> u32 {
    let taken = |number| map.chapters.iter().any(|one| one.number() == Some(number));
    (1..)
        .find(|number| !taken(*number))
        .expect("there are more numbers than chapters")
}

#[test]
fn a_new_chapter_with_its_exercises_keeps_the_rules() {
    let copy = Copy::new("new_chapter");
    let number = free_number(&Map::load(&copy.root).expect("a map"));
    let chapter = format!("ch{number:02}_trial");
    let said = copy.made(&[
        "new-chapter",
        &chapter,
        "--title-pl",
        "Próba żółwia",
        "--title-ru",
        "Проба ежа",
        "--example",
        "trial_example",
    ]);
    let twin = format!("examples/{chapter}/trial_example.py");
    assert!(said.contains(&twin), "{said}");
    for engine in Engine::ALL.map(Engine::name) {
        let name = format!("trial_{engine}");
        let arguments = [
            "new-exercise",
            &name,
            "--chapter",
            "trial",
            "--engine",
            engine,
        ];
        let said = copy.made(&arguments);
        let starter = format!("solutions/ex{number:02}_{name}/starter.rs");
        assert!(said.contains(&starter), "{said}");
    }
    // Of a chapter that has exercises already, found by a part of its name.
    copy.made(&["new-exercise", "trial_more", "--chapter", "barrier"]);

    let structure = [
        "built_pages::built_pages_have_no_broken_links",
        "map_and_tree::map_matches_the_tree",
        "map_and_tree::panels_show_what_the_map_names",
        "parity::editions_are_in_parity",
        "parity::every_heading_has_an_explicit_id",
        "refused::refused_listings_fail_with_their_code",
    ];
    let judged = judge(&copy, &structure);
    let all = format!("{} passed; 0 failed", structure.len());
    assert!(judged.stdout.contains(&all), "{}", judged.describe());
    real_contents_are_demanded(&copy);
    exercises_are_graded(&copy);
    everything_builds(&copy, &chapter);
}

/// Runs rules of this very program on the copy.
fn judge(copy: &Copy, rules: &[&str]) -> Finished {
    let this = env::current_exe().expect("the test knows its own file");
    let mut command = neutral(this);
    command.env(OTHER_ROOT, &copy.root);
    run(command.arg("--exact").args(rules), RULES_LIMIT)
}

/// The rules say of each new exercise that solutions are missing, and of each template that it is one.
fn real_contents_are_demanded(copy: &Copy) {
    let judged = judge(copy, &["exercises::exercises_are_complete"]);
    let lacking = judged
        .stdout
        .matches("has 1 right and 1 wrong solutions")
        .count();
    assert!(
        judged.code() != Some(0) && judged.stdout.contains("6 found:") && lacking == 6,
        "{}",
        judged.describe()
    );
    let judged = judge(copy, &["templates::no_text_of_a_template_is_left"]);
    assert_ne!(judged.code(), Some(0));
    for file in [
        "trial.md:1:",
        "trial_example.py:1:",
        "trial_tasks/exercise.toml:",
    ] {
        assert!(
            judged.stdout.contains(file),
            "{file}: {}",
            judged.describe()
        );
    }
}

fn new_exercises(copy: &Copy) -> Vec<Exercise> {
    let mut exercises = Exercise::all(&copy.root).expect("the exercises are readable");
    exercises.retain(|exercise| exercise.name.contains("_trial_"));
    assert_eq!(exercises.len(), Engine::ALL.len() + 1);
    exercises
}

/// The starter is unsolved, the right solution passes, the wrong one gets the diagnosis that it announces.
fn exercises_are_graded(copy: &Copy) {
    for exercise in new_exercises(copy) {
        let starter = copy
            .root
            .join("solutions")
            .join(&exercise.name)
            .join("starter.rs");
        let options = Options {
            source: Some(starter),
            ..Options::default()
        };
        // Its graders are those of the workbook itself, which other tests have built.
        let verdict = grade_with(own_root(), &exercise, &options, &mut |_| ());
        assert_eq!(verdict.outcome, Outcome::Unsolved, "{verdict:#?}");
        let solutions = Solution::of(&copy.root, &exercise).expect("they are readable");
        assert_eq!(solutions.len(), 2, "{}", exercise.name);
        for solution in solutions {
            let proved = solution.prove(own_root(), 1);
            proved.unwrap_or_else(|disproof| panic!("{}: {disproof}", exercise.name));
        }
    }
}

/// The example and what a learner starts from compile without a warning, and the example speaks both languages.
fn everything_builds(copy: &Copy, chapter: &str) {
    let exercises = new_exercises(copy);
    let mut libraries = vec!["--lib"];
    for exercise in &exercises {
        libraries.extend(["--package", &exercise.name]);
    }
    for arguments in [&["--package", chapter, "--examples"][..], &libraries] {
        let output = cargo()
            .current_dir(&copy.root)
            .args(["build", "--offline", "--locked", "--message-format=json"])
            .args(arguments)
            .output()
            .expect("cargo starts");
        let messages = json_lines(&output.stdout);
        let complaints = messages
            .iter()
            .filter(|message| message["reason"] == "compiler-message");
        let complaints: Vec<_> = complaints.map(|one| &one["message"]["rendered"]).collect();
        assert!(
            output.status.success() && complaints.is_empty(),
            "{complaints:#?}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    for language in ["pl", "ru"] {
        let program = target_directory().join("debug/examples/trial_example");
        let finished = run(neutral(program).args(["--lang", language]), RUN_LIMIT);
        let spoke = finished.code() == Some(0) && speaks(&finished.stdout, language);
        assert!(spoke, "{}", finished.describe());
    }
}

#[test]
fn a_refused_request_is_explained_and_changes_nothing() {
    let copy = Copy::new("new_refused");
    let before = copy.files();
    let exercise = |name: &'static str, chapter: &'static str| {
        vec!["new-exercise", name, "--chapter", chapter]
    };
    for (arguments, code, reason) in [
        (vec!["new-chapter", "Ch13"], 2, "`ch14_pools`"),
        (vec!["new-chapter", "ch13_pools"], 2, "ch13_barriers"),
        (
            vec!["new-chapter", "ch97_pools", "--example", "barrier"],
            2,
            "„barrier”",
        ),
        (
            vec!["new-chapter", "ch97_pools", "--example", "../x"],
            2,
            "„../x”",
        ),
        (
            vec!["new-chapter", "ch97_pools", "--title-ru", "a [b]"],
            2,
            "„a [b]”",
        ),
        (
            exercise("gate", "bariers"),
            2,
            "Może chodzi o ch13_barriers?",
        ),
        (
            exercise("gate", "process"),
            2,
            "ch05_processes, ch12_between_processes",
        ),
        (exercise("ex12_gate", "13"), 2, "13"),
        (
            exercise("ex13_barrier", "ch13"),
            2,
            "exercises/ex13_barrier już istnieje",
        ),
        (exercise("a-b", "13"), 2, "`ex13_gate`"),
    ] {
        let output = copy.workbook(&arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(reason), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    // The last step of each fails when everything else is done already.
    for arguments in [vec!["new-chapter", "ch97_pools"], exercise("gate", "13")] {
        let output = copy
            .command(&arguments)
            .env("CARGO", "/bin/false")
            .output()
            .expect("the tool starts");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
    }
    assert!(
        copy.files() == before,
        "a refused request left something behind"
    );
}
