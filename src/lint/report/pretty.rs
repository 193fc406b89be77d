//! The lines themselves, with what is wrong marked, as `rustc` prints them.

use std::{fmt, sync::Arc};

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Word, Origin, Renderer, Snippet,
    renderer::DecorStyle,
};

use indexmap::IndexMap;

use crate::{
    lint::{Finding, Level, Masks, Verdict, many},
    parallel,
    problem::Place,
};

/// Findings of one rule in one file that are shown; who has more wants a list.
const MOST: usize = 50;
/// About the bytes of one of them.
const PICTURE: usize = 500;
/// As many are drawn at once: all of them take more memory than the files.
const CHUNK: usize = 1024;
/// Related places this many lines away are shown in one picture.
const NEAR: usize = 12;
/// … unless they are on one long line, this many bytes apart.
const BESIDE: usize = 1000;

pub(super) fn write(verdict: &Verdict, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut shown: Vec<&Finding> = Vec::new();
    let mut more: IndexMap<(&str, &str), usize> = IndexMap::new();
    for finding in &verdict.findings {
        let count = more.entry((finding.place.file(), finding.rule.id)).or_default();
        *count += finding.count();
        if *count <= MOST {
            shown.push(finding);
        }
    }
    let picture = |it: &&Finding| renderer.render(&[group(it, &verdict.masks)]) + "\n\n";
    for some in shown.chunks(CHUNK) {
        for drawn in parallel::map(some, some.len() * PICTURE, picture) {
            out.write_str(&drawn)?;
        }
    }
    for ((file, rule), count) in more.into_iter().filter(|(_, count)| *count > MOST) {
        let title = format!("{} more of `{rule}` in `{file}`", count - MOST);
        let listed = if count > many::MOST { "most" } else { "all" };
        let help = Word::HELP.message(format!("`--format compact` lists {listed} of them"));
        let group = Group::with_title(Word::NOTE.primary_title(title)).element(help);
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    Ok(())
}

fn group<'a>(finding: &'a Finding, masks: &Masks) -> Group<'a> {
    let level = match finding.level {
        Level::Error => Word::ERROR,
        Level::Warning => Word::WARNING,
        Level::Note | Level::Off => Word::NOTE,
    };
    let title = level.primary_title(&finding.message).id(finding.rule.id);
    let (near, far): (Vec<_>, Vec<_>) =
        finding.related.iter().partition(|(other, _)| is_near(&finding.place, other));
    let mut shown = vec![Shown { place: &finding.place, words: None }];
    shown.extend(near.into_iter().map(Shown::related));
    let mut group = picture(Group::with_title(title), &shown, masks);
    for related in far {
        group = picture(group, &[Shown::related(related)], masks);
    }
    if let Some(help) = &finding.help {
        group = group.element(Word::HELP.message(help));
    }
    match &finding.fix {
        Some(fix) => {
            let words = format!("{} (`{}`)", fix.title, fix.safety.option());
            group.element(Word::HELP.with_name("fix").message(words))
        }
        None => group,
    }
}

/// A place in a picture; the one without words is what the finding is about.
struct Shown<'a> {
    place: &'a Place,
    words: Option<&'a str>,
}

impl<'a> Shown<'a> {
    fn related((place, words): &'a (Place, String)) -> Self {
        Self { place, words: Some(words) }
    }
}

fn is_near(place: &Place, other: &Place) -> bool {
    if !Arc::ptr_eq(place.source(), other.source()) {
        return false;
    }
    match place.line().abs_diff(other.line()) {
        0 => place.range().start.abs_diff(other.range().start) <= BESIDE,
        lines => lines <= NEAR,
    }
}

/// Adds the lines of places that are in one file.
fn picture<'a>(group: Group<'a>, shown: &[Shown<'a>], masks: &Masks) -> Group<'a> {
    let Some(first) = shown.first() else { return group };
    let path = first.place.file();
    if first.place.source().text().is_empty() {
        return group.element(Origin::path(path));
    }
    let places: Vec<_> = shown.iter().map(|it| it.place).collect();
    let excerpt = masks.excerpt(&places);
    let annotation = |(it, range): (&Shown<'a>, _)| -> Annotation<'a> {
        match it.words {
            Some(words) => AnnotationKind::Context.span(range).label(words),
            None => AnnotationKind::Primary.span(range),
        }
    };
    let annotations: Vec<_> = shown.iter().zip(excerpt.ranges).map(annotation).collect();
    let snippet = Snippet::source(excerpt.text).line_start(excerpt.first_line);
    let snippet = snippet.annotations(annotations);
    if excerpt.is_cut {
        let (line, column) = (first.place.line(), first.place.column());
        return group.element(Origin::path(path).line(line).char_column(column)).element(snippet);
    }
    group.element(snippet.path(path))
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use crate::lint::{
        Levels, Verdict,
        report::{Format, report},
        testing::project,
    };

    #[test]
    fn a_rule_is_shown_so_often_and_counted_then() {
        let service = |at| format!("  s{at}: {{ image: x, restart: alway }}\n");
        let services: Vec<_> = (0..MOST + 7).map(service).collect();
        let text = format!("services:\n{}", services.concat());
        let project = project(&[("compose.yml", &text)]);
        let shown = report(Format::Pretty, &Verdict::of(&project, &Levels::default())).text();
        let shown = anstream::adapter::strip_str(&shown.expect("is text")).to_string();
        assert_eq!(shown.matches("error[invalid-choice]").count(), MOST, "{shown}");
        assert!(shown.contains("note: 7 more of `invalid-choice` in `compose.yml`"), "{shown}");
    }
}
