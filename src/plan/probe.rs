//! How Docker knows that a service is ready.

use serde::Serialize;

use crate::stack::Duration;

/// A healthcheck. Docker runs it inside the container; Traefik routes to a container only while it
/// succeeds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Probe {
    pub test: ProbeTest,
    pub interval: Duration,
    pub timeout: Duration,
    pub retries: u16,
    pub start_period: Duration,
    /// Time between two probes while the start period lasts.
    pub start_interval: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProbeTest {
    /// An argument list, run without a shell.
    Exec(Vec<String>),
    /// A line for the image's shell.
    Shell(String),
}

impl ProbeTest {
    /// As Compose takes it: `CMD` and arguments, or `CMD-SHELL` and a line.
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Exec(words) => {
                ["CMD"].into_iter().chain(words.iter().map(String::as_str)).collect()
            }
            Self::Shell(line) => vec!["CMD-SHELL", line],
        }
    }
}

impl Probe {
    /// The norm of the stack: every 30 s, 5 s to answer, 5 failures; every 5 s while starting.
    pub fn exec(words: &[&str]) -> Self {
        Self::every_thirty_seconds(ProbeTest::Exec(words.iter().map(|&it| it.into()).collect()))
    }

    pub fn shell(line: &str) -> Self {
        Self::every_thirty_seconds(ProbeTest::Shell(line.into()))
    }

    /// `BusyBox` or GNU wget: any answer but 2xx fails.
    pub fn wget(url: &str) -> Self {
        Self::exec(&["wget", "-q", "-O", "/dev/null", url])
    }

    pub fn curl(url: &str) -> Self {
        Self::exec(&["curl", "-fsS", "-o", "/dev/null", url])
    }

    /// Python's standard library: any answer of 400 or more raises, so it exits 1.
    pub fn python(url: &str) -> Self {
        let code = format!("import urllib.request as r; r.urlopen('{url}', timeout=4)");
        Self::exec(&["python", "-c", &code])
    }

    pub fn node(url: &str) -> Self {
        let code =
            format!("fetch('{url}').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))");
        Self::exec(&["node", "-e", &code])
    }

    fn every_thirty_seconds(test: ProbeTest) -> Self {
        Self {
            test,
            interval: Duration::seconds(30),
            timeout: Duration::seconds(5),
            retries: 5,
            start_period: Duration::seconds(30),
            start_interval: Duration::seconds(5),
        }
    }

    #[must_use]
    pub fn every(mut self, interval: u64, timeout: u64) -> Self {
        self.interval = Duration::seconds(interval);
        self.timeout = Duration::seconds(timeout);
        self
    }

    /// How long a failing probe does not count, and how often it is asked meanwhile.
    #[must_use]
    pub fn starting(mut self, period: u64, interval: u64) -> Self {
        self.start_period = Duration::seconds(period);
        self.start_interval = Duration::seconds(interval);
        self
    }
}
