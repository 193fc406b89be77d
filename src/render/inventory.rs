//! Variables as prose needs them: by component, with where each comes from.

use serde::Serialize;

use crate::plan::{Generator, Plan, Variable, VariableKind};

#[derive(Serialize)]
pub(super) struct Component<'a> {
    pub(super) name: &'a str,
    pub(super) path: String,
    pub(super) variables: Vec<Entry<'a>>,
}

#[derive(Clone, Serialize)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) description: &'a str,
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
    for variable in &plan.variables {
        let entry = entry(plan, variable);
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

fn entry<'a>(plan: &'a Plan, variable: &'a Variable) -> Entry<'a> {
    let Variable { name, component: _, kind, description, rotation } = variable;
    let (source, hint, default, needed, required) = match kind {
        VariableKind::Secret { generator, required } => {
            let (source, hint) = made_by(generator);
            (source, hint, String::new(), *required, *required)
        }
        VariableKind::Setting { default } if default.is_empty() => {
            ("a setting".into(), String::new(), String::new(), false, false)
        }
        VariableKind::Setting { default } => {
            (format!("a setting, `{default}`"), String::new(), quoted(default), false, true)
        }
    };
    Entry {
        name,
        description,
        needed,
        required,
        secret: variable.is_secret(),
        source,
        hint,
        default,
        readers: plan.readers(name).map(|it| it.name.as_str()).collect(),
        advice: rotation.as_deref().unwrap_or_default(),
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

/// Bare where every reader of environment files agrees, else between single quotes.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_./:@%+,=-".contains(c);
    if value.chars().all(plain) { value.to_owned() } else { format!("'{value}'") }
}
