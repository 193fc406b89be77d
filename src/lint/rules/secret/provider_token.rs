//! Tokens with a provider's mark, wherever they stand.

use crate::lint::{
    Check, Family, Findings, Level, Project, Rule,
    secrets::{tokens, written_by_hand},
};

pub(super) static RULE: Rule = Rule {
    id: "provider-token",
    family: Family::Secret,
    level: Level::Error,
    summary: "a token of GitHub, AWS, Supabase or another provider stands in the file",
    docs: include_str!("provider_token.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for file in written_by_hand(project) {
        for (range, provider) in tokens(file.source.text()) {
            let place = file.place(range);
            let article = if provider.starts_with(['A', 'O']) { "an" } else { "a" };
            let message = format!("this is {article} {provider} token");
            let help = "revoke it there first, then read a new one from a variable in `.env`";
            findings.add(place.clone(), message).secret(&place).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn anywhere() {
        let token = format!("ghp_{}", "a1B2c3D4e5F6".repeat(3));
        let text = format!(
            "
services:
  a:
    image: a:1
    environment:
      DEPLOY: {token}
      #       {} GitHub
      EXAMPLE: ghp_your_token_here
    # old: {token}
    #      {} GitHub
",
            "^".repeat(40),
            "^".repeat(40),
        );
        let env = format!("DEPLOY={token}\n");
        expect_in(&RULE, &project(&[("compose.yml", &text), (".env", &env), ("a.md", &env)]));
    }
}
