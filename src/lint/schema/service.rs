//! Keys of a service, and of the other things that run in a container: jobs and hooks.

use super::build::{BUILD, DEVELOP, HOOK};
use super::deploy::{DEPLOY, GPUS};
use super::form::{
    BARE_BOOLEAN, BOOLEAN, BYTES, COMMAND, COUNT, DURATION, Form, INT, NUMBER, Names, Object,
    PAIRS, Syntax, TEXT, TEXT_SET, TEXTS, VALUE, VARIABLES, text, text_or_int, text_or_number,
};
use super::wide::{
    BLKIO, CREDENTIAL_SPEC, DEPENDENCIES, DEVICE, ENV_FILE, EXTENDS, FILE_MOUNT, HEALTHCHECK,
    LIMITS, LOGGING, MEMBERSHIPS, MODELS, MOUNT, PORT, PROVIDER,
};

pub(in crate::lint) static SERVICE: Object = Object::of(
    "a service",
    &[
        ("attach", BOOLEAN),
        ("container_name", text(Syntax::ContainerName)),
        ("deploy", DEPLOY),
        ("develop", DEVELOP),
        ("extends", EXTENDS),
        ("external_links", TEXT_SET),
        ("links", TEXTS),
        ("post_start", Form::List(&Form::Object(&HOOK))),
        ("pre_start", Form::List(&Form::Object(&START_HOOK))),
        ("pre_stop", Form::List(&Form::Object(&HOOK))),
        ("profiles", TEXTS),
        ("provider", Form::Object(&PROVIDER)),
        ("restart", text(Syntax::Restart)),
        ("scale", COUNT),
    ],
)
.sharing(&[CONTAINER, WORKLOAD]);

/// What a container of any kind has.
const CONTAINER: &[(&str, Form)] = &[
    ("annotations", PAIRS),
    ("blkio_config", Form::Object(&BLKIO)),
    ("cap_add", TEXTS),
    ("cap_drop", TEXTS),
    ("cgroup", text(Syntax::Words(&["host", "private"]))),
    ("cgroup_parent", TEXT),
    ("command", COMMAND),
    ("configs", FILE_MOUNTS),
    ("cpu_count", COUNT),
    ("cpu_percent", COUNT),
    ("cpu_period", NUMBER),
    ("cpu_quota", NUMBER),
    ("cpu_rt_period", NUMBER),
    ("cpu_rt_runtime", NUMBER),
    ("cpu_shares", NUMBER),
    ("cpus", NUMBER),
    ("cpuset", TEXT),
    ("credential_spec", Form::Object(&CREDENTIAL_SPEC)),
    ("device_cgroup_rules", TEXT_SET),
    ("devices", Form::List(&DEVICE)),
    ("dns", TEXT_OR_TEXTS_LOOSE),
    ("dns_opt", TEXTS),
    ("dns_search", TEXT_OR_TEXTS_LOOSE),
    ("domainname", TEXT),
    ("entrypoint", COMMAND),
    ("env_file", ENV_FILE),
    ("environment", VARIABLES),
    ("extra_hosts", HOSTS),
    ("gpus", GPUS),
    ("group_add", Form::Set(&text_or_int(Syntax::Free))),
    ("hostname", TEXT),
    ("image", TEXT),
    ("init", BOOLEAN),
    ("ipc", TEXT),
    ("isolation", TEXT),
    ("label_file", Form::Either(&[TEXT, TEXTS])),
    ("labels", PAIRS),
    ("logging", Form::Object(&LOGGING)),
    ("mac_address", TEXT),
    ("mem_limit", text_or_number(Syntax::Bytes)),
    ("mem_reservation", BYTES),
    ("mem_swappiness", BYTES),
    ("memswap_limit", text_or_number(Syntax::Bytes)),
    ("models", MODELS),
    ("network_mode", TEXT),
    ("networks", MEMBERSHIPS),
    ("oom_kill_disable", BOOLEAN),
    ("oom_score_adj", INT),
    ("pid", TEXT),
    ("pids_limit", NUMBER),
    ("platform", TEXT),
    ("privileged", BOOLEAN),
    ("pull_policy", text(Syntax::PullPolicy)),
    ("pull_refresh_after", TEXT),
    ("read_only", BOOLEAN),
    ("runtime", TEXT),
    ("secrets", FILE_MOUNTS),
    ("security_opt", TEXT_SET),
    ("shm_size", text_or_number(Syntax::Bytes)),
    ("stop_grace_period", DURATION),
    ("stop_signal", TEXT),
    ("storage_opt", Form::Map(Names::Free, &VALUE)),
    ("sysctls", PAIRS),
    ("tmpfs", TEXT_OR_TEXTS_LOOSE),
    ("ulimits", LIMITS),
    ("umask", UMASK),
    ("use_api_socket", BARE_BOOLEAN),
    ("user", TEXT),
    ("userns_mode", TEXT),
    ("uts", TEXT),
    ("volumes", Form::List(&MOUNT)),
    ("volumes_from", TEXT_SET),
    ("working_dir", TEXT),
];

/// What services and jobs have, and hooks have not.
const WORKLOAD: &[(&str, Form)] = &[
    ("build", BUILD),
    ("depends_on", DEPENDENCIES),
    ("expose", Form::List(&text_or_int(Syntax::Free))),
    ("healthcheck", Form::Object(&HEALTHCHECK)),
    ("ports", Form::List(&PORT)),
    ("stdin_open", BOOLEAN),
    ("tty", BOOLEAN),
];

/// A command that runs before the container starts, in a container of its own.
static START_HOOK: Object = Object::of("a hook", &[("per_replica", BOOLEAN)]).sharing(&[CONTAINER]);

/// A container that runs to its end, by hand or by the clock.
pub(super) static JOB: Object =
    Object::of("a job", &[("profiles", TEXTS), ("triggers", Form::Object(&TRIGGERS))])
        .requires(&["triggers"])
        .sharing(&[CONTAINER, WORKLOAD]);

static TRIGGERS: Object = Object::of(
    "`triggers`",
    &[
        ("manual", BOOLEAN),
        ("schedule", Form::List(&Form::Either(&[TEXT, Form::Object(&SCHEDULE)]))),
    ],
);

static SCHEDULE: Object = Object::of(
    "a schedule",
    &[
        ("concurrency", text(Syntax::Words(&["forbid", "queue"]))),
        ("cron", TEXT),
        ("missed_fires", text(Syntax::Words(&["one", "skip"]))),
        ("timezone", TEXT),
    ],
)
.requires(&["cron"]);

const UMASK: Form = Form::Either(&[Form::Nothing, text_or_int(Syntax::Octal)]);

/// One text or several; repeated ones are merged.
const TEXT_OR_TEXTS_LOOSE: Form = Form::Either(&[TEXT, TEXTS]);

pub(super) const FILE_MOUNTS: Form = Form::List(&FILE_MOUNT);

/// `name: address` or `- name:address`.
pub(super) const HOSTS: Form =
    Form::Either(&[Form::Map(Names::Free, &TEXT_OR_TEXTS_LOOSE), Form::Set(&text(Syntax::Host))]);
