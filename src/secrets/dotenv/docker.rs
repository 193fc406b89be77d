//! `docker run --env-file`, and `env_file` of `format: raw`: everything behind the first `=` is the value.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError,
    wiped::{copy, secret},
};

/// A line this long or longer is too much for Go's `bufio.Scanner`.
const LINE: usize = 64 * 1024;

pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains('\0') {
        return Err(super::NUL);
    }
    if value.contains('\n') {
        return Err("docker's format has no way to write a line break");
    }
    if value.ends_with('\r') {
        return Err("docker's format drops a carriage return at the end");
    }
    if value.len() > 64_000 {
        return Err("docker's format allows no more than 64000 bytes in a line");
    }
    Ok(copy(value))
}

/// docker/cli v29.7.2, `pkg/kvfile/kvfile.go`. A name without `=` is an error: its value is not in the file.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let mut found = Pairs::new();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    while !rest.is_empty() {
        let fail = |reason| Err(ReadError::at(text, rest, reason));
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        if line.len() >= LINE {
            return fail("the line is too long");
        }
        let line = line.strip_suffix('\r').unwrap_or(line).trim_start();
        if !line.is_empty() && !line.starts_with('#') {
            let Some((name, value)) = line.split_once('=') else { return fail("there is no `=`") };
            if name.is_empty() || name.contains([' ', '\t']) {
                return fail("what stands before the `=` is no name");
            }
            found.push((name.to_owned(), secret(copy(value))));
        }
        rest = behind;
    }
    Ok(found)
}
