//! The catalogue: every service SmarterOS knows. A new one is a file here, a `mod` line and a line
//! in `catalogue!`.

mod api_smarterbot;
mod botpress;
mod chatwoot;
mod custom;
mod edge;
mod mcp_registry;
mod metabase;
mod n8n;
mod odoo;
mod options;
mod portainer;
mod postgres;
mod redis;
mod redpanda;
mod redpanda_console;
mod vault;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    plan::{Fault, Origin, Plan},
    stack::Stack,
};

/// A stack file with the services of this catalogue.
pub type StackFile = Stack<Services>;

/// A service turns its own options into containers, routes, volumes and variables.
pub(crate) trait Service {
    fn enabled(&self) -> bool;

    fn plan(&self, stack: &StackFile, plan: &mut Plan);

    /// Called once every service has planned, for jobs that do what the others asked for.
    fn follow_up(&self, _stack: &StackFile, _plan: &mut Plan) {}
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident: $options:ty,)*) => {
        /// The `services:` of a stack file.
        #[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub struct Services {
            $($(#[$doc])* #[serde(deserialize_with = "present")] pub $name: Option<$options>,)*
        }

        impl Services {
            /// File names of the catalogue, sorted.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The services a stack runs, in catalogue order.
            fn enabled(&self) -> impl Iterator<Item = &dyn Service> {
                let all: [Option<&dyn Service>; Self::NAMES.len()] =
                    [$(self.$name.as_ref().map(|it| it as &dyn Service)),*];
                all.into_iter().flatten().filter(|it| it.enabled())
            }

            /// Leaves out every service whose key is not wanted.
            fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
                $(if !wanted(&stringify!($name).replace('_', "-")) {
                    self.$name = None;
                })*
            }

        }

    };
}

catalogue! {
    /// FastAPI gateway on `api.<domain>`, built from its own repository.
    api_smarterbot: api_smarterbot::ApiSmarterbot,
    /// Conversations on `bot.<domain>`.
    botpress: botpress::Botpress,
    /// Customer support on `crm.<domain>`: web, worker, scheduler and migrations.
    chatwoot: chatwoot::Chatwoot,
    /// Index of MCP servers on `mcp.<domain>`.
    mcp_registry: mcp_registry::McpRegistry,
    /// Analytics on `kpi.<domain>`.
    metabase: metabase::Metabase,
    /// Workflows on `n8n.<domain>`.
    n8n: n8n::N8n,
    /// ERP on `erp.<domain>`.
    odoo: odoo::Odoo,
    /// Docker's interface on `portainer.<domain>`; off unless it is enabled.
    portainer: portainer::Portainer,
    /// PostgreSQL 15 with pgvector: the one database server.
    postgres: postgres::Postgres,
    /// Redis: cache and job queues.
    redis: redis::Redis,
    /// Kafka-compatible event broker.
    redpanda: redpanda::Redpanda,
    /// The broker's interface on `kafka.<domain>`.
    redpanda_console: redpanda_console::RedpandaConsole,
    /// Secrets on `vault.<domain>`.
    vault: vault::Vault,
}

/// `service:` with nothing behind it would be easy to misread; `service: {}` is clear.
fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Everything a stack file asks for.
///
/// # Errors
/// All that is wrong with the stack as a whole.
pub fn plan(stack: &StackFile) -> Result<Plan, Vec<Fault>> {
    let mut plan = Plan::frame(stack);
    let mut faults = edge::plan(stack, &mut plan);
    for service in stack.services.enabled() {
        service.plan(stack, &mut plan);
    }
    faults.extend(custom::plan(stack, &mut plan));
    for service in stack.services.enabled() {
        service.follow_up(stack, &mut plan);
    }
    faults.extend(topics_without_broker(stack));
    match plan.complete() {
        Ok(plan) if faults.is_empty() => Ok(plan),
        Ok(_) => Err(faults),
        Err(more) => {
            faults.extend(more);
            Err(faults)
        }
    }
}

/// One container of a stack with all it cannot start without, and nothing on behalf of others: the
/// database job knows only the applications that are left.
///
/// # Errors
/// As for [`plan`]; `None` where the stack has no such container.
pub fn part(stack: &StackFile, name: &str) -> Result<Option<Plan>, Vec<Fault>> {
    let whole = plan(stack)?;
    let Some(part) = whole.part(name) else { return Ok(None) };
    let wanted =
        |section: &str, key: &str| part.containers.iter().any(|it| it.origin.0 == [section, key]);
    let mut stack = stack.clone();
    stack.services.retain(|it| wanted("services", it));
    stack.custom.retain(|it, _| wanted("custom", it.as_str()));
    stack.volumes.adopt.retain(|key, _| part.volumes.iter().any(|it| it.key == key.as_str()));
    if stack.services.redpanda.is_none() {
        stack.topics.clear();
    }
    Ok(plan(&stack)?.part(name))
}

/// Topics would vanish silently.
fn topics_without_broker(stack: &StackFile) -> Option<Fault> {
    let broker = stack.services.redpanda.as_ref().is_some_and(Service::enabled);
    let (topic, _) = stack.topics.first().filter(|_| !broker)?;
    let origin = Origin::default().key("topics").key(topic.as_str());
    let message = "this stack has topics and no broker";
    Some(Fault::new(origin, message, "add `redpanda: {}` under `services`"))
}

#[cfg(test)]
mod tests {
    use super::Services;

    /// Files beside the catalogue that are not services.
    const OTHERS: [&str; 4] = ["custom", "edge", "mod", "options"];

    #[test]
    fn every_file_is_listed() {
        let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/services");
        let mut files: Vec<String> = std::fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|stem| !OTHERS.contains(&stem.as_str()))
            .collect();
        files.sort();
        assert_eq!(Services::NAMES, files);
    }
}
