//! Redis: job queues and caches, with a password and an append-only file.

use super::{Service, StackFile, options::options};
use crate::{
    images,
    plan::{Container, Origin, Plan, Section, Variable},
};

options! {
    /// Redis's options.
    Redis, memory: "768m", enabled: true, {}
}

pub(super) const NAME: &str = "redis";

impl Service for Redis {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        // A rewrite of the append-only file can need as much again (Redis docs, management/admin).
        let maximum = self.memory.percent(50);
        let server = Container::service(
            NAME,
            "Redis: job queues and caches; loses at most the last second.",
            Origin::service("redis"),
            &images::REDIS,
        )
        .section(Section::Data)
        .script(include_str!("../../templates/redis-start.sh"))
        .env("REDIS_PASSWORD", password())
        .env("REDISCLI_AUTH", password())
        .env("REDIS_MAXMEMORY", format!("{}mb", maximum.whole_mebibytes()))
        .volume("redis_data", "/data")
        .memory(self.memory);
        plan.add(self.common().apply(server, stack));
    }
}

pub(super) fn password() -> Variable {
    Variable::secret("REDIS_PASSWORD", "redis", "password of Redis")
}
