//! Published ports, in the short and the long form.

use super::{HoleKind, Piece, Text};
use crate::document::Node;

/// One entry of `ports:`. Numbers are missing where a variable decides them.
#[derive(Clone)]
pub struct Port {
    pub node: Node,
    /// Address on the host; all interfaces without one.
    pub address: Option<String>,
    /// First and last port on the host.
    pub published: Option<(u16, u16)>,
    /// First and last port in the container.
    pub target: Option<(u16, u16)>,
    pub protocol: String,
}

impl Port {
    pub fn read(node: &Node) -> Option<Self> {
        if node.is_mapping() {
            let text =
                |key: &str| node.get_merged(key).and_then(|it| it.as_str().map(str::to_owned));
            return Some(Self {
                node: node.clone(),
                address: text("host_ip"),
                published: text("published").and_then(|it| range(&it)),
                target: text("target").and_then(|it| range(&it)),
                protocol: text("protocol").unwrap_or_else(|| "tcp".into()),
            });
        }
        let text = Text::of(node)?;
        let plain = plain(&text);
        let (rest, protocol) = plain.split_once('/').unwrap_or((&plain, "tcp"));
        let (front, target) = rest.rsplit_once(':').map_or((None, rest), |(a, b)| (Some(a), b));
        let (address, published) = match front {
            None => (None, None),
            Some(front) => match front.rsplit_once(':') {
                Some((address, port)) => (Some(address), Some(port)),
                None => (None, Some(front)),
            },
        };
        Some(Self {
            node: node.clone(),
            address: address.map(|it| it.trim_matches(['[', ']']).to_owned()),
            published: published.and_then(range),
            target: range(target),
            protocol: protocol.to_owned(),
        })
    }

    /// Whether other machines can reach it; an address that a variable decides counts as chosen.
    pub fn on_all_interfaces(&self) -> bool {
        matches!(self.address.as_deref(), None | Some("" | "0.0.0.0" | "::"))
    }
}

/// `?` for every variable, but for one whose default brings its own address.
fn plain(text: &Text) -> String {
    let whole = text.as_str();
    let pieces = text.template().pieces;
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Literal(range) => &whole[range.clone()],
        Piece::Dollar(_) => "$",
        Piece::Hole(hole) => {
            let default = hole.operand.clone().filter(|_| hole.kind == HoleKind::Default);
            default.map(|it| &whole[it]).filter(|it| is_address(it)).unwrap_or("?")
        }
    });
    pieces.collect()
}

fn is_address(text: &str) -> bool {
    text.contains(['.', ':']) && !text.contains('$')
}

fn range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some((first.parse().ok()?, last.parse().ok()?))
}
