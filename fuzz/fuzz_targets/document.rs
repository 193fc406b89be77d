//! Any bytes are YAML or a problem with a place; every node lies inside the file.
#![no_main]

use std::ops::Range;

use libfuzzer_sys::fuzz_target;
use smarteros::document::{Source, Value, parse};

fuzz_target!(|bytes: &[u8]| {
    let file = match parse("f.yml", bytes) {
        Ok(file) => file,
        Err(problem) => {
            let place = problem.place.expect("a problem has a place");
            return check(place.source(), place.range());
        }
    };
    for document in &file.documents {
        for node in document.root.walk() {
            check(&file.source, node.range());
            if let Value::Scalar(scalar) = node.value() {
                check(&file.source, scalar.body.clone());
            }
            let _ = node.merged();
        }
        for defect in &document.defects {
            let place = defect.problem.place.as_ref().expect("a defect has a place");
            check(&file.source, place.range());
        }
    }
    for comment in &file.comments {
        check(&file.source, comment.range.clone());
    }
});

/// Panics when the range is not whole characters of the file.
fn check(source: &Source, range: Range<usize>) {
    assert!(range.start <= range.end, "{range:?}");
    assert!(source.text().get(range.clone()).is_some(), "{range:?}");
    let _ = source.position(range.end);
}
