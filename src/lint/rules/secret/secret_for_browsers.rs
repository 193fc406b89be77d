//! A secret under a name that a front-end's bundler writes into the code it sends to browsers.

use crate::{
    compose::Assignment,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "secret-for-browsers",
    family: Family::Secret,
    level: Level::Error,
    summary: "a variable for the browser's code is filled with a secret of the server",
    docs: include_str!("secret_for_browsers.md"),
    check: Check::Service(check),
};

/// What each bundler takes for public: the documentation of Next.js, Vite, Create React App, Nuxt,
/// Expo, Gatsby and Svelte's kit.
const PUBLIC: [&str; 7] =
    ["NEXT_PUBLIC_", "VITE_", "REACT_APP_", "NUXT_PUBLIC_", "EXPO_PUBLIC_", "GATSBY_", "PUBLIC_"];
/// Names of secrets that no browser has a use for.
const SECRET: [&str; 7] = [
    "SERVICE_ROLE",
    "SERVICE_ROLE_KEY",
    "SECRET_KEY",
    "CLIENT_SECRET",
    "JWT_SECRET",
    "PRIVATE_KEY",
    "DB_PASSWORD",
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let build = site.service.get("build").and_then(|it| it.get_merged("args"));
    let build = build.map(|it| Assignment::all(&it)).unwrap_or_default();
    for variable in site.service.environment.iter().chain(&build) {
        let name = variable.name.as_str();
        let prefix = PUBLIC.iter().find(|it| name.starts_with(**it));
        let value = variable.text();
        if let Some(prefix) = prefix.filter(|it| is_secret(&name[it.len()..]) && !value.is_empty())
        {
            let message = format!("`{name}` is written into the code that browsers get");
            findings.add(variable.name.place(), message).help(format!(
                "read `{}` on the server only, and give it no `{prefix}` name",
                &name[prefix.len()..]
            ));
        }
    }
}

fn is_secret(name: &str) -> bool {
    SECRET.iter().any(|it| name == *it || name.strip_suffix(it).is_some_and(|it| it.ends_with('_')))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn names_for_browsers() {
        expect(
            &RULE,
            "
services:
  web:
    image: example/web:1
    environment:
      - NEXT_PUBLIC_SUPABASE_SERVICE_ROLE_KEY=${SERVICE_ROLE_KEY}
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ browsers get
      - NEXT_PUBLIC_SUPABASE_ANON_KEY=${ANON_KEY}
      - SUPABASE_SERVICE_ROLE_KEY=${SERVICE_ROLE_KEY}
      - VITE_DISABLE_PASSWORD=true
      - VITE_JWT_SECRET=
    build:
      context: .
      args: { VITE_JWT_SECRET: '${JWT_SECRET}' }
#             ^^^^^^^^^^^^^^^ `VITE_JWT_SECRET` is written into
",
        );
    }
}
