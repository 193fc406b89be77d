//! Services of a stack's own: the guarantees of the catalogue without a line of Rust.

use super::{
    StackFile,
    options::{extend, guarded, on_core, public},
    postgres,
};
use crate::{
    images,
    plan::{
        Confinement, Container, Database, Fault, Image, Lifecycle, Mount, Origin, Plan, Probe,
        Process, Restart, Section,
    },
    stack::{Custom, DatabaseWish, DockerName, ProbeTool, ProbeWish},
};

/// Adds every enabled service of the stack's own, or says what each lacks.
pub(super) fn plan(stack: &StackFile, plan: &mut Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, custom) in stack.custom.iter().filter(|(_, it)| it.enabled) {
        match container(name.as_str(), custom, stack, plan) {
            Ok(container) => plan.add(container),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

fn container(
    name: &str,
    custom: &Custom,
    stack: &StackFile,
    plan: &mut Plan,
) -> Result<Container, Fault> {
    let origin = Origin::custom(name);
    let lifecycle = lifecycle(custom, &origin)?;
    let mut container = Container {
        name: name.to_owned(),
        summary: custom.description.clone().unwrap_or_else(|| format!("{name}.")),
        origin: origin.clone(),
        image: Image::Pinned(custom.image.clone()),
        lifecycle,
        entrypoint: custom.entrypoint.iter().map(|it| it.as_str().into()).collect(),
        command: custom.command.iter().map(|it| it.as_str().into()).collect(),
        environment: indexmap::IndexMap::new(),
        configs: Vec::new(),
        mounts: mounts(custom),
        networks: indexmap::IndexMap::new(),
        routes: Vec::new(),
        published: Vec::new(),
        needs: Vec::new(),
        process: Process {
            user: custom.user.as_ref().map(ToString::to_string),
            init: false,
            stop_grace: custom.stop_grace,
            stop_signal: None,
        },
        confinement: Confinement {
            read_only: custom.read_only,
            drop_capabilities: true,
            add_capabilities: custom.capabilities.iter().map(ToString::to_string).collect(),
        },
        memory: custom.memory,
        shared_memory: None,
        section: Section::Custom,
        meets_tenants: false,
    };
    container = custom.needs.iter().fold(container, |it, need| it.needs(need.as_str()));
    container = match &custom.networks {
        None => on_core(container, stack),
        Some(names) => names.iter().fold(container, |it, network| {
            let core = *network == stack.networks.core;
            if core { on_core(it, stack) } else { it.network(network.as_str(), &[]) }
        }),
    };
    if let Some(DatabaseWish { extensions }) = &custom.database {
        let extensions: Vec<_> = extensions.iter().map(DockerName::as_str).collect();
        let database = Database::of(name, name, &extensions);
        container = container.needs(postgres::NAME).needs(postgres::INIT);
        plan.databases.push(database);
    }
    container = extend(container, &custom.environment, name);
    published(container, name, custom, stack, plan, origin)
}

/// Its public host, if it has one.
fn published(
    container: Container,
    name: &str,
    custom: &Custom,
    stack: &StackFile,
    plan: &Plan,
    origin: Origin,
) -> Result<Container, Fault> {
    match (&custom.host, custom.port, &custom.guard) {
        (None, _, None) => Ok(container),
        (None, _, Some(_)) => {
            let message = format!("`{name}` has a guard and no public host");
            Err(Fault::new(origin.key("guard"), message, "add `host`, or remove `guard`"))
        }
        (Some(_), None, _) => {
            let message = format!("`{name}` has a public host and no port");
            Err(Fault::new(origin.key("host"), message, "add the `port` it listens on"))
        }
        (Some(host), Some(port), guard) => {
            let container = public(container, stack, plan, host, port.get());
            Ok(match guard {
                Some(guard) => {
                    let prefix = name.to_ascii_uppercase().replace('-', "_");
                    guarded(container, guard, &prefix, name)
                }
                None => container,
            })
        }
    }
}

fn mounts(custom: &Custom) -> Vec<Mount> {
    let volumes = custom
        .volumes
        .iter()
        .map(|(key, target)| Mount::Volume { key: key.to_string(), target: target.to_string() });
    let memory = custom.tmpfs.iter().map(|target| Mount::Tmpfs { target: target.to_string() });
    volumes.chain(memory).collect()
}

fn lifecycle(custom: &Custom, origin: &Origin) -> Result<Lifecycle, Fault> {
    match (&custom.probe, custom.job) {
        (None, true) => Ok(Lifecycle::Job),
        (Some(wish), false) => {
            let probe = probe(wish, custom, origin.clone().key("probe"))?;
            Ok(Lifecycle::Service { probe, restart: Restart::UnlessStopped })
        }
        (Some(_), true) => Err(Fault::new(
            origin.clone().key("probe"),
            "a job runs once and has no probe",
            "remove `probe`, or remove `job`",
        )),
        (None, false) => Err(Fault::new(
            origin.clone(),
            "a service that stays up needs a probe",
            "add `probe: { http: /health }`, or `job: true` if it runs once",
        )),
    }
}

fn probe(wish: &ProbeWish, custom: &Custom, origin: Origin) -> Result<Probe, Fault> {
    let ProbeWish { http, tool, exec, shell, interval, timeout, retries, start_period } = wish;
    let words: Vec<_> = exec.iter().map(String::as_str).collect();
    let probe = match (http, words.as_slice(), shell) {
        (Some(path), [], None) => by_http(path, *tool, custom, &origin)?,
        (None, [_, ..], None) => Probe::exec(&words),
        (None, [], Some(line)) => Probe::shell(line),
        _ => {
            let help = "write one of `http: /path`, `exec: [program, argument]` and `shell: line`";
            return Err(Fault::new(origin, "a probe asks in exactly one way", help));
        }
    };
    if timeout >= interval {
        let help = "make `timeout` shorter than `interval`";
        return Err(Fault::new(
            origin,
            "the probe would still be asking when the next starts",
            help,
        ));
    }
    let probe = probe.starting(start_period.as_seconds(), 5);
    Ok(Probe { interval: *interval, timeout: *timeout, retries: retries.get(), ..probe })
}

/// Asks with a program that the image has: named by the stack file, or known of the image.
fn by_http(
    path: &str,
    tool: Option<ProbeTool>,
    custom: &Custom,
    origin: &Origin,
) -> Result<Probe, Fault> {
    let Some(port) = custom.port else {
        let help = "add the `port` the service listens on";
        return Err(Fault::new(origin.clone(), "an HTTP probe needs a port", help));
    };
    let plain = |c: char| c.is_ascii_graphic() && !"'\"`\\$".contains(c);
    if !path.starts_with('/') || !path.chars().all(plain) {
        let help = "start it with `/`, and leave out blanks, quotes and `$`";
        return Err(Fault::new(origin.clone().key("http"), "this is not a path to probe", help));
    }
    let url = format!("http://127.0.0.1:{port}{path}");
    match tool.or_else(|| known_tool(custom)) {
        Some(ProbeTool::Curl) => Ok(Probe::curl(&url)),
        Some(ProbeTool::Node) => Ok(Probe::node(&url)),
        Some(ProbeTool::Python) => Ok(Probe::python(&url)),
        Some(ProbeTool::Wget) => Ok(Probe::wget(&url)),
        None => Err(Fault::new(
            origin.clone(),
            format!("nothing is known about the programs inside `{}`", custom.image),
            "say which one it has: `tool: curl`, `node`, `python` or `wget`",
        )),
    }
}

fn known_tool(custom: &Custom) -> Option<ProbeTool> {
    let facts = images::find(&custom.image)?;
    [
        ("curl", ProbeTool::Curl),
        ("wget", ProbeTool::Wget),
        ("node", ProbeTool::Node),
        ("python", ProbeTool::Python),
    ]
    .into_iter()
    .find_map(|(name, tool)| facts.has_tool(name).then_some(tool))
}
