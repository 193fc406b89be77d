//! Ports of a host that somebody took, found by their number.

use std::collections::HashMap;

use crate::compose::Port;

/// What took ranges of ports, in the order in which it came.
pub(super) struct TakenPorts<T> {
    all: Vec<T>,
    /// By every block of [`WIDTH`] ports that a range touches: positions in `all`.
    blocks: HashMap<u16, Vec<usize>>,
}

/// So that a range of all ports is in few blocks, and a block holds few single ports.
const WIDTH: u16 = 256;

impl<T> TakenPorts<T> {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), blocks: HashMap::new() }
    }

    pub(super) fn add(&mut self, port: &Port, taker: T) {
        for block in blocks(port) {
            self.blocks.entry(block).or_default().push(self.all.len());
        }
        self.all.push(taker);
    }

    /// Everything that may have taken this port, and some that has not.
    pub(super) fn near(&self, port: &Port) -> impl Iterator<Item = &T> {
        let lists = blocks(port).filter_map(|it| self.blocks.get(&it));
        let mut near: Vec<usize> = lists.flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().filter_map(|it| self.all.get(it))
    }
}

fn blocks(port: &Port) -> impl Iterator<Item = u16> + use<> {
    let range = port.published.map(|(first, last)| first / WIDTH..=last / WIDTH);
    range.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn port(text: &str) -> Port {
        let file = parse("f", text.as_bytes()).expect("parses");
        Port::read(&file.documents[0].root).expect("a port")
    }

    #[test]
    fn near_and_in_order() {
        let mut taken = TakenPorts::new();
        for text in ["80:80", "1000-3000:1000-3000", "8080:80", "2000:1", "80"] {
            taken.add(&port(text), text);
        }
        let near = |text: &str| taken.near(&port(text)).copied().collect::<Vec<_>>();
        assert_eq!(near("81:81"), ["80:80"]);
        assert_eq!(near("1-60000:1"), ["80:80", "1000-3000:1000-3000", "8080:80", "2000:1"]);
        assert_eq!(near("40000:1"), [""; 0]);
        assert_eq!(near("80"), [""; 0]);
    }
}
