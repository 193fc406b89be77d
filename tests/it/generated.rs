//! Files of the repository that nobody writes by hand.

use crate::support::{check, check_part, smarteros};

#[test]
fn files_of_the_default_stack() {
    check("docker-compose.yml", &smarteros(&["render"]).out);
    check(".env.example", &smarteros(&["render", "--to", "env-example"]).out);
    check("SECRETS.md", &smarteros(&["render", "--to", "secrets-md"]).out);
}

#[test]
fn schemas() {
    check("schemas/stack.schema.json", &smarteros(&["schema"]).out);
    let config = smarteros(&["schema", "--of", "lint-config"]);
    check("schemas/lint-config.schema.json", &config.out);
    let baseline = smarteros(&["schema", "--of", "baseline"]);
    check("schemas/baseline.schema.json", &baseline.out);
    check("schemas/findings.schema.json", &smarteros(&["schema", "--of", "findings"]).out);
}

#[test]
fn table_of_rules() {
    check("docs/rules.md", &smarteros(&["rules", "--format", "markdown"]).out);
    check_part("README.md", "rules", &smarteros(&["rules", "--format", "names"]).out);
}

#[test]
fn golden_stacks() {
    let local = smarteros(&["render", "--stack", "stacks/local.yaml"]);
    check("tests/golden/local.yml", &local.out);
    let everything = smarteros(&["render", "--stack", "tests/stacks/everything.yaml"]);
    check("tests/golden/everything.yml", &everything.out);
    let json = smarteros(&["render", "--stack", "tests/stacks/custom.yaml", "--to", "json"]);
    check("tests/golden/custom.json", &json.out);
}
