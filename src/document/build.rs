//! Events in, nodes out, within a budget and without recursion.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{
    CollectionStyle, Defect, Document, Entry, Label, Mapping, Node, Scalar, ScalarStyle, Sequence,
    Source, Value, defects,
    events::{Event, Head},
    layout,
    node::Properties,
    scalar::{Resolved, resolve_plain},
};
use crate::{
    problem::{Place, Problem, quoted},
    suggest::nearest,
};

/// How deep collections may stand in each other, aliases written out.
pub const MAX_DEPTH: usize = 64;

/// How many nodes the aliases of a file may stand for.
pub const MAX_NODES: usize = 100_000;

pub(super) struct Builder<'a> {
    source: &'a Arc<Source>,
    open: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    /// The end of the last thing read, comments aside.
    read_to: usize,
    aliased_nodes: usize,
    defects: Vec<Defect>,
    documents: Vec<Document>,
    comments: Vec<Range<usize>>,
}

/// A collection whose end has not been read.
struct Frame {
    collection: Collection,
    style: CollectionStyle,
    start: usize,
    head: Head,
    size: Size,
}

enum Collection {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<Entry>, key: Option<Node> },
}

enum Anchored {
    Open(Label),
    Complete(Node, Size),
}

/// What a node amounts to with its aliases written out.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    height: usize,
}

impl Size {
    const LEAF: Self = Self { nodes: 1, height: 0 };

    fn hold(&mut self, child: Self) {
        self.nodes = self.nodes.saturating_add(child.nodes);
        self.height = self.height.max(child.height + 1);
    }
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a Arc<Source>) -> Self {
        Self {
            source,
            open: Vec::new(),
            anchors: HashMap::new(),
            read_to: 0,
            aliased_nodes: 0,
            defects: Vec::new(),
            documents: Vec::new(),
            comments: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Document>, Vec<Range<usize>>) {
        (self.documents, self.comments)
    }

    pub(super) fn take(&mut self, event: Result<Event<'_>, Problem>) -> Result<(), Problem> {
        match event.map_err(|problem| self.noting_open_bracket(problem))? {
            Event::Comment(range) => self.comments.push(range),
            Event::DocumentMarker(range) => self.read_to = range.end,
            Event::Scalar { text, style, range, head } => self.scalar(&text, style, range, head),
            Event::SequenceStart { style, range, head } => {
                let start = if style == CollectionStyle::Block && self.pending_key().is_some() {
                    layout::sequence_start(self.source.text(), self.after(&head), range.start)
                } else {
                    range.start
                };
                self.start(Collection::Sequence(Vec::new()), style, start..range.end, head)?;
            }
            Event::MappingStart { style, range, head } => {
                let collection = Collection::Mapping { entries: Vec::new(), key: None };
                self.start(collection, style, range, head)?;
            }
            Event::End(range) => self.end(&range),
            Event::Alias { id, label } => self.alias(id, &label)?,
            Event::UndefinedAlias(label) => return Err(self.undefined(&label)),
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, range: Range<usize>, head: Head) {
        let (range, body) = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                layout::block_scalar(self.source.text(), self.after(&head), range)
            }
            ScalarStyle::Single | ScalarStyle::Double => {
                (range.clone(), range.start + 1..range.end - 1)
            }
            ScalarStyle::Plain => {
                let range = if range.is_empty() { self.absent(range.start) } else { range };
                (range.clone(), range)
            }
        };
        let value = if means_null(text, style, head.properties.tag.as_ref()) {
            Value::Null
        } else {
            let in_flow = self.open.last().is_some_and(|it| it.style == CollectionStyle::Flow);
            Value::Scalar(Scalar::new(self.source, body, text, style, in_flow))
        };
        self.read_to = range.end.max(self.after(&head));
        self.complete(value, range, head, Size::LEAF);
    }

    fn start(
        &mut self,
        collection: Collection,
        style: CollectionStyle,
        range: Range<usize>,
        head: Head,
    ) -> Result<(), Problem> {
        if self.open.len() == MAX_DEPTH {
            return Err(too_deep().at(Place::new(self.source, range)));
        }
        if let (Some(id), Some(label)) = (head.anchor_id, &head.properties.anchor) {
            self.anchors.insert(id, Anchored::Open(label.clone()));
        }
        self.read_to = self.after(&head).max(range.end);
        self.open.push(Frame { collection, style, start: range.start, head, size: Size::LEAF });
        Ok(())
    }

    fn end(&mut self, range: &Range<usize>) {
        let Some(Frame { collection, style, start, head, size }) = self.open.pop() else { return };
        if style == CollectionStyle::Flow {
            self.read_to = range.end;
        }
        let range = start..self.read_to.max(start);
        let value = match collection {
            Collection::Sequence(items) => Value::Sequence(Sequence { items: items.into(), style }),
            Collection::Mapping { entries, key: _ } => {
                self.defects.extend(defects::of(&entries));
                Value::Mapping(Mapping { entries: entries.into(), style })
            }
        };
        self.complete(value, range, head, size);
    }

    fn alias(&mut self, id: usize, label: &Label) -> Result<(), Problem> {
        let place = Place::new(self.source, label.range.clone());
        let name = quoted(&format!("*{}", label.text));
        let (node, size) = match self.anchors.get(&id) {
            Some(Anchored::Complete(node, size)) => (node.aliased(label.clone()), *size),
            Some(Anchored::Open(anchor)) => {
                return Err(Problem::new(format!("{name} stands inside what it refers to"))
                    .at(place)
                    .help("write the value out, or move the anchor")
                    .note(Place::new(self.source, anchor.range.clone()), "it refers to"));
            }
            None => return Err(self.undefined(label)),
        };
        self.aliased_nodes = self.aliased_nodes.saturating_add(size.nodes);
        if self.aliased_nodes > MAX_NODES {
            return Err(Problem::new(format!("aliases expand to more than {MAX_NODES} values"))
                .at(place)
                .help("avoid aliases to values that hold aliases themselves")
                .note(node.definition(), format!("{name} refers to")));
        }
        if self.open.len() + size.height > MAX_DEPTH {
            return Err(too_deep().at(place));
        }
        self.read_to = label.range.end;
        self.attach(node, size);
        Ok(())
    }

    /// Prints the name only if it is near an anchor's: else it may be a password that was not quoted.
    fn undefined(&self, label: &Label) -> Problem {
        let anchors = self.anchors.values().map(|anchored| match anchored {
            Anchored::Open(label) => label.text.as_str(),
            Anchored::Complete(node, _) => node.anchor().map_or("", |it| it.text.as_str()),
        });
        let problem = match nearest(&label.text, anchors) {
            Some(meant) => {
                let [name, meant] = [&label.text, meant].map(|it| quoted(&format!("*{it}")));
                Problem::new(format!("{name} refers to no anchor above it"))
                    .help(format!("did you mean {meant}?"))
            }
            None => Problem::new("this alias refers to no anchor above it")
                .help("write the anchor first, or put a value that starts with `*` in quotes"),
        };
        problem.at(Place::new(self.source, label.range.clone()))
    }

    /// A bracket that was never closed is often noticed lines below it.
    fn noting_open_bracket(&self, problem: Problem) -> Problem {
        let is_flow = |frame: &&Frame| frame.style == CollectionStyle::Flow;
        let Some(frame) = self.open.iter().rfind(is_flow) else { return problem };
        if problem.place.as_ref().is_some_and(|place| place.range().start == frame.start) {
            return problem;
        }
        let bracket = Place::new(self.source, frame.start..frame.start + 1);
        problem.note(bracket, "inside the bracket opened at")
    }

    fn complete(&mut self, value: Value, range: Range<usize>, head: Head, size: Size) {
        let Head { properties, anchor_id } = head;
        let node = Node::new(self.source, range, value, properties);
        if let Some(id) = anchor_id {
            self.anchors.insert(id, Anchored::Complete(node.clone(), size));
        }
        self.attach(node, size);
    }

    fn attach(&mut self, node: Node, size: Size) {
        let Some(frame) = self.open.last_mut() else {
            let defects = std::mem::take(&mut self.defects);
            self.documents.push(Document { root: node, defects });
            return;
        };
        frame.size.hold(size);
        match &mut frame.collection {
            Collection::Sequence(items) => items.push(node),
            Collection::Mapping { entries, key } => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
        }
    }

    /// Where a value would be that is not there: after the colon, which the parser has it before.
    fn absent(&self, at: usize) -> Range<usize> {
        let text = self.source.text();
        let follows = |key: &Node| {
            let between = text.get(key.range().end..at).unwrap_or("?");
            !key.range().is_empty() && between.trim_matches([' ', '\t']).is_empty()
        };
        let ends_key = |rest: &str| !rest.starts_with(|it: char| !" \t\r\n,]}".contains(it));
        let is_colon = text[at..].strip_prefix(':').is_some_and(ends_key);
        let at = at + usize::from(is_colon && self.pending_key().is_some_and(follows));
        at..at
    }

    /// The key whose value comes next.
    fn pending_key(&self) -> Option<&Node> {
        match &self.open.last()?.collection {
            Collection::Mapping { entries: _, key } => key.as_ref(),
            Collection::Sequence(_) => None,
        }
    }

    /// Where the search for a value's first character starts: after what precedes it.
    fn after(&self, head: &Head) -> usize {
        let Properties { anchor, tag } = &head.properties;
        let ends = [anchor, tag].map(|label| label.as_ref().map_or(0, |label| label.range.end));
        ends.into_iter().fold(self.read_to, usize::max)
    }
}

/// Whether a scalar is null: plain, and tagged as null or with a tag that is no type at all.
fn means_null(text: &str, style: ScalarStyle, tag: Option<&Label>) -> bool {
    let may_be_null = match tag.map(|tag| tag.text.as_str()) {
        Some("!!null") | None => true,
        Some(tag) => !tag.starts_with("!!") && tag != "!",
    };
    style == ScalarStyle::Plain && may_be_null && resolve_plain(text) == Resolved::Null
}

fn too_deep() -> Problem {
    Problem::new(format!("nested more than {MAX_DEPTH} levels deep")).help("flatten the structure")
}
