//! Finding `smarteros.toml`.

use std::{fs, io::ErrorKind, path::Path};

use anyhow::Context as _;

use crate::lint::{Config, Settings};

const NAME: &str = "smarteros.toml";

/// The settings of this folder or of the nearest one above that has some.
pub(super) fn find(directory: &Path) -> anyhow::Result<Settings> {
    for folder in directory.ancestors() {
        let path = folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error).context(format!("cannot read `{}`", path.display())),
        };
        let below = directory.strip_prefix(folder).unwrap_or(directory);
        let up = "../".repeat(below.components().count());
        let mut settings = Config::read(&format!("{up}{NAME}"), &text)?.lint;
        settings.folder = below.to_string_lossy().replace('\\', "/");
        settings.baseline = settings.baseline.map(|it| Path::new(&up).join(it));
        return Ok(settings);
    }
    Ok(Settings::default())
}
