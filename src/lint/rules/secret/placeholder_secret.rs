//! `change_me` in a live `.env`.

use crate::lint::{
    Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule,
    secrets::{Name, Value, credentials},
};

pub(super) static RULE: Rule = Rule {
    id: "placeholder-secret",
    family: Family::Secret,
    level: Level::Error,
    summary: "a live `.env` still has the placeholder of its example",
    docs: include_str!("placeholder_secret.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Env(env) = &file.kind else { return };
    if env.is_example {
        return;
    }
    for entry in &env.entries {
        let name = &entry.name;
        let class = Name::of(name);
        let is_secret = class.is_secret() || class == Name::Key;
        let in_value = is_secret && Value::of_text(&entry.value) == Value::Placeholder;
        let in_url = credentials(&entry.value).iter().any(|it| it.value == Value::Placeholder);
        if in_value || in_url {
            let place = entry.value_place.clone();
            let message = format!("`{name}` is still a placeholder, and everybody knows it");
            let help = "a password of 32 letters and digits: `openssl rand -hex 16`";
            findings.add(place.clone(), message).secret(&place).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn live_and_example() {
        let live = "
DB_PASSWORD=change_me
#           ^^^^^^^^^ still a placeholder
API_KEY='your-key'
#        ^^^^^^^^ still a placeholder
SENHA=sua-senha
#     ^^^^^^^^^ still a placeholder
REAL_PASSWORD=9f86d081884c7d659a2f
TITLE=change_me
OPTIONAL_TOKEN=
";
        expect_in(&RULE, &project(&[(".env", live)]));
        expect_in(&RULE, &project(&[(".env.example", "DB_PASSWORD=change_me\n")]));
    }
}
