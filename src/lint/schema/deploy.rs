//! Keys of `deploy`, and of the devices that a service reserves.

use super::form::{
    COUNT, DURATION, Form, INT, NUMBER, Object, PAIR_SET, PAIRS, Syntax, TEXT, TEXT_SET, TEXTS,
    text, text_or_int,
};

pub(super) const DEPLOY: Form = Form::Either(&[Form::Nothing, Form::Object(&DEPLOY_OBJECT)]);

static DEPLOY_OBJECT: Object = Object::of(
    "`deploy`",
    &[
        ("endpoint_mode", TEXT),
        ("labels", PAIRS),
        ("mode", TEXT),
        ("placement", Form::Object(&PLACEMENT)),
        ("replicas", COUNT),
        ("resources", Form::Object(&RESOURCES)),
        ("restart_policy", Form::Object(&RESTART_POLICY)),
        ("rollback_config", Form::Object(&ROLLBACK)),
        ("update_config", Form::Object(&UPDATE)),
    ],
);

static PLACEMENT: Object = Object::of(
    "`placement`",
    &[
        ("constraints", TEXTS),
        ("max_replicas_per_node", COUNT),
        ("preferences", Form::List(&Form::Object(&PREFERENCE))),
    ],
);

static PREFERENCE: Object = Object::of("a preference", &[("spread", TEXT)]);

static RESTART_POLICY: Object = Object::of(
    "`restart_policy`",
    &[("condition", TEXT), ("delay", DURATION), ("max_attempts", COUNT), ("window", DURATION)],
);

const ROLLOUT: &[(&str, Form)] = &[
    ("delay", DURATION),
    ("failure_action", TEXT),
    ("max_failure_ratio", NUMBER),
    ("monitor", DURATION),
    ("order", text(Syntax::Words(&["start-first", "stop-first"]))),
    ("parallelism", COUNT),
];

static ROLLBACK: Object = Object::of("`rollback_config`", ROLLOUT);
static UPDATE: Object = Object::of("`update_config`", ROLLOUT);

static RESOURCES: Object = Object::of(
    "`resources`",
    &[("limits", Form::Object(&LIMITS)), ("reservations", Form::Object(&RESERVATIONS))],
);

static LIMITS: Object =
    Object::of("`limits`", &[("cpus", NUMBER), ("memory", text(Syntax::Bytes)), ("pids", INT)]);

static RESERVATIONS: Object = Object::of(
    "`reservations`",
    &[
        ("cpus", NUMBER),
        ("devices", Form::List(&Form::Object(&DEVICE))),
        ("generic_resources", Form::List(&Form::Object(&GENERIC))),
        ("memory", text(Syntax::Bytes)),
    ],
);

static GENERIC: Object =
    Object::of("a generic resource", &[("discrete_resource_spec", Form::Object(&DISCRETE))]);

static DISCRETE: Object =
    Object::of("`discrete_resource_spec`", &[("kind", TEXT), ("value", NUMBER)]);

const DEVICE_KEYS: &[(&str, Form)] = &[
    ("capabilities", TEXT_SET),
    ("count", text_or_int(Syntax::HowMany)),
    ("device_ids", TEXT_SET),
    ("driver", TEXT),
    ("options", PAIR_SET),
];

static DEVICE: Object = Object::of("a device", DEVICE_KEYS).requires(&["capabilities"]);

/// The short road to a graphics card.
pub(super) const GPUS: Form =
    Form::Either(&[text(Syntax::Words(&["all"])), Form::List(&Form::Object(&GPU))]);

static GPU: Object = Object::of("a device", DEVICE_KEYS).open();
