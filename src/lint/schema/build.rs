//! Keys of `build` and `develop`.

use super::form::{
    BARE_BOOLEAN, BARE_INT, BOOLEAN, BOOLEAN_OR_TEXT, BYTES, COMMAND, Form, Names, Object,
    PAIR_SET, PAIRS, Syntax, TEXT, TEXT_OR_TEXTS, TEXTS, VALUE, text,
};
use super::service::{FILE_MOUNTS, HOSTS};

pub(super) const BUILD: Form = Form::Either(&[TEXT, Form::Object(&BUILD_OBJECT)]);

static BUILD_OBJECT: Object = Object::of(
    "`build`",
    &[
        ("additional_contexts", CONTEXTS),
        ("args", PAIRS),
        ("cache_from", TEXTS),
        ("cache_to", TEXTS),
        ("context", TEXT),
        ("dockerfile", TEXT),
        ("dockerfile_inline", TEXT),
        ("entitlements", TEXTS),
        ("extra_hosts", HOSTS),
        ("isolation", TEXT),
        ("labels", PAIRS),
        ("network", TEXT),
        ("no_cache", BOOLEAN),
        ("no_cache_filter", TEXT_OR_TEXTS),
        ("platforms", TEXTS),
        ("privileged", BOOLEAN),
        ("provenance", BOOLEAN_OR_TEXT),
        ("pull", BOOLEAN),
        ("sbom", BOOLEAN_OR_TEXT),
        ("secrets", FILE_MOUNTS),
        ("shm_size", BYTES),
        ("ssh", SSH),
        ("tags", TEXTS),
        ("target", TEXT),
        ("ulimits", BUILD_LIMITS),
    ],
);

const CONTEXTS: Form =
    Form::Either(&[Form::Map(Names::Free, &TEXT), Form::List(&text(Syntax::Pair))]);
const SSH: Form =
    Form::Either(&[Form::Map(Names::Free, &VALUE), Form::List(&text(Syntax::SshKey))]);
const BUILD_LIMITS: Form =
    Form::Map(Names::Free, &Form::Either(&[BARE_INT, Form::Object(&BUILD_LIMIT)]));

static BUILD_LIMIT: Object =
    Object::of("a limit", &[("hard", BARE_INT), ("soft", BARE_INT)]).requires(&["soft", "hard"]);

pub(super) const DEVELOP: Form = Form::Either(&[Form::Nothing, Form::Object(&DEVELOP_OBJECT)]);

static DEVELOP_OBJECT: Object =
    Object::of("`develop`", &[("watch", Form::List(&Form::Object(&WATCH)))]);

static WATCH: Object = Object::of(
    "an entry of `watch`",
    &[
        ("action", text(Syntax::Words(&ACTIONS))),
        ("exec", Form::Object(&HOOK)),
        ("ignore", TEXT_OR_TEXTS),
        ("include", TEXT_OR_TEXTS),
        ("initial_sync", BARE_BOOLEAN),
        ("path", text(Syntax::Filled)),
        ("target", TEXT),
    ],
)
.requires(&["path", "action"]);

static ACTIONS: [&str; 5] = ["rebuild", "restart", "sync", "sync+exec", "sync+restart"];

/// A command that runs in the container when it starts or stops.
pub(super) static HOOK: Object = Object::of(
    "a hook",
    &[
        ("command", COMMAND),
        ("environment", PAIR_SET),
        ("privileged", BOOLEAN),
        ("user", TEXT),
        ("working_dir", TEXT),
    ],
)
.requires(&["command"]);
