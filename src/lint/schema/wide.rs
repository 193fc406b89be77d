//! The parts of a service that have keys of their own.

use super::form::{
    BARE_INT, BARE_NUMBER, BOOLEAN, BYTES, COUNT, DURATION, Form, INT, Names, OPTION, OPTION_VALUE,
    Object, PAIRS, SETTINGS, Syntax, TEXT, TEXT_SET, TEXTS, text, text_or_int, text_or_number,
};

pub(super) static HEALTHCHECK: Object = Object::of(
    "a healthcheck",
    &[
        ("disable", BOOLEAN),
        ("interval", DURATION),
        ("retries", text_or_number(Syntax::Count)),
        ("start_interval", DURATION),
        ("start_period", DURATION),
        ("test", Form::Either(&[TEXT, TEXTS])),
        ("timeout", DURATION),
    ],
);

pub(super) static LOGGING: Object =
    Object::of("`logging`", &[("driver", TEXT), ("options", Form::Map(Names::Free, &OPTION))]);

pub(super) static CREDENTIAL_SPEC: Object =
    Object::of("`credential_spec`", &[("config", TEXT), ("file", TEXT), ("registry", TEXT)]);

pub(super) static PROVIDER: Object = Object::of(
    "`provider`",
    &[("options", Form::Map(Names::Free, &PROVIDER_OPTION)), ("type", TEXT)],
)
.requires(&["type"]);

const PROVIDER_OPTION: Form = Form::Either(&[OPTION_VALUE, Form::List(&OPTION_VALUE)]);

pub(super) static BLKIO: Object = Object::of(
    "`blkio_config`",
    &[
        ("device_read_bps", RATES),
        ("device_read_iops", RATES),
        ("device_write_bps", RATES),
        ("device_write_iops", RATES),
        ("weight", BARE_INT),
        ("weight_device", Form::List(&Form::Object(&WEIGHT))),
    ],
)
.plain();

const RATES: Form = Form::List(&Form::Object(&RATE));
static RATE: Object = Object::of("a rate", &[("path", TEXT), ("rate", BYTES)]).plain();
static WEIGHT: Object = Object::of("a weight", &[("path", TEXT), ("weight", BARE_INT)]).plain();

pub(super) const DEPENDENCIES: Form =
    Form::Either(&[TEXT_SET, Form::Map(Names::Simple, &Form::Object(&DEPENDENCY))]);

static DEPENDENCY: Object = Object::of(
    "a dependency",
    &[("condition", text(Syntax::Words(&CONDITIONS))), ("required", BOOLEAN), ("restart", BOOLEAN)],
)
.requires(&["condition"]);

static CONDITIONS: [&str; 3] =
    ["service_completed_successfully", "service_healthy", "service_started"];

pub(super) const MEMBERSHIPS: Form = Form::Either(&[
    TEXT_SET,
    Form::Map(Names::Simple, &Form::Either(&[Form::Nothing, Form::Object(&MEMBERSHIP)])),
]);

static MEMBERSHIP: Object = Object::of(
    "a network of a service",
    &[
        ("aliases", TEXTS),
        ("driver_opts", SETTINGS),
        ("gw_priority", BARE_NUMBER),
        ("interface_name", TEXT),
        ("ipv4_address", TEXT),
        ("ipv6_address", TEXT),
        ("link_local_ips", TEXTS),
        ("mac_address", TEXT),
        ("priority", BARE_NUMBER),
        ("use_service_name_alias", BOOLEAN),
    ],
);

pub(super) const MODELS: Form = Form::Either(&[
    TEXT_SET,
    Form::Map(Names::Free, &Form::Either(&[Form::Nothing, Form::Object(&MODEL_USE)])),
]);

static MODEL_USE: Object =
    Object::of("a model of a service", &[("endpoint_var", TEXT), ("model_var", TEXT)]);

pub(super) const ENV_FILE: Form =
    Form::Either(&[TEXT, Form::List(&Form::Either(&[TEXT, Form::Object(&ENV_FILE_ENTRY)]))]);

static ENV_FILE_ENTRY: Object = Object::of(
    "an entry of `env_file`",
    &[("format", TEXT), ("path", TEXT), ("required", BOOLEAN)],
)
.requires(&["path"])
.plain();

pub(super) const EXTENDS: Form = Form::Either(&[TEXT, Form::Object(&EXTENDS_OBJECT)]);

static EXTENDS_OBJECT: Object =
    Object::of("`extends`", &[("file", TEXT), ("service", TEXT)]).requires(&["service"]).plain();

pub(super) const FILE_MOUNT: Form = Form::Either(&[TEXT, Form::Object(&FILE_MOUNT_OBJECT)]);

static FILE_MOUNT_OBJECT: Object = Object::of(
    "a mounted file",
    &[
        ("gid", TEXT),
        ("mode", text_or_int(Syntax::Octal)),
        ("source", TEXT),
        ("target", TEXT),
        ("uid", TEXT),
    ],
)
.requires(&["source"]);

pub(super) const LIMITS: Form = Form::Map(Names::Free, &Form::Either(&[INT, Form::Object(&LIMIT)]));

static LIMIT: Object =
    Object::of("a limit", &[("hard", INT), ("soft", INT)]).requires(&["soft", "hard"]);

pub(super) const DEVICE: Form = Form::Either(&[text(Syntax::Device), Form::Object(&DEVICE_OBJECT)]);

static DEVICE_OBJECT: Object =
    Object::of("a device", &[("permissions", TEXT), ("source", TEXT), ("target", TEXT)])
        .requires(&["source", "target"]);

pub(super) const PORT: Form =
    Form::Either(&[text_or_int(Syntax::Port), Form::Object(&PORT_OBJECT)]);

static PORT_OBJECT: Object = Object::of(
    "a port",
    &[
        ("app_protocol", TEXT),
        ("host_ip", text(Syntax::Address)),
        ("mode", TEXT),
        ("name", TEXT),
        ("protocol", TEXT),
        ("published", text_or_int(Syntax::Free)),
        ("target", COUNT),
    ],
)
.requires(&["target"]);

pub(super) const MOUNT: Form = Form::Either(&[text(Syntax::Volume), Form::Object(&MOUNT_OBJECT)]);

static MOUNT_OBJECT: Object = Object::of(
    "a mount",
    &[
        ("bind", Form::Object(&BIND)),
        ("consistency", TEXT),
        ("image", Form::Object(&IMAGE_MOUNT)),
        ("read_only", BOOLEAN),
        ("source", TEXT),
        ("target", TEXT),
        ("tmpfs", Form::Object(&TMPFS)),
        ("type", text(Syntax::Words(&MOUNT_TYPES))),
        ("volume", Form::Object(&VOLUME_MOUNT)),
    ],
)
.requires(&["type", "target"]);

static MOUNT_TYPES: [&str; 6] = ["bind", "cluster", "image", "npipe", "tmpfs", "volume"];

static BIND: Object = Object::of(
    "`bind`",
    &[
        ("create_host_path", BOOLEAN),
        ("propagation", TEXT),
        ("recursive", text(Syntax::Words(&["disabled", "enabled", "readonly", "writable"]))),
        ("selinux", text(Syntax::Words(&["Z", "z"]))),
    ],
);

static VOLUME_MOUNT: Object =
    Object::of("`volume`", &[("labels", PAIRS), ("nocopy", BOOLEAN), ("subpath", TEXT)]);

static TMPFS: Object = Object::of("`tmpfs`", &[("mode", BARE_NUMBER), ("size", BYTES)]);

static IMAGE_MOUNT: Object = Object::of("`image`", &[("subpath", TEXT)]);
