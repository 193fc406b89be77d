//! Tokens that providers made recognisable.

use std::ops::Range;

use super::{phrases::is_placeholder, random::is_varied};

/// What a provider's tokens start with, and how many characters follow.
struct Shape {
    prefix: &'static str,
    provider: &'static str,
    least: usize,
    most: usize,
    body: fn(char) -> bool,
}

const fn shape(
    prefix: &'static str,
    provider: &'static str,
    least: usize,
    most: usize,
    body: fn(char) -> bool,
) -> Shape {
    Shape { prefix, provider, least, most, body }
}

fn word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn wide(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn dotted(c: char) -> bool {
    wide(c) || c == '.'
}

fn upper(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

fn hex(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='f')
}

const SHAPES: [Shape; 46] = [
    shape("ghp_", "GitHub", 36, 255, word),
    shape("gho_", "GitHub", 36, 255, word),
    shape("ghu_", "GitHub", 36, 255, word),
    shape("ghs_", "GitHub", 36, 255, word),
    shape("ghr_", "GitHub", 36, 255, word),
    shape("github_pat_", "GitHub", 50, 255, wide),
    shape("glpat-", "GitLab", 20, 255, dotted),
    shape("glrt-", "GitLab", 20, 255, dotted),
    shape("AKIA", "AWS", 16, 16, upper),
    shape("ASIA", "AWS", 16, 16, upper),
    shape("xoxb-", "Slack", 20, 255, wide),
    shape("xoxp-", "Slack", 20, 255, wide),
    shape("xoxa-", "Slack", 20, 255, wide),
    shape("xoxr-", "Slack", 20, 255, wide),
    shape("xoxs-", "Slack", 20, 255, wide),
    shape("xapp-", "Slack", 20, 255, wide),
    shape("EAA", "Meta", 80, 400, word),
    shape("sk-proj-", "OpenAI", 40, 255, wide),
    shape("sk-svcacct-", "OpenAI", 40, 255, wide),
    shape("sk-ant-", "Anthropic", 40, 255, wide),
    shape("sk-or-v1-", "OpenRouter", 60, 70, hex),
    shape("sk-", "OpenAI", 40, 64, word),
    shape("sk_live_", "Clerk or Stripe", 20, 255, word),
    shape("sk_test_", "Clerk or Stripe", 20, 255, word),
    shape("rk_live_", "Stripe", 20, 255, word),
    shape("whsec_", "Clerk or Stripe", 24, 80, |c| word(c) || matches!(c, '+' | '/')),
    shape("SG.", "SendGrid", 60, 80, dotted),
    shape("AIza", "Google", 35, 35, wide),
    shape("GOCSPX-", "Google", 28, 28, wide),
    shape("npm_", "npm", 36, 36, word),
    shape("pypi-AgE", "PyPI", 50, 255, wide),
    shape("dckr_pat_", "Docker Hub", 27, 40, wide),
    shape("hvs.", "Vault", 24, 255, wide),
    shape("hvb.", "Vault", 24, 400, wide),
    shape("re_", "Resend", 24, 48, |c| word(c) || c == '_'),
    shape("sbp_", "Supabase", 40, 40, hex),
    shape("sb_secret_", "Supabase", 20, 80, wide),
    shape("dop_v1_", "DigitalOcean", 64, 64, hex),
    shape("tskey-", "Tailscale", 20, 100, wide),
    shape("glsa_", "Grafana", 32, 80, wide),
    shape("glc_", "Grafana", 32, 400, wide),
    shape("hf_", "Hugging Face", 34, 40, word),
    shape("gsk_", "Groq", 48, 60, word),
    shape("shpat_", "Shopify", 32, 32, hex),
    shape("xkeysib-", "Brevo", 60, 100, wide),
    shape("AGE-SECRET-KEY-1", "age", 50, 64, upper),
];

/// Every token of a provider in the text, with the provider's name.
pub(in crate::lint) fn tokens(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    for at in words(text) {
        for shape in SHAPES.iter().filter(|it| text[at..].starts_with(it.prefix)) {
            let start = at + shape.prefix.len();
            let end = end_of(text, start, shape.body);
            let body = &text[start..end];
            let fits = (shape.least..=shape.most).contains(&body.len());
            if fits && is_drawn(shape.prefix, body) {
                found.push((at..end, shape.provider));
            }
        }
    }
    found.extend(signed(text));
    found.extend(telegram(text));
    found.extend(webhooks(text));
    found.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    found.dedup_by(|later, first| later.0.start < first.0.end);
    found
}

/// Whether there is one.
pub(in crate::lint) fn tokens_in(text: &str) -> bool {
    text.len() > 19 && !tokens(text).is_empty()
}

/// Where the words start that are long enough for a token, or begin like one that goes on behind its
/// word; every prefix is the front of a word.
fn words(text: &str) -> impl Iterator<Item = usize> {
    const SHORTEST: usize = 20;
    let is_part = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-' | b'.');
    let mut at = 0;
    let parts = text.as_bytes().split(move |it| !is_part(it));
    let starts = parts.filter_map(move |part| {
        let start = at;
        at += part.len() + 1;
        (part.len() >= SHORTEST || part.starts_with(b"whsec_")).then_some(start)
    });
    starts.filter(|it| starts_word(text, *it))
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'))
}

fn end_of(text: &str, start: usize, body: fn(char) -> bool) -> usize {
    text[start..].find(|c| !body(c)).map_or(text.len(), |it| start + it)
}

fn is_drawn(prefix: &str, body: &str) -> bool {
    let parts = match prefix {
        "re_" => body.split_once('_').is_some_and(|(a, b)| a.len() >= 6 && b.len() >= 16),
        "SG." => body.split_once('.').is_some_and(|(a, b)| a.len() >= 20 && b.len() >= 40),
        // Standard Webhooks: the body is Base64, in handbooks that of a sentence.
        "whsec_" => !decoded(body).to_ascii_lowercase().contains("example"),
        _ => true,
    };
    let digits = body.chars().any(|c| c.is_ascii_digit());
    parts && digits && is_varied(body) && !is_placeholder(body)
}

/// JSON Web Tokens, but not those made to be public: Supabase's `anon`.
fn signed(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("eyJ") {
        let end = end_of(text, at, dotted);
        let mut parts = text[at..end].split('.');
        let (Some(_), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if !starts_word(text, at) || !payload.starts_with("eyJ") || signature.len() < 20 {
            continue;
        }
        let claims = decoded(payload);
        if claims.contains("\"anon\"") {
            continue;
        }
        let service = claims.contains("service_role");
        found.push((at..end, if service { "Supabase service role" } else { "signed (JWT)" }));
    }
    found
}

/// Base64 of URLs, as far as it is text.
fn decoded(text: &str) -> String {
    let mut bits = 0_u32;
    let mut count = 0;
    let mut decoded = String::new();
    for c in text.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'-' | b'+' => 62,
            _ => 63,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push(char::from((bits >> count & 0xff) as u8));
        }
    }
    decoded.retain(|c| c != ' ');
    decoded
}

/// `123456789:` and 35 characters.
fn telegram(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(":AA") {
        let front = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let end = end_of(text, at + 1, wide);
        let start = at - front;
        if (8..=10).contains(&front)
            && end - at - 1 == 35
            && (starts_word(text, start) || text[..start].ends_with("/bot"))
            && is_varied(&text[at + 1..end])
        {
            found.push((start..end, "Telegram"));
        }
    }
    found
}

/// Addresses that let anybody post.
fn webhooks(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let table = [
        ("https://hooks.slack.com/services/T", "Slack"),
        ("https://discord.com/api/webhooks/", "Discord"),
        ("https://discordapp.com/api/webhooks/", "Discord"),
    ];
    let mut found = Vec::new();
    for (prefix, provider) in table {
        for (at, _) in text.match_indices(prefix) {
            let start = at + prefix.len();
            let end = end_of(text, start, |c| wide(c) || c == '/');
            let last = text[start..end].rsplit('/').next().unwrap_or_default();
            if last.len() >= 20 && is_varied(last) && !is_placeholder(last) {
                found.push((at..end, provider));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Put together here, so that no scanner takes this file for a leak.
    fn drawn(length: usize) -> String {
        "a1B2c3D4e5F6g7H8j9K0mNpQrStUvWxYz".chars().cycle().take(length).collect()
    }

    #[test]
    fn providers() {
        let of = |text: &str| tokens(text).first().map(|(_, provider)| *provider);
        assert_eq!(of(&format!("x: ghp_{}", drawn(36))), Some("GitHub"));
        assert_eq!(of(&format!("re_{}_{}", drawn(8), drawn(24))), Some("Resend"));
        assert_eq!(of(&format!("\"hvs.{}\"", drawn(90))), Some("Vault"));
        assert_eq!(of(&format!("sk-proj-{}", drawn(60))), Some("OpenAI"));
        assert_eq!(of(&format!("A=12345678:AA{}", drawn(33))), Some("Telegram"));
        assert_eq!(of(&format!("ghp_{}", "x".repeat(36))), None);
        assert_eq!(of(&format!("my-ghp_{}", drawn(36))), None);
        assert_eq!(of("re_create_the_index_of_all_documents_now"), None);
        assert_eq!(of("ghp_your_token_here sk-change-me AKIAIOSFODNN7EXAMPLE"), None);
    }

    #[test]
    fn the_anonymous_key_of_supabase_is_public() {
        let token = |payload: &str| format!("eyJhbGciOiJIUzI1NiJ9.{payload}.{}", drawn(43));
        // {"role":"service_role"} and {"role":"anon"}
        let service = token("eyJyb2xlIjoic2VydmljZV9yb2xlIn0");
        assert_eq!(tokens(&service).len(), 1);
        assert_eq!(tokens(&token("eyJyb2xlIjoiYW5vbiJ9")), []);
    }
}
