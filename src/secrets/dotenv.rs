//! stub
use super::Secret;
use zeroize::Zeroizing;
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    #[default]
    Compose,
    Docker,
    Dokploy,
    DokployRefs,
    Json,
    Portable,
    Shell,
    Systemd,
}
pub struct Group {
    pub title: String,
    pub entries: Vec<(String, Secret)>,
}
#[derive(Debug)]
pub struct Unfit {
    pub reason: &'static str,
    pub others: Vec<Format>,
}
impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.reason)
    }
}
pub fn line(_: Format, name: &str, value: &Secret) -> Result<Zeroizing<String>, Unfit> {
    Ok(Zeroizing::new(format!("{name}='{}'", value.expose())))
}
pub fn document(
    f: Format,
    header: &str,
    groups: &[Group],
) -> Result<Zeroizing<String>, Vec<(String, Unfit)>> {
    let mut t = format!("# {header}\n");
    for g in groups {
        t += &format!("\n# {}\n", g.title);
        for (n, v) in &g.entries {
            t += &line(f, n, v).unwrap();
            t += "\n";
        }
    }
    Ok(Zeroizing::new(t))
}
pub fn read_compose(text: &str) -> Result<Vec<(String, Secret)>, std::fmt::Error> {
    Ok(text
        .lines()
        .filter_map(|l| l.split_once('='))
        .map(|(a, b)| (a.to_owned(), b.trim_matches('\'').into()))
        .collect())
}
pub fn dokploy_ref(name: &str, p: &str, path: &str, field: &str) -> Result<String, Unfit> {
    Ok(format!("{name}='${{{{vault.{p}.{path}:{field}}}}}'"))
}
