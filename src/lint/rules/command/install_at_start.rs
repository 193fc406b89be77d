//! Packages that are installed at each start.

use crate::{
    compose::{Text, shell_words},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, rules::image::server::is_job},
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "install-at-start",
    family: Family::Command,
    level: Level::Warning,
    summary: "packages installed at each start are others tomorrow, or not to be had",
    docs: include_str!("install_at_start.md"),
    check: Check::Service(check),
};

/// Package managers, each with its words for installing.
const MANAGERS: [(&str, &[&str]); 12] = [
    ("apk", &["add"]),
    ("apt", &["install"]),
    ("apt-get", &["install"]),
    ("bundle", &["install"]),
    ("composer", &["install", "require"]),
    ("gem", &["install"]),
    ("npm", &["ci", "i", "install"]),
    ("pip", &["install"]),
    ("pip3", &["install"]),
    ("pnpm", &["add", "i", "install"]),
    ("poetry", &["install"]),
    ("yarn", &["add", "install"]),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    if is_job(site.compose, site.service) {
        return;
    }
    let restart = site.service.text("restart");
    let lasting = restart.is_some_and(|it| matches!(it.as_str(), "always" | "unless-stopped"));
    for command in [&site.service.entrypoint, &site.service.command].into_iter().flatten() {
        let script = command.script().map(|it| shell_words(&it));
        let words = script.as_deref().unwrap_or_else(|| command.words());
        let Some((first, last)) = install(words) else { continue };
        let start = first.place();
        let place = Place::new(start.source(), start.range().start..last.place().range().end);
        let line = format!("{} {}", first.as_str(), last.as_str());
        let message = format!("{} at each start: what runs is decided then", quoted(&line));
        let finding = findings.add(place, message);
        finding.help("install while building an image, and run that");
        if !lasting {
            finding.level(Level::Note);
        }
    }
}

/// The manager's word, and that for installing, with only flags between them.
fn install(words: &[Text]) -> Option<(&Text, &Text)> {
    words.iter().enumerate().find_map(|(at, manager)| {
        let (_, verbs) = MANAGERS.iter().find(|it| it.0 == manager.as_str())?;
        let verb = words.get(at + 1..)?.iter().find(|it| !it.as_str().starts_with('-'))?;
        verbs.contains(&verb.as_str()).then_some((manager, verb))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn managers() {
        expect(
            &RULE,
            r#"
services:
  a:
    restart: always
    command: [sh, -c, "npm install && node app.js"]
             #         ^^^^^^^^^^^ at each start
  b:
    entrypoint: sh -c "apk --no-cache add curl && run"
                #      ^^^^^^^^^^^^^^^^^^ `apk add`
  c:
    restart: 'no'
    command: [sh, -c, "pip install x && y"]
  d:
    command: [sh, -c, "echo 'npm install'"]
  e:
    command: npm run install
  f:
    healthcheck: { test: [CMD-SHELL, "npm install"] }
"#,
        );
    }
}
