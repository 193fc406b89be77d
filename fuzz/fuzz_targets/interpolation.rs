//! Any text is a template; its holes lie inside the text, and what they name can be found there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smarteros::compose::{Template, shell_words};

fuzz_target!(|text: &str| {
    for hole in Template::parse(text).holes(text) {
        let written = text.get(hole.range.clone()).expect("whole characters");
        assert!(written.starts_with('$'), "{written:?}");
        assert!(written.contains(&hole.name), "{written:?} {:?}", hole.name);
    }
    let _ = shell_words(text);
});
