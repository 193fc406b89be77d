//! Asks for many secrets at once, over one pool of connections.

use std::{collections::BTreeMap, sync::Arc};

use tokio::{sync::Semaphore, task::JoinSet};

use super::vault::{Fault, Mount, Session};

/// Requests under way at once: enough to hide the latency, few enough for a small server.
const AT_ONCE: usize = 8;

/// Finds every secret's mount, then asks `ask` for each. The answers are in the order of `secrets`.
///
/// # Errors
/// Every fault, each once.
pub async fn gather<Key, Answer, Asking>(
    session: &Session,
    secrets: &[Key],
    secret_of: impl Fn(&Key) -> &str,
    ask: impl Fn(Session, Mount, Key) -> Asking,
) -> Result<Vec<Answer>, Vec<Fault>>
where
    Key: Clone,
    Answer: Send + 'static,
    Asking: Future<Output = Result<Answer, Fault>> + Send + 'static,
{
    let mut mounts: Vec<Mount> = Vec::new();
    let (limit, mut tasks) = (Arc::new(Semaphore::new(AT_ONCE)), JoinSet::new());
    let mut faults = Vec::new();
    for (at, key) in secrets.iter().enumerate() {
        let secret = secret_of(key);
        let known = mounts.iter().find(|it| secret.starts_with(&format!("{}/", it.path)));
        let mount = match known.cloned() {
            Some(mount) => mount,
            None => match session.mount(secret).await {
                Ok(mount) => {
                    mounts.push(mount.clone());
                    mount
                }
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            },
        };
        let (limit, asking) = (Arc::clone(&limit), ask(session.clone(), mount, key.clone()));
        tasks.spawn(async move {
            // The semaphore is never closed.
            let _permit = limit.acquire_owned().await;
            (at, asking.await)
        });
    }
    let mut answers = BTreeMap::new();
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok((at, Ok(answer))) => {
                answers.insert(at, answer);
            }
            Ok((_, Err(fault))) => faults.push(fault),
            // Nothing aborts a task, and a panic ends the program.
            Err(_) => {}
        }
    }
    if faults.is_empty() {
        return Ok(answers.into_values().collect());
    }
    faults.sort_by_key(ToString::to_string);
    faults.dedup();
    Err(faults)
}
