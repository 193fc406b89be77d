//! Arbitrary stacks: what a stack file may say, as values that another YAML writer turns to text.

use indexmap::IndexMap;
use proptest::{
    collection::{btree_set, vec},
    option,
    prelude::*,
    sample::select,
};
use serde::Serialize;

/// Texts that a reader or writer of YAML, or Compose, takes for something else.
pub(crate) const NASTY: [&str; 66] = [
    "",
    " ",
    " leading",
    "trailing ",
    "yes",
    "No",
    "on",
    "y",
    "true",
    "null",
    "~",
    "22:22",
    "1e3",
    "0x1f",
    "0o17",
    "017",
    "1_000",
    "-.inf",
    ".nan",
    "+1",
    "1.",
    "2001-12-14",
    "a: b",
    "a:",
    ":",
    "#c",
    "a #b",
    "'q'",
    "\"d\"",
    "it's",
    "$",
    "$$",
    "$HOME",
    "${X}",
    "${X:?}",
    "a$",
    "{a}",
    "}",
    "[b]",
    "- x",
    "-",
    "? x",
    "*a",
    "&a",
    "!t x",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "=",
    "<<",
    "a,b",
    "\\n",
    "line\nbreak",
    "\n",
    "a\n\n b\n",
    "\ttab",
    "ñandú 日本 😀",
    "\u{85}\u{2028}\u{feff}",
    "\u{1}\u{7f}",
    "cr\r\nlf",
    "\t\n",
    " \n",
    "a\n      \nb",
    "\n\n  a\n",
];

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stack {
    name: String,
    domain: &'static str,
    edge: Edge,
    networks: IndexMap<&'static str, serde_json::Value>,
    services: IndexMap<&'static str, IndexMap<&'static str, &'static str>>,
    topics: IndexMap<String, Topic>,
    pub(crate) custom: IndexMap<String, Custom>,
}

#[derive(Clone, Debug, Serialize)]
struct Edge {
    kind: &'static str,
    tls: bool,
    email: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Topic {
    partitions: u16,
    retention: String,
    cleanup: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Custom {
    image: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    job: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    probe: Option<Probe>,
    entrypoint: Vec<String>,
    pub(crate) command: Vec<String>,
    pub(crate) environment: IndexMap<String, Entry>,
    volumes: IndexMap<String, String>,
    tmpfs: Vec<String>,
    port: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guard: Option<&'static str>,
    needs: Vec<String>,
    networks: Vec<&'static str>,
    memory: &'static str,
    stop_grace: &'static str,
    read_only: bool,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Entry {
    Text(String),
    Number(i32),
    Switch(bool),
    Secret { secret: String },
    Setting { setting: String, default: String },
}

#[derive(Clone, Debug, Default, Serialize)]
struct Probe {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exec: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shell: Option<String>,
}

impl Probe {
    fn shell(line: String) -> Self {
        Self { exec: Vec::new(), shell: Some(line) }
    }
}

fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(&NASTY[..]).prop_map(str::to_owned),
        2 => vec(select(&NASTY[..]), 2..5).prop_map(|it| it.concat()),
        1 => "\\PC{0,12}",
        1 => vec(any::<char>().prop_filter("no process has a NUL", |it| *it != '\0'), 0..12)
            .prop_map(String::from_iter),
    ]
}

fn words() -> impl Strategy<Value = Vec<String>> {
    vec(nasty(), 0..4)
}

/// Two entries of one name would be one variable declared twice, so names count up.
fn environment(service: usize) -> impl Strategy<Value = IndexMap<String, Entry>> {
    let entry = prop_oneof![
        4 => nasty().prop_map(Entry::Text),
        1 => any::<i32>().prop_map(Entry::Number),
        1 => any::<bool>().prop_map(Entry::Switch),
        1 => Just(Entry::Secret { secret: String::new() }),
        2 => "[ -|~ñ]{0,8}".prop_map(|it| Entry::Setting { setting: String::new(), default: it }),
    ];
    let name = select(&["E", "a.b", "x-y", "ñ", "{"][..]);
    vec((name, entry), 0..6).prop_map(move |entries| {
        let numbered = entries.into_iter().enumerate().map(|(at, (name, entry))| {
            let variable = format!("V{service}_{at}");
            let entry = match entry {
                Entry::Secret { secret: _ } => Entry::Secret { secret: variable },
                Entry::Setting { setting: _, default } => {
                    Entry::Setting { setting: variable, default }
                }
                other => other,
            };
            (format!("{name}{at}"), entry)
        });
        numbered.collect()
    })
}

fn custom(at: usize) -> impl Strategy<Value = Custom> {
    let image = select(&["nginx:1.30", "ghcr.io/a/b:1.2", "localhost:5000/x/y:v1_2"][..]);
    let probe = prop_oneof![
        vec(nasty(), 1..4).prop_map(|it| Probe { exec: it, shell: None }),
        nasty().prop_map(Probe::shell),
    ];
    let path = "/[a-zA-Z0-9 #'\"ñ,-]{0,8}";
    let mounts = (vec((0..4_usize, path), 0..3), vec(path, 0..2));
    let limits = (select(&["64m", "1g", "9000k"][..]), select(&["1s", "1h30m", "2d"][..]));
    let public = (any::<bool>(), any::<bool>(), 1..=u16::MAX);
    let needs = btree_set(0..at.max(1), 0..3);
    let nets = select(vec!["smarter-net", "quiet", "quiet smarter-net", ""]);
    let process = (option::of(nasty()), any::<bool>(), option::of(probe), words(), words());
    (image, process, environment(at), mounts, limits, public, needs, nets, any::<bool>()).prop_map(
        move |(image, process, environment, mounts, limits, public, needs, nets, read_only)| {
            let (description, job, probe, entrypoint, command) = process;
            let probe = if job { None } else { probe.or(Some(Probe::shell("true".into()))) };
            let volumes = mounts.0.into_iter().enumerate();
            let tmpfs = mounts.1.into_iter().enumerate();
            let needs = needs.into_iter().filter(|it| *it < at);
            Custom {
                image,
                description,
                job,
                probe,
                entrypoint,
                command,
                environment,
                volumes: volumes
                    .map(|(i, (key, it))| (format!("v{key}"), format!("/{i}{it}")))
                    .collect(),
                tmpfs: tmpfs.map(|(i, it)| format!("/t{i}{it}")).collect(),
                port: public.2,
                host: public.0.then(|| format!("host-{at}")),
                guard: (public.0 && public.1).then_some("basic-auth"),
                needs: needs.map(|it| format!("app-{it}")).collect(),
                networks: nets.split_whitespace().collect(),
                memory: limits.0,
                stop_grace: limits.1,
                read_only,
            }
        },
    )
}

/// Catalogue services that need nothing but those before them.
fn catalogue() -> impl Strategy<Value = IndexMap<&'static str, IndexMap<&'static str, &'static str>>>
{
    let all = ["postgres", "redis", "redpanda", "n8n", "chatwoot", "vault", "mcp-registry", "odoo"];
    let memory = option::of(select(&["1g", "777m"][..]));
    (0..=all.len(), vec(memory, all.len())).prop_map(move |(count, memory)| {
        let services = all.into_iter().zip(memory).take(count);
        services
            .map(|(name, memory)| (name, memory.map(|it| ("memory", it)).into_iter().collect()))
            .collect()
    })
}

pub(crate) fn stack() -> impl Strategy<Value = Stack> {
    let customs = (0..5_usize).prop_flat_map(|count| (0..count).map(custom).collect::<Vec<_>>());
    let kind =
        select(&[("dokploy", true), ("traefik", true), ("traefik", false), ("none", true)][..]);
    let cleanup = select(&["delete", "compact"][..]);
    let topic = (1..9_u16, 1..9_u8, cleanup).prop_map(|(partitions, days, cleanup)| Topic {
        partitions,
        retention: format!("{days}d"),
        cleanup,
    });
    let topics = vec(topic, 0..4);
    ("[a-z][a-z0-9-]{0,8}[a-z0-9]", kind, catalogue(), topics, customs).prop_map(
        |(name, (kind, tls), services, topics, customs)| {
            let topics = if services.contains_key("redpanda") { topics } else { Vec::new() };
            let named = |(at, it)| (format!("app-{at}"), it);
            let topics = topics.into_iter().enumerate().map(|(at, it)| (format!("t.{at}"), it));
            Stack {
                name,
                domain: "shop.example",
                edge: Edge { kind, tls, email: "ops@shop.example" },
                networks: [("extra", serde_json::json!({ "quiet": { "internal": true } }))].into(),
                services,
                topics: topics.collect(),
                custom: customs.into_iter().enumerate().map(named).collect(),
            }
        },
    )
}
