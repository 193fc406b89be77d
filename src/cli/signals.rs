//! What somebody who has had enough sends.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGINT and SIGTERM end the work, not the process: there may be a token to revoke.
pub(super) struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    pub(super) fn new() -> anyhow::Result<Self> {
        let (interrupt, terminate) = (SignalKind::interrupt(), SignalKind::terminate());
        Ok(Self { interrupt: signal(interrupt)?, terminate: signal(terminate)? })
    }

    /// The work, or that somebody has had enough of it, also if that was before it began.
    pub(super) async fn or<T>(
        &mut self,
        work: impl Future<Output = anyhow::Result<T>>,
    ) -> anyhow::Result<T> {
        tokio::select! {
            outcome = work => outcome,
            _ = self.interrupt.recv() => Err(anyhow::Error::msg("interrupted")),
            _ = self.terminate.recv() => Err(anyhow::Error::msg("terminated")),
        }
    }
}
