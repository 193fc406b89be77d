//! Files that are called compose files and have no `services`, though they list some.

use crate::{
    document::{Entry, Node},
    lint::{Findings, ProjectFile},
    problem::quoted,
    suggest::nearest,
};

pub(super) fn report(file: &ProjectFile, root: &Node, findings: &mut Findings) {
    let name = file.name().rsplit('/').next().unwrap_or_default();
    let called = name.starts_with("compose") || name.starts_with("docker-compose");
    if called && root.get("services").is_none() {
        misspelt(root, findings);
        first_format(root, findings);
    }
}

fn misspelt(root: &Node, findings: &mut Findings) {
    for Entry { key, value } in root.entries() {
        let Some(text) = key.as_str() else { continue };
        let close = nearest(text, ["services"]).is_some();
        if close && value.entries().iter().any(|it| runs(&it.value)) {
            let message = format!("a compose file has no key {}", quoted(text));
            findings.add(key.place(), message).help("did you mean `services`?");
        }
    }
}

/// Before 2016 services stood at the top, and nothing else did.
fn first_format(root: &Node, findings: &mut Findings) {
    let entries = root.entries();
    let service = entries.iter().find(|it| runs(&it.value));
    let Some(service) = service.filter(|_| entries.iter().all(|it| it.value.is_mapping())) else {
        return;
    };
    let name = service.key.as_str().unwrap_or_default();
    let message = format!("{} stands at the top of the file, as Compose 1 allowed", quoted(name));
    findings.add(service.key.place(), message).help("put `services:` first, and all of it below");
}

fn runs(value: &Node) -> bool {
    ["image", "build"].iter().any(|key| value.get_merged(key).is_some())
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        rules::spec::unknown_key::RULE,
        testing::{expect_in, project},
    };

    #[test]
    fn called_compose_files() {
        let first = "
  web:
# ^^^ `web` stands at the top
    image: nginx
  db:
    build: .
";
        let misspelt = "
  servces:
# ^^^^^^^ a compose file has no key `servces`
    web: {image: nginx}
";
        expect_in(&RULE, &project(&[("docker-compose.yml", first)]));
        expect_in(&RULE, &project(&[("compose.yaml", misspelt)]));
    }

    #[test]
    fn files_of_other_tools() {
        let first = "web: {image: nginx}\n";
        expect_in(&RULE, &project(&[("values.yaml", first)]));
        expect_in(&RULE, &project(&[("compose.yaml", &format!("{first}list: [a]\n"))]));
        expect_in(&RULE, &project(&[("compose.yaml", "web: {port: 80}\n")]));
        expect_in(&RULE, &project(&[("compose.yaml", "servers: {web: {port: 80}}\n")]));
    }
}
