//! The environment box of Dokploy 0.30 and later: npm's dotenv, then Dokploy's own references, then Compose.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError, compose, npm,
    wiped::{buffer, quoted},
};

const REFERENCE: &str = "dokploy takes `${{` for the start of a reference";

pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains("${{") { Err(REFERENCE) } else { npm::encode(value) }
}

/// What arrives in a container (Dokploy v0.30.2, `docker/utils.ts`). A reference is an error: what it
/// stands for is not in the text.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let pairs = npm::read(text)?;
    let mut lines = buffer(pairs.iter().map(|(n, v)| n.len() + 4 * v.expose().len() + 4).sum());
    for (name, value) in &pairs {
        if value.expose().contains("${{") {
            return Err(ReadError { line: 1, reason: REFERENCE });
        }
        lines.push_str(name);
        lines.push('=');
        lines.push_str(&quoted('"', value.expose(), |it| match it {
            '\\' => Some(r"\\"),
            '"' => Some("\\\""),
            '$' => Some(r"\$"),
            _ => None,
        }));
        lines.push('\n');
    }
    compose::read(&lines)
}

/// `NAME='${{vault.PROVIDER.PATH:FIELD}}'`: no secret leaves Vault. Dokploy splits at the first two dots
/// and at the last `:`, and ends the reference at the first `}`.
///
/// # Errors
/// When a part holds what would end or change the reference.
pub(super) fn reference(
    name: &str,
    provider: &str,
    path: &str,
    field: &str,
) -> Result<String, &'static str> {
    let fits = |it: char| !it.is_control() && !"'\"`{}$\\#".contains(it) && !is_separator(it);
    if provider.is_empty()
        || !provider.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it))
    {
        return Err("dokploy names a provider with letters, digits, `_` and `-` only");
    }
    if path.is_empty() || path.trim() != path || !path.chars().all(fits) {
        return Err("the path has a character that dokploy's references cannot hold");
    }
    if field.is_empty() || field.trim() != field || field.contains(':') || !field.chars().all(fits)
    {
        return Err("the field has a character that dokploy's references cannot hold");
    }
    Ok(format!("{name}='${{{{vault.{provider}.{path}:{field}}}}}'"))
}

/// JavaScript ends a line here.
fn is_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}
