//! Keys of top-level networks, volumes, configs, secrets and models.

use super::form::{BARE_INT, BOOLEAN, Form, Names, Object, PAIR_SET, PAIRS, SETTINGS, TEXT, TEXTS};

const EXTERNAL: Form = Form::Either(&[BOOLEAN, Form::Object(&EXTERNAL_NAME)]);
/// Where Compose allows any other key.
const LOOSE_EXTERNAL: Form = Form::Either(&[BOOLEAN, Form::Object(&LOOSE_EXTERNAL_NAME)]);

static EXTERNAL_NAME: Object = Object::of("`external`", &[("name", TEXT)]);
static LOOSE_EXTERNAL_NAME: Object = Object::of("`external`", &[("name", TEXT)]).open();

pub(super) const NETWORK: Form = Form::Either(&[Form::Nothing, Form::Object(&NETWORK_OBJECT)]);

static NETWORK_OBJECT: Object = Object::of(
    "a network",
    &[
        ("attachable", BOOLEAN),
        ("driver", TEXT),
        ("driver_opts", SETTINGS),
        ("enable_ipv4", BOOLEAN),
        ("enable_ipv6", BOOLEAN),
        ("external", EXTERNAL),
        ("internal", BOOLEAN),
        ("ipam", Form::Object(&IPAM)),
        ("labels", PAIRS),
        ("name", TEXT),
    ],
);

static IPAM: Object = Object::of(
    "`ipam`",
    &[
        ("config", Form::List(&Form::Object(&POOL))),
        ("driver", TEXT),
        ("options", Form::Map(Names::Free, &TEXT)),
    ],
);

static POOL: Object = Object::of(
    "an entry of `ipam.config`",
    &[
        ("aux_addresses", Form::Map(Names::Free, &TEXT)),
        ("gateway", TEXT),
        ("ip_range", TEXT),
        ("subnet", TEXT),
    ],
);

pub(super) const VOLUME: Form = Form::Either(&[Form::Nothing, Form::Object(&VOLUME_OBJECT)]);

static VOLUME_OBJECT: Object = Object::of(
    "a volume",
    &[
        ("driver", TEXT),
        ("driver_opts", SETTINGS),
        ("external", EXTERNAL),
        ("labels", PAIR_SET),
        ("name", TEXT),
    ],
);

pub(super) const SECRET: Form = Form::Object(&SECRET_OBJECT);

static SECRET_OBJECT: Object = Object::of(
    "a secret",
    &[
        ("driver", TEXT),
        ("driver_opts", SETTINGS),
        ("environment", TEXT),
        ("external", LOOSE_EXTERNAL),
        ("file", TEXT),
        ("labels", PAIRS),
        ("name", TEXT),
        ("template_driver", TEXT),
    ],
);

pub(super) const CONFIG: Form = Form::Object(&CONFIG_OBJECT);

static CONFIG_OBJECT: Object = Object::of(
    "a config",
    &[
        ("content", TEXT),
        ("environment", TEXT),
        ("external", LOOSE_EXTERNAL),
        ("file", TEXT),
        ("labels", PAIRS),
        ("name", TEXT),
        ("template_driver", TEXT),
    ],
);

pub(super) const MODEL: Form = Form::Object(&MODEL_OBJECT);

static MODEL_OBJECT: Object = Object::of(
    "a model",
    &[("context_size", BARE_INT), ("model", TEXT), ("name", TEXT), ("runtime_flags", TEXTS)],
)
.requires(&["model"]);
