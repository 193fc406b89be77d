//! The parser's events in the words of this module.

use std::{borrow::Cow, iter::Peekable, ops::Range, sync::Arc};

use granit_parser::{
    Event as Raw, ParseResult, Parser, ScalarStyle as RawStyle, Span, StructureStyle, Tag,
};

use super::{
    CollectionStyle, Label, ScalarStyle, Source, build::MAX_DEPTH, node::Properties, syntax,
};
use crate::problem::Problem;

const YAML_TAGS: &str = "tag:yaml.org,2002:";

pub(super) enum Event<'a> {
    /// A `---` or `...` that is written out.
    DocumentMarker(Range<usize>),
    Scalar {
        text: Cow<'a, str>,
        style: ScalarStyle,
        range: Range<usize>,
        head: Head,
    },
    SequenceStart {
        style: CollectionStyle,
        range: Range<usize>,
        head: Head,
    },
    MappingStart {
        style: CollectionStyle,
        range: Range<usize>,
        head: Head,
    },
    End(Range<usize>),
    Alias {
        id: usize,
        label: Label,
    },
    UndefinedAlias(Label),
    Comment(Range<usize>),
}

/// What stands before a value.
pub(super) struct Head {
    pub(super) properties: Properties,
    /// What an alias calls the anchor by.
    pub(super) anchor_id: Option<usize>,
}

/// Hands every event to `take` until the end or the first problem.
pub(super) fn for_each(
    source: &Arc<Source>,
    mut take: impl FnMut(Result<Event<'_>, Problem>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    // The end of a block scalar is read as Docker Compose reads it.
    let options = granit_parser::options! {
        block_scalar_eof_without_line_feed: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut events = Parser::new_from_str_with_options(source.text(), options).peekable();
    while let Some(event) = events.next() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => return take(Err(syntax::problem(source, &error))),
        };
        let range = range_of(source, span);
        let mut head = |tag: Option<&Tag>| head(source, span, tag, &mut events);
        take(Ok(match event {
            // Without a marker these take the range of what comes next.
            Raw::DocumentStart(..) | Raw::DocumentEnd
                if matches!(source.slice(range.clone()), "---" | "...") =>
            {
                Event::DocumentMarker(range)
            }
            Raw::Comment(..) => Event::Comment(range),
            Raw::SequenceEnd | Raw::MappingEnd => Event::End(range),
            Raw::Alias(id) => Event::Alias { id, label: alias_label(source, range) },
            Raw::UnresolvedAlias(_) => Event::UndefinedAlias(alias_label(source, range)),
            Raw::Scalar(text, style, _, tag) => {
                let style = scalar_style(style);
                // An absent value arrives as `~`.
                let is_absent = style == ScalarStyle::Plain && range.is_empty();
                let text = if is_absent { Cow::Borrowed("") } else { text };
                Event::Scalar { text, style, range, head: head(tag.as_deref()) }
            }
            Raw::SequenceStart(style, _, tag) => {
                let (style, head) = (collection_style(style), head(tag.as_deref()));
                Event::SequenceStart { style, range, head }
            }
            Raw::MappingStart(style, _, tag) => {
                let (style, head) = (collection_style(style), head(tag.as_deref()));
                Event::MappingStart { style, range, head }
            }
            // A stream's ends carry nothing; an anchor was taken with its node.
            _ => continue,
        }))?;
    }
    Ok(())
}

/// The tag that came with a node, and the anchor that follows it.
fn head<'a>(
    source: &Source,
    span: Span,
    tag: Option<&Tag>,
    events: &mut Peekable<impl Iterator<Item = ParseResult<'a>>>,
) -> Head {
    let start = span.byte_range().unwrap_or_default().start;
    let tag = tag.map(|tag| Label {
        text: tag_text(tag),
        range: span.tag_span().map_or(start..start, |it| range_of(source, it)),
    });
    match events.next_if(|next| matches!(next, Ok((Raw::Anchor(..), _)))) {
        Some(Ok((Raw::Anchor(id, name), span))) => {
            let anchor = Label { text: name.into_owned(), range: range_of(source, span) };
            Head { properties: Properties { anchor: Some(anchor), tag }, anchor_id: Some(id) }
        }
        _ => Head { properties: Properties { anchor: None, tag }, anchor_id: None },
    }
}

/// A span as a range that is safe to slice with.
fn range_of(source: &Source, span: Span) -> Range<usize> {
    let range = span.byte_range().unwrap_or_default();
    let start = source.boundary(range.start);
    let end = source.boundary(range.end);
    start..end.max(start)
}

fn alias_label(source: &Source, range: Range<usize>) -> Label {
    let text = source.slice(range.clone()).trim_start_matches('*').to_owned();
    Label { text, range }
}

fn tag_text(tag: &Tag) -> String {
    tag.suffix_in_namespace(YAML_TAGS).map_or_else(|| tag.original(), |name| format!("!!{name}"))
}

fn scalar_style(style: RawStyle) -> ScalarStyle {
    match style {
        RawStyle::Plain => ScalarStyle::Plain,
        RawStyle::SingleQuoted => ScalarStyle::Single,
        RawStyle::DoubleQuoted => ScalarStyle::Double,
        RawStyle::Literal => ScalarStyle::Literal,
        RawStyle::Folded => ScalarStyle::Folded,
    }
}

fn collection_style(style: StructureStyle) -> CollectionStyle {
    match style {
        StructureStyle::Block => CollectionStyle::Block,
        StructureStyle::Flow => CollectionStyle::Flow,
    }
}
