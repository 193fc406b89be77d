//! What was asked, for whoever wants to know: paths, versions and times, never a value.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// One list, shared by everybody who asks.
#[derive(Clone, Debug, Default)]
pub struct Journal(Arc<Mutex<Vec<Entry>>>);

/// One try of a request.
#[derive(Clone, Debug)]
pub struct Entry {
    method: String,
    path: String,
    /// None when there was no answer.
    status: Option<u16>,
    version: Option<u64>,
    took: Duration,
}

impl Journal {
    /// So far, in the order of the answers.
    pub fn entries(&self) -> Vec<Entry> {
        self.list().clone()
    }

    pub(super) fn note(&self, method: &str, path: &str, status: Option<u16>, took: Duration) {
        let (method, path) = (method.to_owned(), path.to_owned());
        self.list().push(Entry { method, path, status, version: None, took });
    }

    /// The last answer to this path held that version of a secret.
    pub(super) fn version(&self, path: &str, version: u64) {
        if let Some(entry) = self.list().iter_mut().rev().find(|it| it.path == path) {
            entry.version = Some(version);
        }
    }

    fn list(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, path, status, version, took } = self;
        write!(f, "asked: {method} {path}: ")?;
        match status {
            Some(status) => write!(f, "status {status}")?,
            None => f.write_str("no answer")?,
        }
        if let Some(version) = version {
            write!(f, ", version {version}")?;
        }
        write!(f, ", {} ms", took.as_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_belongs_to_the_last_answer() {
        let journal = Journal::default();
        let took = Duration::from_millis(20);
        journal.note("GET", "secret/data/a", None, took);
        journal.note("GET", "secret/data/a", Some(200), took);
        journal.version("secret/data/a", 3);
        journal.version("secret/data/b", 4);
        let lines: Vec<_> = journal.entries().iter().map(Entry::to_string).collect();
        let said = [
            "asked: GET secret/data/a: no answer, 20 ms",
            "asked: GET secret/data/a: status 200, version 3, 20 ms",
        ];
        assert_eq!(lines, said);
    }
}
