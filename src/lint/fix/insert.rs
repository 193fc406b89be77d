//! Putting in a key or an item, laid out as its neighbours are.

use std::{ops::Range, sync::Arc};

use super::{Change, Claim, Edit, Yaml, is_written, layout};
use crate::{
    document::{CollectionStyle, Entry, Node, Source, Value},
    problem::Place,
};

pub(super) fn key(mapping: &Node, behind: &[&str], key: &str, value: &Yaml) -> Change {
    let Value::Mapping(written) = mapping.value() else { return None };
    if !is_written(mapping) || mapping.entry(key).is_some() {
        return None;
    }
    let claim = Claim::Key { mapping: mapping.place(), key: key.to_owned() };
    let edit = match written.style {
        CollectionStyle::Flow => {
            let last = written.entries.last().map(end_of);
            into_flow(mapping, ['{', '}'], last, &value.flow(key))?
        }
        CollectionStyle::Block => {
            let own =
                |wanted: &&str| written.entries.iter().find(|it| it.key.as_str() == Some(wanted));
            let neighbour = behind.iter().find_map(own).or(written.entries.last())?;
            let indent = indent(mapping.source(), &written.entries.first()?.key)?;
            let lines = value.block(key, &indent, &step(mapping, &indent));
            below(mapping.source(), end_of(neighbour), &lines)?
        }
    };
    Some((edit, Some(claim)))
}

pub(super) fn key_under(entry: &Entry, key: &str, value: &Yaml) -> Change {
    let node = &entry.value;
    if !node.is_null() || !node.range().is_empty() || node.anchor().or(node.tag()).is_some() {
        return self::key(node, &[], key, value);
    }
    let source = node.source();
    let indent = layout::front(source, entry.key.range().start);
    if !indent.trim().is_empty() {
        return None;
    }
    let step = layout::step(source);
    let lines = value.block(key, &format!("{indent}{step}"), &step);
    let edit = below(source, node.range().end, &lines)?;
    Some((edit, Some(Claim::Key { mapping: node.place(), key: key.to_owned() })))
}

pub(super) fn item(list: &Node, item: &str) -> Change {
    let Value::Sequence(written) = list.value() else { return None };
    if !is_written(list) {
        return None;
    }
    let end = written.items.last().map(|it| it.range().end);
    let edit = match written.style {
        CollectionStyle::Flow => into_flow(list, ['[', ']'], end, item)?,
        CollectionStyle::Block => {
            let indent = layout::dash(list.source(), written.items.last()?.range().start)?;
            below(list.source(), end?, &[format!("{indent}- {item}")])?
        }
    };
    Some((edit, Some(Claim::Item(list.place()))))
}

pub(super) fn first_item(list: &Node, item: &str) -> Change {
    let (style, neighbour) = neighbour(list, 0)?;
    let source = list.source();
    let (at, text) = match style {
        CollectionStyle::Flow => (neighbour.start, format!("{item}, ")),
        CollectionStyle::Block => {
            let indent = layout::dash(source, neighbour.start)?;
            let line = source.line_of(neighbour.start);
            let line_break = layout::line_break(source, line);
            (source.line_range(line).start, format!("{indent}- {item}{line_break}"))
        }
    };
    Some((Edit::new(Place::new(source, at..at), text), Some(Claim::Value(list.place()))))
}

pub(super) fn items_behind(list: &Node, at: usize, items: &[String]) -> Change {
    let (style, neighbour) = neighbour(list, at)?;
    let source = list.source();
    let edit = match style {
        CollectionStyle::Flow => {
            let text = format!(", {}", items.join(", "));
            Edit::new(Place::new(source, neighbour.end..neighbour.end), text)
        }
        CollectionStyle::Block => {
            let indent = layout::dash(source, neighbour.start)?;
            let lines: Vec<_> = items.iter().map(|it| format!("{indent}- {it}")).collect();
            below(source, neighbour.end, &lines)?
        }
    };
    Some((edit, Some(Claim::Value(list.place()))))
}

fn neighbour(list: &Node, at: usize) -> Option<(CollectionStyle, Range<usize>)> {
    let Value::Sequence(written) = list.value() else { return None };
    let item = written.items.get(at).filter(|_| is_written(list))?;
    Some((written.style, item.range()))
}

fn end_of(entry: &Entry) -> usize {
    entry.value.range().end.max(entry.key.range().end)
}

/// Behind the last entry, or as the only one.
fn into_flow(
    collection: &Node,
    [open, close]: [char; 2],
    last: Option<usize>,
    text: &str,
) -> Option<Edit> {
    let source = collection.source();
    // `[a: b]` is a mapping without brackets.
    collection.raw().strip_prefix(open)?.strip_suffix(close)?;
    Some(match last {
        Some(last) => Edit::new(Place::new(source, last..last), format!(", {text}")),
        None => Edit::new(collection.place(), format!("{open}{text}{close}")),
    })
}

/// On the lines behind the one that ends here.
fn below(source: &Arc<Source>, end: usize, lines: &[String]) -> Option<Edit> {
    let at = layout::end_of_line(source, end)?;
    let line_break = layout::line_break(source, source.line_of(end));
    let text = format!("{line_break}{}", lines.join(line_break));
    Some(Edit::new(Place::new(source, at..at), text))
}

/// Blanks as wide as what stands before a key: blanks, and the `-` of the item it begins.
fn indent(source: &Source, key: &Node) -> Option<String> {
    let front = layout::front(source, key.range().start);
    let is_plain = front.chars().all(|it| matches!(it, ' ' | '-'));
    is_plain.then(|| " ".repeat(front.len()))
}

/// How much further to the right what is under a key of this mapping stands.
fn step(mapping: &Node, indent: &str) -> String {
    let inner = mapping.entries().iter().filter_map(|it| it.value.entries().first());
    let fronts = inner.map(|it| layout::front(mapping.source(), it.key.range().start));
    let mut blank = fronts.filter(|it| it.trim().is_empty() && it.len() > indent.len());
    blank.next().map_or_else(|| layout::step(mapping.source()), |it| it[indent.len()..].to_owned())
}
