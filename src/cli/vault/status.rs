//! `smarteros vault status`

use std::time::{Duration, SystemTime};

use super::super::{
    Status, World,
    access::{self, Access},
};
use crate::{
    plan::Plan,
    secrets::{
        Want, gather, secrets,
        vault::{Fault, Metadata, Mount, Session, Version},
        wants,
    },
};

/// Say how old each secret is, whether it is due for rotation, and who reads it.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    access: Access,
}

pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    let wants = wants(plan);
    let mut keys: Vec<String> = secrets(&wants).into_iter().map(|(it, _)| it.to_owned()).collect();
    keys.dedup();
    let ask = async |session: &Session| {
        gather(session, &keys, String::as_str, metadata).await.map_err(access::all)
    };
    let known = args.access.session(&plan.vault, world, ask)?;
    let readers = plan.readers();
    let mut status = Status::Clean;
    for (secret, known) in keys.iter().zip(known) {
        let (state, fine) = match known {
            Known::Unversioned => ("KV version 1, no history".to_owned(), true),
            Known::Absent => {
                let needed = wants.iter().any(|it| it.place.secret == *secret && it.is_needed());
                ("not there".to_owned(), !needed)
            }
            Known::Metadata(it) => described(&it, SystemTime::now()),
        };
        let mut users: Vec<&str> = Vec::new();
        let here = |it: &&Want<'_>| it.place.secret == *secret;
        for name in
            wants.iter().filter(here).filter_map(|it| readers.get(it.variable.name.as_str()))
        {
            users.extend(name.iter().filter(|it| !users.contains(it)).copied().collect::<Vec<_>>());
        }
        writeln!(world.out, "{secret}\n  {state}\n  read by {}", users.join(", "))?;
        if !fine {
            status = Status::Findings;
        }
    }
    if status == Status::Findings {
        writeln!(
            world.err,
            "help: `smarteros vault seed` fills in, `smarteros vault rotate NAME` renews"
        )?;
    }
    Ok(status)
}

enum Known {
    Absent,
    Metadata(Metadata),
    Unversioned,
}

async fn metadata(session: Session, mount: Mount, secret: String) -> Result<Known, Fault> {
    if mount.version == Version::One {
        return Ok(Known::Unversioned);
    }
    let found = session.metadata(&mount, &secret).await?;
    Ok(found.map_or(Known::Absent, Known::Metadata))
}

/// Version and age, and whether the secret is younger than its `rotate_days` (custom metadata) say.
fn described(metadata: &Metadata, now: SystemTime) -> (String, bool) {
    let Metadata { current_version, updated_time, custom_metadata } = metadata;
    let age = humantime::parse_rfc3339_weak(updated_time)
        .ok()
        .and_then(|it| now.duration_since(it).ok())
        .map(days);
    let every: Option<u64> =
        custom_metadata.as_ref().and_then(|it| it.get("rotate_days")?.parse().ok());
    let age_text = age.map_or_else(|| "of unknown age".to_owned(), |it| format!("{it} days old"));
    match (age, every) {
        (Some(age), Some(every)) if age >= every => (
            format!("version {current_version}, {age_text}: due for rotation, every {every} days"),
            false,
        ),
        (_, Some(every)) => {
            (format!("version {current_version}, {age_text}, rotated every {every} days"), true)
        }
        (_, None) => (format!("version {current_version}, {age_text}"), true),
    }
}

fn days(age: Duration) -> u64 {
    age.as_secs() / 86_400
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(rotate_days: Option<&str>) -> Metadata {
        Metadata {
            current_version: 3,
            updated_time: "2026-11-01T10:00:00.123456789Z".into(),
            custom_metadata: rotate_days.map(|it| [("rotate_days".into(), it.into())].into()),
        }
    }

    #[test]
    fn a_secret_is_due_when_it_is_as_old_as_its_days() {
        let at = |text| humantime::parse_rfc3339(text).unwrap();
        let day = at("2026-11-11T11:00:00Z");
        assert_eq!(described(&metadata(None), day), ("version 3, 10 days old".into(), true));
        let (text, fine) = described(&metadata(Some("10")), day);
        assert!(text.contains("due for rotation, every 10 days") && !fine, "{text}");
        assert!(described(&metadata(Some("11")), day).1);
        assert!(described(&metadata(Some("soon")), day).1);
    }
}
