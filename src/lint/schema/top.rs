//! Keys of the whole file, and where keys belong that stand elsewhere.

use super::form::{Form, Names, Object, TEXT, TEXT_OR_TEXTS};
use super::resource::{CONFIG, MODEL, NETWORK, SECRET, VOLUME};
use super::service::{JOB, SERVICE};

pub(super) const FILE: Form = Form::Object(&FILE_OBJECT);

static FILE_OBJECT: Object = Object::of(
    "a compose file",
    &[
        ("configs", Form::Map(Names::Simple, &CONFIG)),
        ("include", Form::Either(&[Form::Nothing, Form::List(&INCLUDE)])),
        ("jobs", Form::Map(Names::Simple, &Form::Object(&JOB))),
        ("models", Form::Map(Names::Free, &MODEL)),
        ("name", TEXT),
        ("networks", Form::Map(Names::Free, &NETWORK)),
        ("secrets", Form::Map(Names::Simple, &SECRET)),
        ("services", Form::Map(Names::Simple, &Form::Object(&SERVICE))),
        ("version", TEXT),
        ("volumes", Form::Map(Names::Simple, &VOLUME)),
    ],
);

const INCLUDE: Form = Form::Either(&[TEXT, Form::Object(&INCLUDE_OBJECT)]);

static INCLUDE_OBJECT: Object = Object::of(
    "an entry of `include`",
    &[("env_file", TEXT_OR_TEXTS), ("path", TEXT_OR_TEXTS), ("project_directory", TEXT)],
)
.plain();

/// Keys that Coolify reads and takes out before Compose sees the file.
pub(in crate::lint) const COOLIFY: [&str; 4] =
    ["content", "exclude_from_hc", "isDirectory", "is_directory"];

/// The platform that a key belongs to, which Compose refuses at this place.
pub(in crate::lint) fn platform(object: &str, key: &str) -> Option<&'static str> {
    Some(match (object, key) {
        ("a service" | "a mount", key) if COOLIFY.contains(&key) => "Coolify",
        ("a service", "caproverExtra")
        | ("a compose file", "caproverOneClickApp" | "captainVersion") => "CapRover",
        ("a service", "public") | ("a compose file", "endpoints") => "Okteto",
        _ => return None,
    })
}

/// Where a key of other levels of a service belongs: the path below the service.
pub(in crate::lint) fn homes(key: &str) -> Option<&'static str> {
    Some(match key {
        "context"
        | "dockerfile"
        | "dockerfile_inline"
        | "args"
        | "cache_from"
        | "cache_to"
        | "additional_contexts"
        | "no_cache" => "build",
        "test" | "interval" | "timeout" | "retries" | "start_period" | "start_interval" => {
            "healthcheck"
        }
        "replicas" | "placement" | "resources" | "restart_policy" | "update_config"
        | "rollback_config" | "endpoint_mode" => "deploy",
        "limits" | "reservations" => "deploy.resources",
        "memory" | "pids" => "deploy.resources.limits",
        "constraints" | "preferences" | "max_replicas_per_node" => "deploy.placement",
        "condition" => "depends_on",
        "watch" => "develop",
        "aliases" | "ipv4_address" | "ipv6_address" => "networks",
        _ => return None,
    })
}
