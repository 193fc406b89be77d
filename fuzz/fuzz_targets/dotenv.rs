//! Any text as a value arrives alone or is refused; any text as a file is read or has a line that is wrong.
#![no_main]

use clap::ValueEnum as _;
use libfuzzer_sys::fuzz_target;
use smarteros::secrets::dotenv::{Format, line, read, read_compose};

fuzz_target!(|text: &str| {
    for format in Format::value_variants() {
        if let Ok(written) = line(*format, "IT", &text.into()) {
            let written = written.as_str();
            let file = match format {
                Format::Json => format!("{{\"A\": \"\", {written}, \"B\": \"1\"}}"),
                _ => format!("A=\n{written}\nB=1\n"),
            };
            let found = read(*format, &file).expect("a file of lines is read");
            let found: Vec<_> = found.iter().map(|(name, it)| (&**name, it.expose())).collect();
            assert!(found == [("A", ""), ("IT", text), ("B", "1")], "{format:?}");
        }
        if let Err(error) = read(*format, text) {
            assert!(error.line >= 1, "{format:?}");
        }
    }
    let _ = read_compose(text);
});
