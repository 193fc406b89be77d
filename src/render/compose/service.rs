//! One service of the compose file.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde::Serialize;

use super::{super::yaml::Scalar, text, traefik};
use crate::plan::{
    ConfigMount, Confinement, Container, Image, Lifecycle, Mount, Plan, Probe, Process, Restart,
    Text,
};

/// Keys in the order a reader asks: what runs, as whom, with what, where, and for how long.
#[derive(Serialize)]
pub(super) struct Service<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    build: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entrypoint: Option<Vec<Scalar>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<Vec<Scalar>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    init: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    environment: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    configs: Vec<Config<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    volumes: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tmpfs: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shm_size: Option<String>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    networks: IndexMap<&'a str, Membership<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ports: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    healthcheck: Option<Healthcheck>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    depends_on: IndexMap<&'a str, Condition>,
    restart: &'static str,
    stop_grace_period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop_signal: Option<&'a str>,
    mem_limit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_only: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cap_drop: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cap_add: Vec<&'a str>,
    security_opt: [&'static str; 1],
    logging: Logging,
}

#[derive(Serialize)]
struct Config<'a> {
    source: String,
    target: &'a str,
    mode: &'a str,
}

#[derive(Serialize)]
struct Membership<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [String],
}

#[derive(Serialize)]
struct Healthcheck {
    test: Vec<String>,
    interval: String,
    timeout: String,
    retries: u16,
    start_period: String,
    start_interval: String,
}

#[derive(Serialize)]
struct Condition {
    condition: &'static str,
}

/// The default driver keeps everything for ever; a full disk stops the whole machine.
#[derive(Serialize)]
struct Logging {
    driver: &'static str,
    options: LogOptions,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LogOptions {
    max_size: &'static str,
    max_file: &'static str,
}

const LOGGING: Logging =
    Logging { driver: "json-file", options: LogOptions { max_size: "10m", max_file: "3" } };

pub(super) fn service<'a>(
    plan: &Plan,
    jobs: &HashSet<&str>,
    container: &'a Container,
) -> Service<'a> {
    let Container {
        name: _,
        summary: _,
        origin: _,
        image,
        lifecycle,
        entrypoint,
        command,
        environment,
        configs,
        mounts,
        networks,
        routes,
        published,
        needs,
        process: Process { user, init, stop_grace, stop_signal },
        confinement: Confinement { read_only, drop_capabilities, add_capabilities },
        memory,
        shared_memory,
        section: _,
        meets_tenants: _,
    } = container;
    let (image, build) = match image {
        Image::Pinned(image) => (Some(image.to_string()), None),
        Image::Built(context) => (None, Some(context.to_string())),
    };
    let (healthcheck, restart) = match lifecycle {
        Lifecycle::Service { probe, restart: Restart::UnlessStopped } => {
            (Some(healthcheck(probe)), "unless-stopped")
        }
        Lifecycle::Job => (None, "no"),
    };
    Service {
        image,
        build,
        entrypoint: words(entrypoint),
        command: words(command),
        user: user.as_deref(),
        init: init.then_some(true),
        environment: environment
            .iter()
            .map(|(name, value)| format!("{}={}", text::escaped(name), text::text(value)))
            .collect(),
        configs: configs.iter().map(config).collect(),
        volumes: mounts.iter().filter_map(volume).collect(),
        tmpfs: mounts.iter().filter_map(tmpfs).collect(),
        shm_size: shared_memory.map(|it| it.to_string()),
        networks: networks
            .iter()
            .map(|(name, aliases)| (name.as_str(), Membership { aliases }))
            .collect(),
        ports: published.iter().map(String::as_str).collect(),
        labels: traefik::labels(plan, routes),
        healthcheck,
        depends_on: needs.iter().map(|it| (it.as_str(), condition(jobs, it))).collect(),
        restart,
        stop_grace_period: stop_grace.to_string(),
        stop_signal: stop_signal.as_deref(),
        mem_limit: memory.to_string(),
        read_only: read_only.then_some(true),
        cap_drop: if *drop_capabilities { vec!["ALL"] } else { Vec::new() },
        cap_add: add_capabilities.iter().map(String::as_str).collect(),
        security_opt: ["no-new-privileges:true"],
        logging: LOGGING,
    }
}

fn words(words: &[Text]) -> Option<Vec<Scalar>> {
    (!words.is_empty()).then(|| words.iter().map(|it| Scalar(text::text(it))).collect())
}

fn config(mount: &ConfigMount) -> Config<'_> {
    Config { source: mount.name(), target: &mount.target, mode: &mount.mode }
}

fn volume(mount: &Mount) -> Option<String> {
    match mount {
        Mount::Volume { key, target } => Some(format!("{key}:{target}")),
        Mount::Bind { source, target, read_only: false } => Some(format!("{source}:{target}")),
        Mount::Bind { source, target, read_only: true } => Some(format!("{source}:{target}:ro")),
        Mount::Tmpfs { .. } => None,
    }
}

fn tmpfs(mount: &Mount) -> Option<&str> {
    match mount {
        Mount::Tmpfs { target } => Some(target),
        Mount::Volume { .. } | Mount::Bind { .. } => None,
    }
}

fn healthcheck(probe: &Probe) -> Healthcheck {
    let Probe { test, interval, timeout, retries, start_period, start_interval } = probe;
    Healthcheck {
        test: test.words().into_iter().map(|it| text::escaped(it).into_owned()).collect(),
        interval: interval.to_string(),
        timeout: timeout.to_string(),
        retries: *retries,
        start_period: start_period.to_string(),
        start_interval: start_interval.to_string(),
    }
}

/// A job must be done, a service must be ready: the dependency's own lifecycle says which.
fn condition(jobs: &HashSet<&str>, need: &str) -> Condition {
    let job = jobs.contains(need);
    Condition { condition: if job { "service_completed_successfully" } else { "service_healthy" } }
}
