//! What asks an image whether it is ready.

use crate::{plan::Probe, stack::ProbeTool};

/// The right probe of an image.
#[derive(Clone, Copy)]
pub struct ProbeFacts {
    pub test: ProbeTestFacts,
    /// Seconds.
    pub interval: u64,
    pub timeout: u64,
    pub start_period: u64,
    pub start_interval: u64,
}

#[derive(Clone, Copy)]
pub enum ProbeTestFacts {
    /// GET this address with this program; 2xx is ready.
    Http(ProbeTool, &'static str),
    /// An argument list.
    Exec(&'static [&'static str]),
    /// A line for the shell.
    Shell(&'static str),
}

impl ProbeFacts {
    /// Asks every half minute, and oftener while it may be starting, which takes so many seconds.
    pub const fn starting(start_period: u64, test: ProbeTestFacts) -> Self {
        Self { test, interval: 30, timeout: 5, start_period, start_interval: 5 }
    }

    pub const fn curl(start_period: u64, url: &'static str) -> Self {
        Self::starting(start_period, ProbeTestFacts::Http(ProbeTool::Curl, url))
    }

    pub const fn wget(start_period: u64, url: &'static str) -> Self {
        Self::starting(start_period, ProbeTestFacts::Http(ProbeTool::Wget, url))
    }

    pub const fn exec(start_period: u64, words: &'static [&'static str]) -> Self {
        Self::starting(start_period, ProbeTestFacts::Exec(words))
    }

    pub const fn shell(start_period: u64, line: &'static str) -> Self {
        Self::starting(start_period, ProbeTestFacts::Shell(line))
    }

    pub fn probe(&self) -> Probe {
        let probe = match self.test {
            ProbeTestFacts::Http(ProbeTool::Curl, url) => Probe::curl(url),
            ProbeTestFacts::Http(ProbeTool::Node, url) => Probe::node(url),
            ProbeTestFacts::Http(ProbeTool::Python, url) => Probe::python(url),
            ProbeTestFacts::Http(ProbeTool::Wget, url) => Probe::wget(url),
            ProbeTestFacts::Exec(words) => Probe::exec(words),
            ProbeTestFacts::Shell(line) => Probe::shell(line),
        };
        probe.every(self.interval, self.timeout).starting(self.start_period, self.start_interval)
    }
}
