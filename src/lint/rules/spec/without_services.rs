//! Files that are called compose files and have no `services`, though they list some.

use crate::{
    document::Node,
    lint::{Findings, ProjectFile},
    problem::quoted,
    suggest::nearest,
};

/// Whether it lists services, though not where Compose looks for them.
pub(in crate::lint) fn lists_services(file: &ProjectFile, root: &Node) -> bool {
    is_called_compose(file) && (!misspelt(root).is_empty() || first_format(root).is_some())
}

pub(super) fn report(file: &ProjectFile, root: &Node, findings: &mut Findings) {
    if !is_called_compose(file) {
        return;
    }
    for key in misspelt(root) {
        let message = format!("a compose file has no key {}", quoted(words(&key)));
        findings.add(key.place(), message).help("did you mean `services`?");
    }
    if let Some(key) = first_format(root) {
        let name = quoted(words(&key));
        let message = format!("{name} stands at the top of the file, as Compose 1 allowed");
        findings.add(key.place(), message).help("put `services:` first, and all of it below");
    }
}

fn is_called_compose(file: &ProjectFile) -> bool {
    let name = file.name().rsplit('/').next().unwrap_or_default();
    name.starts_with("compose") || name.starts_with("docker-compose")
}

/// Keys that are nearly `services` and hold some.
fn misspelt(root: &Node) -> Vec<Node> {
    let entries = root.entries().iter().filter(|it| {
        let close = nearest(words(&it.key), ["services"]).is_some();
        close && it.value.entries().iter().any(|it| runs(&it.value))
    });
    match root.get("services") {
        Some(_) => Vec::new(),
        None => entries.map(|it| it.key.clone()).collect(),
    }
}

/// The first service of a file that has nothing else: before 2016, services stood at the top.
fn first_format(root: &Node) -> Option<Node> {
    let entries = root.entries();
    let all = entries.iter().all(|it| it.value.is_mapping());
    let service = entries.iter().find(|it| all && runs(&it.value))?;
    Some(service.key.clone())
}

fn words(key: &Node) -> &str {
    key.as_str().unwrap_or_default()
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
