//! A path of the host that is mounted and does not exist.

use super::{
    missing_env_file::made_where_it_runs,
    nearby::{meant, missing},
};
use crate::{
    compose::{Mount, MountKind, Text},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, schema::COOLIFY},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-bind-source",
    family: Family::Reference,
    level: Level::Error,
    summary: "a file or folder that is mounted does not exist",
    docs: include_str!("missing_bind_source.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for mount in site.service.mounts.iter().filter(|it| it.kind == MountKind::Bind) {
        let Some(source) = mount.source.as_deref() else { continue };
        // Coolify writes the file, or makes the folder, before Compose runs.
        if COOLIFY.iter().any(|key| mount.node.get_merged(key).is_some()) {
            continue;
        }
        let Some(resolved) = missing(site.project, site.compose, &mount.node, source) else {
            continue;
        };
        let is_file = looks_like_file(source) || looks_like_file(&mount.target);
        // A folder that the container fills is made by Docker, and that is well.
        if !is_file && (!mount.read_only || site.compose.may_be_written(source)) {
            continue;
        }
        let becomes = if is_file { "an empty folder in its place" } else { "an empty folder" };
        let message = format!("{} does not exist; Docker makes {becomes}", quoted(source));
        let written = written(mount, source);
        let place = written.as_ref().map_or_else(|| mount.node.place(), Text::place);
        let finding = findings.add(place, message);
        match meant(site.project, &resolved).map(|it| renamed(source, &it)) {
            Some(other) => {
                finding.help(format!("did you mean {}?", quoted(&other)));
                if let Some(text) = written {
                    finding.fix(Fix::name(&text, &other));
                }
            }
            None => drop(finding.help("add it to the repository, or remove the mount")),
        }
        let name = resolved.rsplit('/').next().unwrap_or_default();
        let made = || made_where_it_runs(site.project, &resolved);
        if let Some(help) = name.contains("env").then(made).flatten() {
            finding.level(Level::Note).help(help);
        }
        // From which folder a part is read is not known.
        if site.project.parts.contains_key(site.file.name()) {
            finding.level(Level::Note);
        }
    }
}

/// The source of a mount as it is written, in either form.
fn written(mount: &Mount, source: &str) -> Option<Text> {
    let long = mount.node.get_merged("source").or_else(|| mount.node.get_merged("src"));
    if let Some(node) = long {
        return Text::of(&node);
    }
    let text = Text::of(&mount.node).filter(|it| it.as_str().starts_with(source))?;
    Some(text.part(0..source.len()))
}

/// A name with an extension; `conf.d` and `.config` are folders.
fn looks_like_file(path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let letters = extension.chars().all(|it| it.is_ascii_alphanumeric());
    let has_letter = extension.chars().any(|it| it.is_ascii_alphabetic());
    !path.ends_with('/')
        && !stem.trim_matches('.').is_empty()
        && (2..=6).contains(&extension.len())
        && letters
        && has_letter
}

fn renamed(source: &str, name: &str) -> String {
    source
        .rsplit_once('/')
        .map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{completed, expect, expect_in, project},
    };

    #[test]
    fn mounted_and_missing() {
        let text = "
services:
  a:
    image: x
    volumes:
      - ./mcp-registry:/usr/share/nginx/html:ro
      # ^^^^^^^^^^^^^^ Docker makes an empty folder
      - ./init.sh:/init.sh
      # ^^^^^^^^^ in its place
      - ./data:/data
      - ./site:/site:ro
      - ./conf.d:/etc/nginx/conf.d
      - /etc/hosts.txt:/etc/hosts.txt
      - ${DIR}/a.sh:/a.sh
      - type: bind
        source: ./b.conf
        #       ^^^^^^^^ in its place
        target: /b.conf
      - type: bind
        source: ./written.sh
        target: /written.sh
        content: echo
";
        let files = [("compose.yml", text), ("site/index.html", "")];
        expect_in(&RULE, &completed(project(&files)));
        let mut part = completed(project(&files));
        part.parts.insert("compose.yml".into(), "`../compose.yml`".into());
        assert!(check_with(&part, [&RULE]).iter().all(|it| it.level == Level::Note));
        // Nobody has looked: silence.
        expect(&RULE, &text.replace('^', " "));
    }

    #[test]
    fn made_later() {
        let text = "
services:
  nginx:
    image: x
    volumes: ['./www:/www:ro', './stack.env:/app/.env:ro']
  certbot:
    image: y
    volumes: ['./www/:/var/www']
";
        let found = check_with(&completed(project(&[("compose.yml", text)])), [&RULE]);
        assert_eq!(found.iter().map(|it| it.level).collect::<Vec<_>>(), [Level::Note]);
    }

    #[test]
    fn a_longer_name_beside_it() {
        let text = "services: {a: {image: x, volumes: ['./redpanda-init.sh:/i.sh:ro']}}\n";
        let files = [("compose.yml", text), ("redpanda-init-topics.sh", "")];
        let found = check_with(&completed(project(&files)), [&RULE]);
        assert_eq!(found[0].help.as_deref(), Some("did you mean `./redpanda-init-topics.sh`?"));
    }
}
