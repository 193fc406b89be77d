//! What kind of YAML a file holds, told by its shape and never by its name.

use crate::document::Node;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A compose file, or a part of one that is laid over another.
    Compose,
    /// A stack file of this program.
    Stack,
    /// Something else; the words say what it looks like.
    Other(&'static str),
}

/// What Compose would refuse, and other tools have.
pub const OTHER_SERVICES: &str = "`services` of another tool";
/// Keys that stand at the top of compose files only.
const TOP: [&str; 11] = [
    "services", "networks", "volumes", "configs", "secrets", "include", "name", "version",
    "models", "jobs", "x-",
];
/// Keys nearly every service has one of.
const SERVICE: [&str; 18] = [
    "image",
    "build",
    "extends",
    "command",
    "container_name",
    "entrypoint",
    "env_file",
    "environment",
    "ports",
    "volumes",
    "networks",
    "deploy",
    "labels",
    "depends_on",
    "healthcheck",
    "logging",
    "profiles",
    "restart",
];

pub fn shape(root: &Node) -> Shape {
    let has = |key: &str| root.get(key).is_some();
    if !root.is_mapping() {
        return Shape::Other("not a mapping");
    }
    if has("apiVersion") && has("kind") {
        return Shape::Other("a Kubernetes manifest");
    }
    if has("jobs") && has("on") {
        return Shape::Other("a GitHub workflow");
    }
    if has("captainVersion") {
        return Shape::Other("a CapRover template");
    }
    if has("steps") || has("pipeline") {
        return Shape::Other("a Woodpecker or Drone pipeline");
    }
    if has("domain") && (has("services") || has("custom") || has("topics") || has("edge")) {
        return Shape::Stack;
    }
    if has("extends") && !has("services") && root.get("extends").is_some_and(Node::is_scalar) {
        return Shape::Stack;
    }
    match root.get("services") {
        Some(services) if looks_like_services(services) => Shape::Compose,
        Some(_) => Shape::Other(OTHER_SERVICES),
        None if is_fragment(root) => Shape::Compose,
        None => Shape::Other("no `services`"),
    }
}

fn looks_like_services(services: &Node) -> bool {
    if !services.is_mapping() {
        return services.is_null();
    }
    let merged = services.merged();
    let is_empty = |it: &Node| it.is_null() || it.is_mapping() && it.entries().is_empty();
    let mut known = merged.iter().filter(|it| !it.value.is_null());
    merged.iter().all(|it| is_empty(&it.value))
        || known.any(|it| SERVICE.iter().any(|key| it.value.get_merged(key).is_some()))
}

/// Networks, volumes or an `include` alone, and nothing that Compose does not know.
fn is_fragment(root: &Node) -> bool {
    let entries = root.entries();
    let known = |key: &str| TOP.contains(&key) || key.starts_with("x-");
    let parts = ["include", "networks", "volumes", "configs", "secrets"];
    entries.iter().all(|it| it.key.as_str().is_some_and(known))
        && parts.iter().any(|key| root.get(key).is_some_and(|it| !it.is_scalar()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn what_other_tools_call_services() {
        let of =
            |text: &str| shape(&parse("f", text.as_bytes()).expect("parses").documents[0].root);
        let services = "services: {a: {image: b}}\n";
        assert_eq!(of(services), Shape::Compose);
        assert_eq!(of(&format!("x-steps: []\n{services}")), Shape::Compose);
        for other in ["captainVersion: 4", "steps: {build: {image: c}}", "apiVersion: v1\nkind: A"]
        {
            assert!(matches!(of(&format!("{other}\n{services}")), Shape::Other(_)), "{other}");
        }
    }
}
