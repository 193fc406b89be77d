//! Any text is a template; its holes lie inside the text, and what they name can be found there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smarteros::{
    compose::{Template, Text, shell_words},
    document::parse,
};

fuzz_target!(|text: &str| {
    for hole in Template::parse(text).holes(text) {
        let written = text.get(hole.range.clone()).expect("whole characters");
        assert!(written.starts_with('$'), "{written:?}");
        assert!(written.contains(&hole.name), "{written:?} {:?}", hole.name);
    }
    words(text);
});

/// The same text as a value of a file: every word of it has a place there.
fn words(text: &str) {
    let yaml = format!("a: >2\n  {}\n", text.replace('\n', "\n  "));
    let Ok(file) = parse("f.yml", yaml.as_bytes()) else { return };
    let node = file.documents.first().and_then(|it| it.root.get("a"));
    for word in node.and_then(Text::of).iter().flat_map(shell_words) {
        let place = word.place();
        assert!(place.source().text().get(place.range()).is_some(), "{:?}", place.range());
    }
}
