//! Taking an entry or an item out.

use std::ops::Range;

use super::{
    Change, Claim, Edit, layout,
    lineage::{Step, lineage},
};
use crate::{
    document::{CollectionStyle, Node, Source, Value},
    problem::Place,
};

pub(super) fn element(root: &Node, key_or_item: &Place) -> Change {
    let source = root.source();
    let mut steps = lineage(root, &key_or_item.range())?;
    while steps.last()?.len() == 1 {
        steps.pop();
    }
    let step = *steps.last()?;
    let range = match style(step.collection)? {
        CollectionStyle::Flow => flow(source, step)?,
        CollectionStyle::Block => block(source, step)?,
    };
    let claim = Claim::Gone(Place::new(source, step.name()?));
    Some((Edit::new(Place::new(source, range), ""), Some(claim)))
}

fn style(collection: &Node) -> Option<CollectionStyle> {
    match collection.value() {
        Value::Sequence(it) => Some(it.style),
        Value::Mapping(it) => Some(it.style),
        Value::Null | Value::Scalar(_) => None,
    }
}

/// With the comma before it, or behind the first one.
fn flow(source: &Source, step: Step<'_>) -> Option<Range<usize>> {
    let own = step.range(step.at)?;
    let range = match step.at.checked_sub(1) {
        Some(before) => step.range(before)?.end..own.end,
        None => own.start..step.range(1)?.start,
    };
    // A comment between two lines of it says who knows what.
    let between = source.slice(range.clone()).replacen(source.slice(own), "", 1);
    (!between.contains('#')).then_some(range)
}

fn block(source: &Source, step: Step<'_>) -> Option<Range<usize>> {
    let own = step.range(step.at)?;
    let front = layout::front(source, own.start);
    let line = source.line_of(own.start);
    let is_item = step.collection.is_sequence();
    let indent = if is_item { front.trim_end().strip_suffix('-')? } else { front };
    if !indent.trim().is_empty() {
        // The first entry of a mapping that is an item: the next one takes its place.
        let next = step.range(step.at + 1).filter(|_| !is_item && step.at == 0)?;
        let is_plain = !source.slice(own.end..next.start).contains('#');
        return is_plain.then_some(own.start..next.start);
    }
    layout::end_of_line(source, own.end)?;
    let first = layout::with_comments(source, line, indent);
    Some(layout::lines(source, first, source.line_of(own.end)))
}
