//! `tokio::runtime`: there is only one, the exploration; what is built here is a name for it.

use grader::tasks;
use std::future::Future;
use std::io;
use std::panic::Location;
use std::time::Duration;

use crate::task::{self, JoinHandle};

/// `tokio::runtime::Runtime`.
#[derive(Debug)]
pub struct Runtime(Handle);

/// `tokio::runtime::Handle`.
#[derive(Clone, Debug)]
pub struct Handle(());

/// `tokio::runtime::EnterGuard`.
#[derive(Debug)]
pub struct EnterGuard<'a>(std::marker::PhantomData<&'a Handle>);

impl Runtime {
    /// `Runtime::new`.
    ///
    /// # Errors
    /// Never.
    pub fn new() -> io::Result<Runtime> {
        Ok(Runtime(Handle(())))
    }

    /// `Runtime::block_on`.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        tasks::block_on(future, Location::caller())
    }

    /// `Runtime::spawn`.
    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        task::spawn(future)
    }

    /// `Runtime::spawn_blocking`.
    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, f: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        task::spawn_blocking(f)
    }

    /// `Runtime::handle`.
    #[must_use]
    pub fn handle(&self) -> &Handle {
        &self.0
    }

    /// `Runtime::enter`.
    #[must_use]
    pub fn enter(&self) -> EnterGuard<'_> {
        EnterGuard(std::marker::PhantomData)
    }

    /// `Runtime::shutdown_timeout`.
    pub fn shutdown_timeout(self, _: Duration) {}

    /// `Runtime::shutdown_background`.
    pub fn shutdown_background(self) {}
}

impl Handle {
    /// `Handle::current`.
    #[must_use]
    pub fn current() -> Handle {
        Handle(())
    }

    /// `Handle::block_on`.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        tasks::block_on(future, Location::caller())
    }

    /// `Handle::spawn`.
    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        task::spawn(future)
    }

    /// `Handle::spawn_blocking`.
    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, f: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        task::spawn_blocking(f)
    }
}

/// `tokio::runtime::Builder`; its settings change nothing here.
#[derive(Debug)]
pub struct Builder(());

macro_rules! settings {
    ($($(#[$attribute:meta])* $name:ident($($argument:ident: $type:ty),*);)+) => { $(
        $(#[$attribute])*
        pub fn $name(&mut self, $($argument: $type),*) -> &mut Builder {
            $(let _ = $argument;)*
            self
        }
    )+ };
}

impl Builder {
    /// `Builder::new_current_thread`.
    #[must_use]
    pub fn new_current_thread() -> Builder {
        Builder(())
    }

    /// `Builder::new_multi_thread`.
    #[must_use]
    pub fn new_multi_thread() -> Builder {
        Builder(())
    }

    settings! {
        /// `Builder::enable_all`.
        enable_all();
        /// `Builder::enable_time`.
        enable_time();
        /// `Builder::enable_io`.
        enable_io();
        /// `Builder::start_paused`; the clock is always virtual here.
        start_paused(paused: bool);
        /// `Builder::worker_threads`.
        worker_threads(count: usize);
        /// `Builder::max_blocking_threads`.
        max_blocking_threads(count: usize);
        /// `Builder::thread_name`.
        thread_name(name: impl Into<String>);
        /// `Builder::thread_stack_size`.
        thread_stack_size(bytes: usize);
    }

    /// `Builder::build`.
    ///
    /// # Errors
    /// Never.
    pub fn build(&mut self) -> io::Result<Runtime> {
        Runtime::new()
    }
}
