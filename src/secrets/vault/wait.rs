//! Waiting for a server that is starting, or sealed.

use std::time::Duration;

use serde::de::IgnoredAny;
use tokio::time::{Instant, sleep};

use super::{endpoint::Plain, fault::Fault, settings::Settings, transport::Transport};

const PAUSE: Duration = Duration::from_millis(500);

/// Returns when the server is open, or what it was when the time ran out. `tell` is called whenever that
/// changes.
///
/// # Errors
/// When the settings cannot be used, or the server is not open in time.
pub async fn wait(
    settings: &Settings,
    limit: Duration,
    mut tell: impl FnMut(&Fault),
) -> anyhow::Result<()> {
    let until = Instant::now() + limit;
    let transport = Transport::new(settings)?.without_retries();
    let mut last = None;
    loop {
        let Err(fault) = open(&transport).await else { return Ok(()) };
        if Instant::now() + PAUSE > until {
            return Err(fault.into());
        }
        if last.as_ref() != Some(&fault) {
            tell(&fault);
        }
        last = Some(fault);
        sleep(PAUSE).await;
    }
}

/// Asks without a token; a standby is as good as the leader.
async fn open(transport: &Transport) -> Result<(), Fault> {
    let mut request = Plain::get("sys/health".into());
    request.query = Some("standbyok=true&perfstandbyok=true".into());
    match transport.call::<_, IgnoredAny>(request).await {
        Ok(_) => Ok(()),
        Err(Fault::Refused { status: 503, path: _ }) => {
            Err(Fault::Sealed { address: transport.address.clone() })
        }
        Err(fault) => Err(fault),
    }
}
