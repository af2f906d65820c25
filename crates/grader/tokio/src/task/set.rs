//! `tokio::task::JoinSet`.

use super::{AbortHandle, Id, JoinError, JoinHandle, spawn_blocking, spawn_local};
use grader::tasks;
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

/// `tokio::task::JoinSet`; dropping it aborts the tasks.
pub struct JoinSet<T> {
    tasks: Vec<JoinHandle<T>>,
}

impl<T> JoinSet<T> {
    /// `JoinSet::new`.
    #[must_use]
    pub fn new() -> JoinSet<T> {
        JoinSet { tasks: Vec::new() }
    }

    /// `JoinSet::len`.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// `JoinSet::is_empty`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }
}

impl<T: 'static> JoinSet<T> {
    fn add(&mut self, task: JoinHandle<T>) -> AbortHandle {
        let handle = task.abort_handle();
        self.tasks.push(task);
        handle
    }

    /// `JoinSet::spawn`.
    #[track_caller]
    pub fn spawn<F>(&mut self, future: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        let task = spawn_local(future);
        self.add(task)
    }

    /// `JoinSet::spawn_local`.
    #[track_caller]
    pub fn spawn_local<F: Future<Output = T> + 'static>(&mut self, future: F) -> AbortHandle {
        let task = spawn_local(future);
        self.add(task)
    }

    /// `JoinSet::spawn_blocking`.
    #[track_caller]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        let task = spawn_blocking(f);
        self.add(task)
    }

    /// `JoinSet::try_join_next`.
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {
        self.try_join_next_with_id().map(without_id)
    }

    /// `JoinSet::try_join_next_with_id`.
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {
        let index = self.tasks.iter().position(JoinHandle::is_finished)?;
        let task = self.tasks.remove(index);
        let result = task.take()?;
        Some(result.map(|value| (task.id(), value)))
    }

    /// `JoinSet::poll_join_next`.
    pub fn poll_join_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T, JoinError>>> {
        self.poll_join_next_with_id(context)
            .map(|ended| ended.map(without_id))
    }

    /// `JoinSet::poll_join_next_with_id`.
    pub fn poll_join_next_with_id(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<(Id, T), JoinError>>> {
        if self.tasks.is_empty() {
            return Poll::Ready(None);
        }
        for index in 0..self.tasks.len() {
            if let Poll::Ready(result) = Pin::new(&mut self.tasks[index]).poll(context) {
                let id = self.tasks.remove(index).id();
                return Poll::Ready(Some(result.map(|value| (id, value))));
            }
        }
        Poll::Pending
    }

    /// `JoinSet::join_next`.
    #[track_caller]
    pub fn join_next(&mut self) -> impl Future<Output = Option<Result<T, JoinError>>> {
        let place = Location::caller();
        poll_fn(move |context| tasks::poll_at(place, || self.poll_join_next(context)))
    }

    /// `JoinSet::join_next_with_id`.
    #[track_caller]
    pub fn join_next_with_id(
        &mut self,
    ) -> impl Future<Output = Option<Result<(Id, T), JoinError>>> {
        let place = Location::caller();
        poll_fn(move |context| tasks::poll_at(place, || self.poll_join_next_with_id(context)))
    }

    /// `JoinSet::join_all`.
    ///
    /// # Panics
    /// If a task panics or was aborted.
    pub async fn join_all(mut self) -> Vec<T> {
        let mut all = Vec::with_capacity(self.len());
        while let Some(result) = self.join_next().await {
            match result {
                Ok(value) => all.push(value),
                Err(error) if error.is_panic() => {
                    explored_std::panic::resume_unwind(error.into_panic())
                }
                Err(error) => panic!("{error}"),
            }
        }
        all
    }

    /// `JoinSet::abort_all`.
    pub fn abort_all(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }

    /// `JoinSet::shutdown`.
    pub async fn shutdown(&mut self) {
        self.abort_all();
        while self.join_next().await.is_some() {}
    }

    /// `JoinSet::detach_all`.
    pub fn detach_all(&mut self) {
        self.tasks.clear();
    }
}

fn without_id<T>(result: Result<(Id, T), JoinError>) -> Result<T, JoinError> {
    result.map(|(_, value)| value)
}

impl<T> Drop for JoinSet<T> {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl<T> Default for JoinSet<T> {
    fn default() -> JoinSet<T> {
        JoinSet::new()
    }
}

impl<T> fmt::Debug for JoinSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinSet").field("len", &self.len()).finish()
    }
}

impl<F> FromIterator<F> for JoinSet<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = F>>(futures: I) -> Self {
        let mut set = JoinSet::new();
        for future in futures {
            set.spawn(future);
        }
        set
    }
}
