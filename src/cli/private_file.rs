//! stub
use std::path::Path;
pub(super) fn write(
    path: &Path,
    _shown: &str,
    bytes: &[u8],
    _err: &mut dyn std::io::Write,
) -> anyhow::Result<()> {
    std::fs::write(path, bytes)?;
    Ok(())
}
