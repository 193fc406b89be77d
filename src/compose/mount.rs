//! Volumes of a service, in the short and the long form.

use super::Text;
use crate::document::Node;

/// One entry of `volumes:` or `tmpfs:`.
#[derive(Clone)]
pub struct Mount {
    pub node: Node,
    pub kind: MountKind,
    /// Volume name or host path; nothing for an anonymous volume and for memory.
    pub source: Option<String>,
    /// Path in the container.
    pub target: String,
    pub read_only: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MountKind {
    /// A named or anonymous volume.
    Volume,
    /// A path of the host.
    Bind,
    Tmpfs,
    /// `npipe`, `cluster`, `image`, or whatever comes next.
    Other,
}

impl Mount {
    pub fn read(node: &Node) -> Option<Self> {
        if node.is_mapping() {
            return Self::long(node);
        }
        let text = Text::of(node)?;
        let parts = outside_holes(text.as_str());
        let (source, target, mode) = match parts.as_slice() {
            [target] => (None, *target, ""),
            [source, target] => (Some(*source), *target, ""),
            [source, target, mode, ..] => (Some(*source), *target, *mode),
            [] => return None,
        };
        let kind =
            if source.is_some_and(is_host_path) { MountKind::Bind } else { MountKind::Volume };
        Some(Self {
            node: node.clone(),
            kind,
            source: source.map(str::to_owned),
            target: target.to_owned(),
            read_only: mode.split(',').any(|it| it == "ro"),
        })
    }

    fn long(node: &Node) -> Option<Self> {
        let text = |key: &str| node.get_merged(key).and_then(|it| it.as_str().map(str::to_owned));
        let kind = match text("type").as_deref() {
            Some("volume") | None => MountKind::Volume,
            Some("bind") => MountKind::Bind,
            Some("tmpfs") => MountKind::Tmpfs,
            Some(_) => MountKind::Other,
        };
        Some(Self {
            node: node.clone(),
            kind,
            source: text("source").or_else(|| text("src")),
            target: text("target").or_else(|| text("dst")).or_else(|| text("destination"))?,
            read_only: text("read_only").is_some_and(|it| it == "true"),
        })
    }

    /// `tmpfs:` entries: a path with options behind a colon.
    pub(super) fn memory(node: &Node) -> Option<Self> {
        let target = node.as_str()?.split(':').next()?.to_owned();
        let kind = MountKind::Tmpfs;
        Some(Self { node: node.clone(), kind, source: None, target, read_only: false })
    }

    /// Whether this mount holds what is written at `path`.
    pub fn covers(&self, path: &str) -> bool {
        let target = self.target.trim_end_matches('/');
        path == target || path.strip_prefix(target).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// What Compose takes for a path of the host rather than the name of a volume.
fn is_host_path(source: &str) -> bool {
    source.starts_with(['.', '/', '~'])
        || source.starts_with('$')
        || source.as_bytes().get(1..3).is_some_and(|it| it == b":\\")
}

/// Split at the colons that do not stand inside `${…}`.
fn outside_holes(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
