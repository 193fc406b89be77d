//! Every service alone, switched off, on every edge, and with each of its options changed.

use std::collections::{BTreeMap, BTreeSet};

use schemars::schema_for;
use smarteros::{
    plan::{Container, Image, Lifecycle, Mount, NetworkRole, Part, Plan, RouteGuard, Text},
    services::Services,
};

use crate::support::plan_of;

/// Every service and what it cannot do without.
pub(crate) const NEEDS: [(&str, &str); 13] = [
    ("api-smarterbot", ""),
    ("botpress", "postgres"),
    ("chatwoot", "postgres redis"),
    ("mcp-registry", ""),
    ("metabase", "postgres"),
    ("n8n", "postgres"),
    ("odoo", "postgres"),
    ("portainer", ""),
    ("postgres", ""),
    ("redis", ""),
    ("redpanda", ""),
    ("redpanda-console", "redpanda"),
    ("vault", ""),
];

/// Options every service has.
const COMMON: &str = "enabled environment image memory networks";

/// Every edge a stack can have.
pub(crate) const EDGES: [&str; 5] = [
    "kind: dokploy",
    "{ kind: dokploy, network: front }",
    "{ kind: traefik, email: a@b.example }",
    "{ kind: traefik, tls: false, publish: 127.0.0.1, http_port: 8080 }",
    "kind: none",
];

pub(crate) type Holds = fn(&Plan) -> bool;

/// Every option of one service's own: another value, and what must follow from it.
pub(crate) const OWN: [(&str, &str, &str, Holds); 24] = [
    ("api-smarterbot", "build", COMMIT, |it| built(it).ends_with(&"a".repeat(40))),
    ("api-smarterbot", "hidden_paths", "[/x]", |it| route(it, "api-smarterbot").hidden == ["/x"]),
    ("api-smarterbot", "host", "other", |it| host(it, "api-smarterbot")),
    ("api-smarterbot", "port", "8000", |it| {
        route(it, "api-smarterbot").port == 8000 && probe(it, "api-smarterbot").contains(":8000/")
    }),
    ("botpress", "host", "other", |it| host(it, "botpress")),
    ("chatwoot", "host", "other", |it| host(it, "chatwoot")),
    ("chatwoot", "scheduler_memory", "99m", |it| memory(it, "chatwoot-scheduler")),
    ("chatwoot", "worker_memory", "99m", |it| memory(it, "chatwoot-worker")),
    ("mcp-registry", "host", "other", |it| host(it, "mcp-registry")),
    ("metabase", "host", "other", |it| host(it, "metabase")),
    ("n8n", "host", "other", |it| host(it, "n8n")),
    ("n8n", "runners", "true", |it| {
        entry(it, "n8n", "N8N_RUNNERS_MODE") == "external" && it.container("n8n-runners").is_some()
    }),
    ("n8n", "runners_memory", "99m, runners: true", |it| memory(it, "n8n-runners")),
    ("odoo", "cron_threads", "7", |it| config(it, "odoo").contains("\nmax_cron_threads = 7\n")),
    ("odoo", "host", "other", |it| host(it, "odoo")),
    ("odoo", "workers", "0", |it| {
        config(it, "odoo").contains("\nworkers = 0\n") && find(it, "odoo").routes.len() == 1
    }),
    ("portainer", "guard", "allow-ips: [10.0.0.0/8]", |it| by_address(it, "portainer")),
    ("portainer", "host", "other", |it| host(it, "portainer")),
    ("postgres", "shared_memory", "99m", |it| {
        find(it, "postgres").shared_memory.is_some_and(|it| it.whole_mebibytes() == 99)
    }),
    ("redpanda", "cores", "3", |it| find(it, "redpanda").command.contains(&"--smp=3".into())),
    ("redpanda-console", "guard", "allow-ips: [::1/128]", |it| by_address(it, "redpanda-console")),
    ("redpanda-console", "host", "other", |it| host(it, "redpanda-console")),
    ("vault", "guard", "basic-auth", |it| !by_address(it, "vault")),
    ("vault", "host", "other", |it| {
        host(it, "vault") && it.vault.address.as_deref() == Some("https://other.shop.example")
    }),
];

pub(crate) const COMMIT: &str =
    "'https://example.org/api.git#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'";

fn find<'a>(plan: &'a Plan, name: &str) -> &'a Container {
    plan.container(name).unwrap()
}

fn route<'a>(plan: &'a Plan, name: &str) -> &'a smarteros::plan::Route {
    &find(plan, name).routes[0]
}

fn host(plan: &Plan, name: &str) -> bool {
    find(plan, name).routes.iter().all(|it| it.host == "other.shop.example")
}

fn memory(plan: &Plan, name: &str) -> bool {
    find(plan, name).memory.whole_mebibytes() == 99
}

fn by_address(plan: &Plan, name: &str) -> bool {
    matches!(route(plan, name).guard, Some(RouteGuard::AllowIps(_)))
}

fn built(plan: &Plan) -> String {
    match &find(plan, "api-smarterbot").image {
        Image::Built(context) => context.to_string(),
        Image::Pinned(image) => image.to_string(),
    }
}

fn probe(plan: &Plan, name: &str) -> String {
    format!("{:?}", find(plan, name).lifecycle)
}

fn entry(plan: &Plan, name: &str, entry: &str) -> String {
    find(plan, name).environment.get(entry).map(literal).unwrap_or_default()
}

fn config(plan: &Plan, name: &str) -> String {
    find(plan, name).configs.iter().map(|it| literal(&it.content)).collect()
}

fn literal(text: &Text) -> String {
    let parts = text.parts().iter().map(|it| match it {
        Part::Literal(text) => text.clone(),
        Part::Variable(variable) => format!("<{}>", variable.name),
        Part::Reference(name) => panic!("`{name}` is not resolved"),
    });
    parts.collect()
}

/// A stack with one service, what it needs, and an edge.
pub(crate) fn stack(service: &str, options: &str, needs: &str, edge: &str) -> String {
    let edge = if edge.starts_with('{') { edge.to_owned() } else { format!("{{ {edge} }}") };
    let mut text = format!(
        "name: shop\ndomain: shop.example\nedge: {edge}\nnetworks: {{ extra: {{ quiet: {{}} }} }}\n\
         services:\n  {service}: {{ {options} }}\n"
    );
    for need in needs.split_whitespace() {
        text.extend(["  ", need, ": {}\n"]);
    }
    text
}

#[track_caller]
fn planned(service: &str, options: &str, edge: &str) -> Plan {
    let needs = NEEDS.iter().find(|it| it.0 == service).unwrap().1;
    let text = stack(service, options, needs, edge);
    plan_of(&text).unwrap_or_else(|it| panic!("{it}\n{text}"))
}

#[test]
fn the_table_is_complete() {
    let listed: Vec<_> = NEEDS.iter().map(|(name, _)| name.replace('-', "_")).collect();
    assert_eq!(listed, Services::NAMES);
}

#[test]
fn alone_with_what_it_needs_on_every_edge() {
    for (service, _) in NEEDS {
        for edge in EDGES {
            let plan = planned(service, "enabled: true", edge);
            assert!(plan.container(service).is_some(), "{service}");
            let network = plan.network(NetworkRole::Edge);
            assert!(network.is_none() || edge != "kind: none", "{service}: {edge}");
            for container in &plan.containers {
                let public = !container.routes.is_empty() || container.name == "traefik";
                let on_edge = network.is_some_and(|it| container.networks.contains_key(it));
                assert_eq!(public, on_edge, "{}: {edge}", container.name);
            }
        }
    }
}

#[test]
fn all_at_once_on_every_edge() {
    let all: String = NEEDS.map(|(name, _)| format!("  {name}: {{ enabled: true }}\n")).concat();
    for edge in EDGES {
        let text = stack("redis", "", "", edge).replace("  redis: {  }\n", &all);
        let plan = plan_of(&text).unwrap_or_else(|it| panic!("{it}\n{text}"));
        let jobs = plan.containers.iter().filter(|it| it.lifecycle == Lifecycle::Job).count();
        assert_eq!((jobs, plan.container("traefik").is_some()), (3, edge.contains("traefik")));
    }
}

#[test]
fn without_what_it_needs() {
    for (service, needs) in NEEDS {
        for missing in needs.split_whitespace() {
            let others = needs.replace(missing, "");
            let text = stack(service, "", &others, "kind: dokploy");
            let off = format!("{text}  {missing}: {{ enabled: false }}\n");
            for text in [text, off] {
                let complaint = plan_of(&text).unwrap_err();
                assert!(complaint.contains(&format!("needs `{missing}`")), "{complaint}");
            }
        }
    }
}

#[test]
fn switched_off() {
    for (service, _) in NEEDS {
        let text = stack(service, "enabled: false", "", "kind: dokploy");
        let plan = plan_of(&text).unwrap();
        assert!(plan.containers.is_empty() && plan.variables.is_empty(), "{service}");
        assert!(plan.networks.is_empty() && plan.volumes.is_empty(), "{service}");
    }
    assert!(planned("portainer", "", "kind: dokploy").containers.is_empty());
}

#[test]
fn options_of_every_service() {
    for (service, _) in NEEDS {
        let before = planned(service, "enabled: true", "kind: dokploy");
        let own = |plan: &Plan| {
            let own = plan.containers.iter().filter(|it| it.origin.0 == ["services", service]);
            own.cloned().collect::<Vec<_>>()
        };

        let plan = planned(service, "enabled: true, image: 'a.example/b:1'", "kind: dokploy");
        for container in own(&plan) {
            let image = Image::Pinned("a.example/b:1".parse().unwrap());
            assert_eq!(container.image, image, "{}", container.name);
        }
        let plan = planned(service, "enabled: true, memory: 99m", "kind: dokploy");
        assert!(memory(&plan, service) && !memory(&before, service), "{service}");
        let plan = planned(service, "enabled: true, environment: { NEW: x }", "kind: dokploy");
        assert_eq!(entry(&plan, service, "NEW"), "x");
        let plan = planned(service, "enabled: true, networks: [quiet]", "kind: dokploy");
        assert!(find(&plan, service).networks.contains_key("quiet"), "{service}");
        assert_eq!(own(&plan).len(), own(&before).len());
        let mounts = |it: &Plan| find(it, service).mounts.iter().any(is_volume);
        assert_eq!(mounts(&plan), mounts(&before));
    }
}

fn is_volume(mount: &Mount) -> bool {
    matches!(mount, Mount::Volume { .. })
}

#[test]
fn options_of_one_service() {
    for (service, option, value, holds) in OWN {
        let options = format!("enabled: true, {option}: {}", braced(value));
        let changed = planned(service, &options, "kind: dokploy");
        assert!(holds(&changed), "{service}: {options}");
        let usual = planned(service, "enabled: true", "kind: dokploy");
        let memory_of_runners = option == "runners_memory";
        assert!(memory_of_runners || !holds(&usual), "{service}: {option} says nothing");
    }
}

/// `allow-ips: […]` is a mapping of its own.
pub(crate) fn braced(value: &str) -> String {
    if value.starts_with("allow-ips") { format!("{{ {value} }}") } else { value.to_owned() }
}

/// The schema says which options there are.
#[test]
fn no_option_is_forgotten() {
    let schema = schema_for!(Services).to_value();
    let mut tested: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (service, _) in NEEDS {
        tested.entry(service).or_default().extend(COMMON.split_whitespace());
    }
    for (service, option, ..) in OWN {
        tested.entry(service).or_default().insert(option);
    }
    for (service, options) in tested {
        let reference = &schema["properties"][service]["anyOf"][0]["$ref"];
        let reference = reference.as_str().unwrap_or_else(|| panic!("{schema:#}"));
        let definition = schema.pointer(reference.strip_prefix('#').unwrap()).unwrap();
        let known = definition["properties"].as_object().unwrap().keys().map(String::as_str);
        assert_eq!(options, known.collect(), "{service}");
    }
}
