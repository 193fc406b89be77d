//! The names that a deploy of the rendered stack must find again, in the plan and in the text.

use std::collections::BTreeSet;

use smarteros::plan::{Image, NetworkRole, Plan, VariableKind};

use crate::{
    compose::{self, Compose},
    support::{plan_of, repository, shipped, smarteros},
};

const SERVICES: &str = "postgres redis odoo n8n botpress chatwoot chatwoot-worker \
    chatwoot-scheduler redpanda redpanda-console vault api-smarterbot metabase mcp-registry";
const JOBS: &str = "db-init redpanda-topics chatwoot-migrate odoo-init";
const DATA_STORES: &str = "postgres redis redpanda";

/// Public hosts and who answers at them.
const HOSTS: [(&str, &str); 9] = [
    ("api", "api-smarterbot"),
    ("bot", "botpress"),
    ("crm", "chatwoot"),
    ("erp", "odoo"),
    ("kafka", "redpanda-console"),
    ("kpi", "metabase"),
    ("mcp", "mcp-registry"),
    ("n8n", "n8n"),
    ("vault", "vault"),
];

/// Secrets by Vault component.
const SECRETS: [(&str, &str); 9] = [
    ("api", "SUPABASE_SERVICE_ROLE RESEND_API_KEY CHATWOOT_TOKEN"),
    (
        "botpress",
        "BOTPRESS_LICENSE_KEY BOTPRESS_AUTH_SECRET BOTPRESS_DB_PASSWORD BOTPRESS_ADMIN_PASSWORD",
    ),
    ("chatwoot", "CHATWOOT_SECRET_KEY_BASE CHATWOOT_DB_PASSWORD"),
    ("metabase", "METABASE_DB_PASSWORD METABASE_ENCRYPTION_KEY"),
    ("n8n", "N8N_DB_PASSWORD N8N_ENCRYPTION_KEY"),
    ("odoo", "ODOO_DB_PASSWORD ODOO_ADMIN_PASSWORD"),
    ("postgres", "POSTGRES_PASSWORD"),
    ("redis", "REDIS_PASSWORD"),
    ("redpanda-console", "CONSOLE_BASICAUTH_USERS"),
];

/// Settings by component: those that keep their names, and those that are new.
const SETTINGS: [(&str, &str); 9] = [
    (
        "api",
        "SUPABASE_URL RESEND_FROM ADMIN_EMAIL CHATWOOT_BASE_URL CHATWOOT_ACCOUNT_ID \
         CHATWOOT_INBOX_ID API_ENV BASE_DOMAIN",
    ),
    ("botpress", "BOTPRESS_ADMIN_EMAIL BOTPRESS_DB_USER BOTPRESS_DB_NAME"),
    ("chatwoot", "CHATWOOT_DB_USER CHATWOOT_DB_NAME"),
    ("mcp-registry", "MCP_REGISTRY_TITLE"),
    ("metabase", "METABASE_DB_USER METABASE_DB_HOST METABASE_DB_PORT METABASE_DB_NAME"),
    ("n8n", "N8N_DB_USER N8N_DB_HOST N8N_DB_NAME N8N_TIMEZONE N8N_WEBHOOK_URL"),
    ("odoo", "ODOO_DB_USER ODOO_DB_HOST ODOO_DB_NAME"),
    ("postgres", "POSTGRES_USER POSTGRES_DB"),
    ("vault", "VAULT_ALLOWED_IPS"),
];

/// Said nowhere: neither in what is rendered nor in what it is rendered from.
const GONE: &str = "chatwoot_database_url chatwoot_redis_url vault_root_token shopify. whatsapp. \
    odoo.smarterbot.cl chatwoot.smarterbot.cl botpress.smarterbot.cl chat.smarterbot.cl \
    odoo.localhost container_name";

/// Days of retention and what happens then.
const TOPICS: [(&str, u64, &str); 20] = [
    ("smarteros.events", 7, "delete"),
    ("smarteros.events.dlq", 30, "delete"),
    ("n8n.automation.trigger", 1, "delete"),
    ("n8n.automation.result", 7, "delete"),
    ("n8n.automation.error", 30, "delete"),
    ("mcp.agent.actions", 7, "delete"),
    ("mcp.agent.responses", 7, "delete"),
    ("mcp.agent.telemetry", 3, "delete"),
    ("odoo.business.events", 30, "delete"),
    ("odoo.invoices", 90, "compact"),
    ("odoo.customers", 30, "compact"),
    ("clerk.auth.events", 7, "delete"),
    ("clerk.user.updates", 30, "compact"),
    ("analytics.events", 30, "delete"),
    ("telemetry.metrics", 7, "delete"),
    ("telemetry.traces", 3, "delete"),
    ("telemetry.logs", 3, "delete"),
    ("tenant.provisioning", 30, "delete"),
    ("tenant.events", 7, "delete"),
    ("tenant.metrics", 30, "delete"),
];

fn both() -> (Plan, Compose) {
    (shipped("smarteros.yaml"), compose::read(&smarteros(&["render"]).out))
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    names.into_iter().collect()
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split_whitespace().collect()
}

#[test]
fn service_keys_and_their_names_on_the_core_network() {
    let (plan, file) = both();
    let expected = &words(SERVICES) | &words(JOBS);
    assert_eq!(set(plan.containers.iter().map(|it| it.name.as_str())), expected);
    assert_eq!(set(file.services.keys().map(String::as_str)), expected);
    assert_eq!(file.name, "smarteros");
    assert_eq!(file.stamp["stack"], "stacks/smarteros.yaml");
    for (name, service) in &file.services {
        assert_eq!(service.networks["smarter-net"].aliases, [format!("smarter-{name}")]);
    }
}

#[test]
fn public_hosts() {
    let (plan, file) = both();
    let mut routed = BTreeSet::new();
    for container in &plan.containers {
        routed.extend(container.routes.iter().map(|it| (it.host.clone(), container.name.clone())));
    }
    let expected = HOSTS.map(|(host, name)| (format!("{host}.smarterbot.cl"), name.to_owned()));
    assert_eq!(routed, BTreeSet::from(expected));
    for (host, name) in HOSTS {
        let rule = format!("Host(`{host}.smarterbot.cl`)");
        let labels = file.services[name].labels();
        let rules: Vec<_> = labels
            .iter()
            .filter(|(key, _)| key.contains(".routers.") && key.contains(".rule"))
            .collect();
        assert!(!rules.is_empty() && rules.iter().all(|(_, it)| it.starts_with(&rule)), "{name}");
    }
}

/// The shipped stack says its hosts; who leaves them out gets the same ones.
#[test]
fn hosts_without_a_word() {
    let services = SERVICES.replace("chatwoot-worker", "").replace("chatwoot-scheduler", "");
    let services: Vec<_> = services.split_whitespace().map(|it| format!("{it}: {{}}")).collect();
    let text = format!("{{name: a, domain: b.cl, services: {{{}}}}}", services.join(", "));
    let plan = plan_of(&text).unwrap();
    for (host, name) in HOSTS {
        assert_eq!(plan.container(name).unwrap().routes[0].host, format!("{host}.b.cl"));
    }
}

#[test]
fn networks_and_who_is_on_them() {
    let (plan, file) = both();
    let roles = [NetworkRole::Core, NetworkRole::Tenants, NetworkRole::Edge];
    let names = ["smarter-net", "tenants-net", "dokploy-network"];
    assert_eq!(roles.map(|it| plan.network(it).unwrap()), names);
    assert_eq!(set(file.networks.keys().map(String::as_str)), set(names));
    for (key, network) in &file.networks {
        assert_eq!(*key, network.name);
        let external = key == "dokploy-network";
        assert_eq!((network.external, network.driver.is_some()), (external, !external), "{key}");
    }
    let on = |network: &str| {
        let members = file.services.iter().filter(|(_, it)| it.networks.contains_key(network));
        members.map(|(name, _)| name.as_str()).collect::<BTreeSet<_>>()
    };
    assert_eq!(on("tenants-net"), set(["api-smarterbot"]));
    assert_eq!(on("dokploy-network"), set(HOSTS.map(|(_, name)| name)));
    for name in &words(DATA_STORES) | &words(JOBS) {
        assert_eq!(file.services[name].networks.len(), 1, "{name} is on one network");
    }
}

#[test]
fn volumes_and_where_they_are_mounted() {
    let (plan, file) = both();
    let mounts = [
        ("botpress", "botpress_data:/botpress/data"),
        ("chatwoot", "chatwoot_data:/app/storage"),
        ("metabase", "metabase_data:/plugins"),
        ("n8n", "n8n_data:/home/node/.n8n"),
        ("odoo", "odoo_data:/var/lib/odoo"),
        ("odoo", "odoo_extra_addons:/mnt/extra-addons"),
        ("postgres", "postgres_data:/var/lib/postgresql/data"),
        ("redis", "redis_data:/data"),
        ("redpanda", "redpanda_data:/var/lib/redpanda/data"),
        ("vault", "vault_data:/vault/file"),
        ("vault", "vault_logs:/vault/logs"),
    ];
    for (name, mount) in mounts {
        assert!(file.services[name].volumes.iter().any(|it| it == mount), "{name}: {mount}");
    }
    let keys = mounts.map(|(_, it)| it.split(':').next().unwrap());
    assert_eq!(set(file.volumes.keys().map(String::as_str)), set(keys));
    assert_eq!(set(plan.volumes.iter().map(|it| it.key.as_str())), set(keys));
    for (key, volume) in &file.volumes {
        assert_eq!((volume.name.clone(), volume.external), (format!("smarteros_{key}"), false));
    }
}

#[test]
fn variables_by_component() {
    let (plan, _) = both();
    let mut expected = BTreeSet::new();
    for (table, secret) in [(SECRETS, true), (SETTINGS, false)] {
        for (component, names) in table {
            expected.extend(names.split_whitespace().map(|name| (component, name, secret)));
        }
    }
    let found = plan.variables.iter();
    let found = found.map(|it| (it.component.as_str(), it.name.as_str(), it.is_secret()));
    assert_eq!(found.collect::<BTreeSet<_>>(), expected);
    let optional = plan
        .variables
        .iter()
        .filter(|it| matches!(it.kind, VariableKind::Secret { generator: _, required: false }));
    assert_eq!(
        set(optional.map(|it| it.name.as_str())),
        set(["BOTPRESS_LICENSE_KEY", "CHATWOOT_TOKEN"])
    );
}

#[test]
fn variables_that_reach_a_container_under_another_name() {
    let (_, file) = both();
    let table = [
        ("botpress", "BP_LICENSE_KEY", "${BOTPRESS_LICENSE_KEY:-}"),
        ("botpress", "BP_CONFIG_APPSECRET", "${BOTPRESS_AUTH_SECRET:?"),
        ("chatwoot", "SECRET_KEY_BASE", "${CHATWOOT_SECRET_KEY_BASE:?"),
        ("odoo", "PGPASSWORD", "${ODOO_DB_PASSWORD:?"),
        ("n8n", "GENERIC_TIMEZONE", "${N8N_TIMEZONE:-America/Santiago}"),
        ("metabase", "JAVA_TIMEZONE", "America/Santiago"),
        ("redis", "REDISCLI_AUTH", "${REDIS_PASSWORD:?"),
    ];
    for (name, entry, start) in table {
        let value = file.services[name].env(entry).unwrap();
        assert!(value.starts_with(start), "{name}: {entry}={value}");
    }
}

#[test]
fn topics() {
    let (plan, file) = both();
    assert_eq!(plan.topics.len(), TOPICS.len());
    let script = file.configs.iter().find(|(name, _)| name.starts_with("redpanda_topics_sh_"));
    let script = &script.unwrap().1.content;
    for (name, days, cleanup) in TOPICS {
        let milliseconds = days * 86_400_000;
        let line = format!(
            "topic {name} 3 1 cleanup.policy={cleanup} compression.type=snappy \
             min.insync.replicas=1 retention.ms={milliseconds}"
        );
        assert!(script.lines().any(|it| it == line), "{line}");
    }
    assert_eq!(script.lines().filter(|it| it.starts_with("topic ")).count(), TOPICS.len());
}

#[test]
fn postgres_stays_what_wrote_the_volume() {
    let Image::Pinned(image) =
        shipped("smarteros.yaml").container("postgres").unwrap().image.clone()
    else {
        panic!("postgres is not built")
    };
    assert_eq!(image.repository(), "pgvector/pgvector");
    assert!(image.tag().unwrap().ends_with("-pg15-bookworm"), "{image}");
}

#[test]
fn vault_paths_and_the_tenants_convention() {
    let secrets = std::fs::read_to_string(repository().join("SECRETS.md")).unwrap();
    let example = std::fs::read_to_string(repository().join(".env.example")).unwrap();
    for (component, names) in SECRETS {
        let path = format!("secret/smarteros/{component}");
        assert!(secrets.contains(&path) && example.contains(&path), "{path}");
        for name in words(names) {
            assert!(example.contains(&format!("\n{name}=\n")) && secrets.contains(name), "{name}");
        }
    }
    assert!(secrets.contains("secret/smarteros/tenants/"), "the tenants' convention");
}

#[test]
fn what_is_gone_stays_away() {
    let rendered = ["docker-compose.yml", ".env.example", "SECRETS.md"];
    for file in rendered.into_iter().chain(["stacks/smarteros.yaml", "stacks/local.yaml"]) {
        let text = std::fs::read_to_string(repository().join(file)).unwrap().to_lowercase();
        for word in words(GONE) {
            assert!(!text.contains(word), "{file} says `{word}`");
        }
    }
}
