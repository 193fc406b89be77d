//! Paths in compose files, as seen from the folder of the run.

/// The folder of a file, without a slash at the end; empty for the folder of the run.
pub fn folder_of(file: &str) -> &str {
    match file.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((folder, _)) => folder,
        None => "",
    }
}

/// A path that starts at a folder: `.` and `..` worked out. Nothing for absolute paths, home
/// folders, addresses, and paths that a variable decides.
pub fn resolve(folder: &str, path: &str) -> Option<String> {
    if path.starts_with(['/', '~']) || path.contains('$') || path.contains("://") {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|it| *it != "..") => drop(parts.pop()),
            ".." => parts.push(".."),
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    Some(if folder.starts_with('/') { format!("/{joined}") } else { joined })
}

#[cfg(test)]
mod tests {
    use super::{folder_of, resolve};

    #[test]
    fn from_the_folder_of_a_file() {
        let table = [
            ("compose.yml", "./a/../b", Some("b")),
            ("x/compose.yml", "../../b", Some("../b")),
            ("/srv/compose.yml", "b", Some("/srv/b")),
            ("/compose.yml", "b", Some("/b")),
            ("x/compose.yml", "/etc/b", None),
            ("x/compose.yml", "${A}/b", None),
            ("x/compose.yml", "https://a.example/b", None),
        ];
        for (file, path, expected) in table {
            assert_eq!(resolve(folder_of(file), path).as_deref(), expected, "{file} {path}");
        }
    }
}
