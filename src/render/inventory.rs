//! Variables as prose needs them: by component, with where each comes from.

use serde::Serialize;

use super::prose;
use crate::plan::{Generator, Plan, Rotation, Variable, VariableKind};

#[derive(Serialize)]
pub(super) struct Component<'a> {
    pub(super) name: &'a str,
    pub(super) path: String,
    pub(super) variables: Vec<Entry<'a>>,
}

#[derive(Clone, Serialize)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) description: String,
    /// The stack does not start without a value.
    pub(super) needed: bool,
    /// False for what may stay empty.
    pub(super) required: bool,
    pub(super) secret: bool,
    pub(super) source: String,
    /// How to make a value; empty for settings.
    pub(super) hint: String,
    /// As it stands in an environment file.
    pub(super) default: String,
    pub(super) readers: Vec<&'a str>,
    pub(super) advice: &'a str,
}

pub(super) fn components(plan: &Plan) -> Vec<Component<'_>> {
    let mut components: Vec<Component<'_>> = Vec::new();
    let mut readers = plan.readers();
    for variable in &plan.variables {
        let mut entry = entry(variable, readers.remove(variable.name.as_str()).unwrap_or_default());
        if plan.vault.references.keys().any(|it| it.as_str() == variable.name) {
            let place = plan.vault.place(&variable.component, &variable.name);
            entry.source = format!("{}, kept at `{place}`", entry.source);
        }
        match components.last_mut().filter(|it| it.name == variable.component) {
            Some(component) => component.variables.push(entry),
            None => components.push(Component {
                name: &variable.component,
                path: plan.vault.path(&variable.component),
                variables: vec![entry],
            }),
        }
    }
    components
}

fn entry<'a>(variable: &'a Variable, readers: Vec<&'a str>) -> Entry<'a> {
    let Variable { name, component: _, kind, description, rotation } = variable;
    let (source, hint, default, needed, required) = match kind {
        VariableKind::Secret { generator, required } => {
            let (source, hint) = made_by(generator);
            (source, hint, String::new(), *required, *required)
        }
        VariableKind::Setting { default } if default.is_empty() => {
            ("a setting".into(), String::new(), String::new(), false, false)
        }
        VariableKind::Setting { default } => (
            format!("a setting, `{default}`"),
            String::new(),
            prose::env_value(default),
            false,
            true,
        ),
    };
    Entry {
        name,
        description: prose::one_line(description),
        needed,
        required,
        secret: variable.is_secret(),
        source,
        hint,
        default,
        readers,
        advice: rotation.as_ref().map_or("", Rotation::advice),
    }
}

/// Where a secret comes from, and how to make one by hand.
fn made_by(generator: &Generator) -> (String, String) {
    match generator {
        Generator::Alphanumeric(length) => (
            format!("{length} random letters and digits"),
            format!("generate: openssl rand -hex {}", length / 2),
        ),
        Generator::Hex(bytes) => {
            (format!("{bytes} random bytes in hex"), format!("generate: openssl rand -hex {bytes}"))
        }
        Generator::Htpasswd => (
            "htpasswd lines".into(),
            "generate: htpasswd -nB USER, and put it between single quotes".into(),
        ),
        Generator::Provider(name) => (name.clone(), format!("from: {name}")),
    }
}
