//! A list of names made a mapping.

use super::{Claim, Edit, is_written, layout};
use crate::{
    document::{CollectionStyle, Entry, Value},
    problem::Place,
};

/// `- name` becomes `name: { key: value }`, in the layout of the list.
pub(super) fn items(
    entry: &Entry,
    key: &str,
    names: &[(String, &str)],
) -> Option<(Vec<Edit>, Claim)> {
    let list = &entry.value;
    let Value::Sequence(written) = list.value() else { return None };
    if !is_written(list) || written.items.len() != names.len() {
        return None;
    }
    let claim = Claim::Value(list.place());
    let source = list.source();
    if written.style == CollectionStyle::Flow {
        let entries = names.iter().map(|(name, value)| format!("{name}: {{ {key}: {value} }}"));
        let entries: Vec<_> = entries.collect();
        let text = format!("{{ {} }}", entries.join(", "));
        let has_comment = list.raw().contains('#');
        return (!has_comment).then(|| (vec![Edit::new(list.place(), text)], claim));
    }
    let step = layout::step(source);
    let parent = layout::front(source, entry.key.range().start).len();
    let mut edits = Vec::new();
    for (item, (name, value)) in written.items.iter().zip(names) {
        let range = item.range();
        let dash = layout::dash(source, range.start)?;
        // A list may stand as far to the left as its key; a mapping may not.
        let indent = if dash.len() > parent { dash.to_owned() } else { format!("{dash}{step}") };
        let line_start = range.start - layout::front(source, range.start).len();
        let place = Place::new(source, line_start..range.end);
        edits.push(Edit::new(place, format!("{indent}{name}:")));
        let end = layout::end_of_line(source, range.end)?;
        let line_break = layout::line_break(source, source.line_of(range.end));
        let text = format!("{line_break}{indent}{step}{key}: {value}");
        edits.push(Edit::new(Place::new(source, end..end), text));
    }
    Some((edits, claim))
}
