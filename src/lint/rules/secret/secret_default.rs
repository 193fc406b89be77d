//! `${PASSWORD:-literal}`.

use crate::{
    compose::{HoleKind, Text},
    document::Entry,
    lint::{
        Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule,
        secrets::{Name, Value, credentials, login, tokens_in},
    },
};

pub(super) static RULE: Rule = Rule {
    id: "secret-default",
    family: Family::Secret,
    level: Level::Warning,
    summary: "a variable for a secret has a default that everybody knows",
    docs: include_str!("secret_default.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    for node in file.composes().iter().flat_map(|it| it.root.walk()) {
        for item in node.items().iter().filter_map(Text::of) {
            judge(&item, None, findings);
        }
        for Entry { key, value } in node.entries() {
            if let Some(text) = Text::of(value) {
                judge(&text, key.as_str(), findings);
            }
        }
    }
}

fn judge(text: &Text, key: Option<&str>, findings: &mut Findings) {
    let body = text.as_str();
    if !body.contains("${") || text.node().alias().is_some() {
        return;
    }
    for hole in text.template().holes(body) {
        let (HoleKind::Default, Some(operand)) = (hole.kind, hole.operand.clone()) else {
            continue;
        };
        let alone = body.len() == hole.range.len() || body[..hole.range.start].ends_with('=');
        let holder = key.or_else(|| body.split_once('=').map(|(name, _)| name)).filter(|_| alone);
        let whole = &body[operand.clone()];
        let mut names = [Some(hole.name.as_str()), holder].into_iter().flatten();
        let start = names.find_map(|it| login(it, whole));
        let class = match Name::of(&hole.name) {
            _ if start.is_some() => Name::Password,
            Name::Other => holder.map_or(Name::Other, Name::of),
            class => class,
        };
        let operand = operand.start + start.unwrap_or(0)..operand.end;
        let default = &body[operand.clone()];
        let value = Value::of(class, default);
        if value == Value::Nothing || tokens_in(default) || !credentials(default).is_empty() {
            continue;
        }
        let name = &hole.name;
        let (level, words) = match value {
            Value::Strong => (Level::Error, "a real secret in the file"),
            Value::Placeholder => (Level::Warning, "a placeholder that works when it is not set"),
            _ => (Level::Warning, "a known secret when it is not set"),
        };
        let place = text.place_of(operand);
        let finding = findings.add(place.clone(), format!("`{name}` has a default: {words}"));
        finding.secret(&place).level(level).help(format!("`${{{name}:?set {name}}}`"));
        let fix = Fix::risky("let the deploy stop without it").variable(name);
        finding.fix(fix.text(&text.part(hole.range.clone()), &format!("${{{name}:?}}")));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn defaults() {
        expect(
            &RULE,
            "
services:
  a:
    image: a:1
    environment:
      - A_PASSWORD=${A_PASSWORD:-postgres}
      #                          ^^^^^^^^ known secret
      - B_PASSWORD=${B_PASSWORD:-}
      - C_PASSWORD=${C_PASSWORD:?set it}
      - D_PASSWORD_FILE=${D_PASSWORD_FILE:-/run/secrets/d}
      - TOKEN_TTL=${TOKEN_TTL:-3600}
      - E_SECRET=${E_SECRET-change-me}
      #                     ^^^^^^^^^ placeholder
      - PASSWORD=${ADMIN:-hunter2}
      #                   ^^^^^^^ known secret
      - URL=${URL:-http://a:b@c}
      - F_TOKEN=${F_TOKEN:-${G_TOKEN}}
      - NEO4J_AUTH=${NEO4J_AUTH:-neo4j/neo4j}
      #                                ^^^^^ known secret
    command: [serve, '--key=${SECRET_KEY:-9f86d081884c7d659a2f}']
    #                                     ^^^^^^^^^^^^^^^^^^^^ real secret
",
        );
    }
}
