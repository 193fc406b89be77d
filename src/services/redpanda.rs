//! Redpanda, one durable broker, and the job that brings its topics to what the stack says.

use minijinja::context;

use super::{Service, StackFile, options::options};
use crate::{
    images,
    plan::{ConfigMount, Container, Origin, Plan, Section},
    stack::{Cleanup, Compression, Topic},
    template,
};

options! {
    /// Redpanda's options.
    Redpanda, memory: "1536m", enabled: true, {
        /// Cores the broker uses.
        cores: std::num::NonZeroU16 = std::num::NonZeroU16::MIN,
    }
}

pub(super) const NAME: &str = "redpanda";
pub(super) const TOPICS: &str = "redpanda-topics";

impl Service for Redpanda {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let address = stack.address(NAME);
        let broker = Container::service(
            NAME,
            "Redpanda: Kafka on smarter-redpanda:9092, inside the stack only.",
            Origin::service("redpanda"),
            &images::REDPANDA,
        )
        .section(Section::Events)
        .command([
            "redpanda".to_owned(),
            "start".to_owned(),
            format!("--smp={}", self.cores),
            // The rest of the limit is the process itself (redpanda-data/docs requirements.adoc).
            format!("--memory={}M", self.memory.percent(67).whole_mebibytes()),
            "--reserve-memory=0M".to_owned(),
            "--overprovisioned".to_owned(),
            // The image's configuration turns fsync off unless it is told otherwise.
            "--unsafe-bypass-fsync=false".to_owned(),
            "--kafka-addr=internal://0.0.0.0:9092".to_owned(),
            format!("--advertise-kafka-addr=internal://{address}:9092"),
            "--schema-registry-addr=internal://0.0.0.0:8081".to_owned(),
            "--rpc-addr=0.0.0.0:33145".to_owned(),
            format!("--advertise-rpc-addr={address}:33145"),
            "--default-log-level=warn".to_owned(),
        ])
        .volume("redpanda_data", "/var/lib/redpanda/data")
        .memory(self.memory);
        plan.add(self.common().apply(broker, stack));
    }

    fn follow_up(&self, stack: &StackFile, plan: &mut Plan) {
        if plan.topics.is_empty() {
            return;
        }
        let address = stack.address(NAME);
        let script = template::known(
            include_str!("../../templates/redpanda-topics.sh.j2"),
            context! {
                // Acknowledged means on disk, and a typing error is not a topic.
                cluster => [
                    ("write_caching_default", "false"),
                    ("auto_create_topics_enabled", "false"),
                ],
                topics => plan.topics.iter().map(|(name, topic)| context! {
                    name => name.as_str(),
                    partitions => topic.partitions.get(),
                    replicas => topic.replicas.get(),
                    config => configuration(topic),
                }).collect::<Vec<_>>(),
            },
        );
        let job = Container::job(
            TOPICS,
            "Creates and corrects the topics; deletes nothing.",
            Origin::service("redpanda"),
            &images::REDPANDA,
        )
        .section(Section::Events)
        .entrypoint(["bash", "/smarteros/topics.sh"])
        .env("RPK_BROKERS", format!("{address}:9092"))
        .env("RPK_ADMIN_HOSTS", format!("{address}:9644"))
        .config(ConfigMount::new("redpanda_topics_sh", "/smarteros/topics.sh", script))
        .tmpfs("/var/lib/redpanda/data")
        .needs(NAME);
        plan.add(self.common().without_environment().apply(job, stack));
    }
}

/// Topic configuration under Kafka's names.
fn configuration(topic: &Topic) -> Vec<(&'static str, String)> {
    let Topic { retention, cleanup, compression, partitions: _, replicas: _, min_insync_replicas } =
        topic;
    let cleanup = match cleanup {
        Cleanup::Delete => "delete",
        Cleanup::Compact => "compact",
    };
    let compression = match compression {
        Compression::None => "none",
        Compression::Gzip => "gzip",
        Compression::Snappy => "snappy",
        Compression::Lz4 => "lz4",
        Compression::Zstd => "zstd",
        Compression::Producer => "producer",
    };
    vec![
        ("cleanup.policy", cleanup.to_owned()),
        ("compression.type", compression.to_owned()),
        ("min.insync.replicas", min_insync_replicas.to_string()),
        ("retention.ms", retention.as_seconds().saturating_mul(1000).to_string()),
    ]
}
