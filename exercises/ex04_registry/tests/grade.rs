//! What a registry of threads must do. Each case is one property, run in every schedule that is explored.

use ex04_registry::Registry;
use grader::{require, require_eq};
use std::sync::Barrier;
use std::{panic, thread};

grader::main!(
    counts_alone,
    leaves_in_any_order,
    names_may_repeat,
    counts_while_threads_wait,
    comings_and_goings,
    gone_after_a_panic,
);

/// What is registered, in order.
fn require_names(registry: &Registry, expected: &str) {
    require_eq(registry.enumerate().join(" "), expected, "wrong_names");
    let count = expected.split_whitespace().count();
    require_eq(registry.active_count(), count, "wrong_count");
}

fn counts_alone() {
    let registry = Registry::new();
    require_names(&registry, "");
    {
        let _alfa = registry.register("alfa");
        require_names(&registry, "alfa");
        let _beta = registry.register("beta");
        require_names(&registry, "alfa beta");
    }
    require_names(&registry, "");
}

fn leaves_in_any_order() {
    let registry = Registry::new();
    let gamma = registry.register("gamma");
    let beta = registry.register("beta");
    let alfa = registry.register("alfa");
    require_names(&registry, "gamma beta alfa");
    drop(gamma);
    require_names(&registry, "beta alfa");
    let delta = registry.register("delta");
    drop(alfa);
    require_names(&registry, "beta delta");
    drop(delta);
    require_names(&registry, "beta");
    drop(beta);
    require_names(&registry, "");
}

fn names_may_repeat() {
    let registry = Registry::new();
    let first = registry.register("alfa");
    let second = registry.register("alfa");
    require_names(&registry, "alfa alfa");
    drop(first);
    require_names(&registry, "alfa");
    drop(second);
    require_names(&registry, "");
}

/// The threads have registered before the first meeting and leave after the second one.
fn counts_while_threads_wait() {
    let registry = Registry::new();
    let (working, done) = (Barrier::new(3), Barrier::new(3));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let _alfa = registry.register("alfa");
                working.wait();
                done.wait();
            });
        }
        working.wait();
        require_names(&registry, "alfa alfa");
        done.wait();
    });
    require_names(&registry, "");
}

/// Whoever comes or goes, the others stay in the registry.
fn comings_and_goings() {
    let registry = Registry::new();
    let here = |name: &str| {
        let names = registry.enumerate();
        require(names.iter().any(|known| known == name), "not_listed");
    };
    let _main = registry.register("main");
    thread::scope(|scope| {
        scope.spawn(|| {
            let _alfa = registry.register("alfa");
            here("alfa");
        });
        let _beta = registry.register("beta");
        here("beta");
        here("main");
    });
    require_names(&registry, "main");
}

fn gone_after_a_panic() {
    let registry = Registry::new();
    thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let _alfa = registry.register("alfa");
            panic::resume_unwind(Box::new(13));
        });
        require(thread.join().is_err(), "panic_swallowed");
    });
    require_names(&registry, "");
    let _beta = registry.register("beta");
    require_names(&registry, "beta");
}
