//! Images that programs are built on, and that open no port of their own.

/// Sorted. None of their Dockerfiles has an `EXPOSE`: docker-library/golang, docker-library/python
/// @01ba658c, docker-library/ruby, nodejs/docker-node@07bd7414, oven-sh/bun dockerhub@0c532eac,
/// adoptium/containers@02b22323, rust-lang/docker-rust; the others hold no program.
const PORTLESS: [&str; 12] = [
    "alpine",
    "busybox",
    "debian",
    "eclipse-temurin",
    "golang",
    "node",
    "oven/bun",
    "python",
    "ruby",
    "rust",
    "scratch",
    "ubuntu",
];

/// Whether an image without tag is known to open no port.
pub fn is_portless(repository: &str) -> bool {
    PORTLESS.contains(&super::plain_name(repository))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert!(PORTLESS.is_sorted());
        assert!(is_portless("docker.io/library/node") && is_portless("scratch"));
        assert!(!is_portless("nginx") && !is_portless("example.org/node"));
    }
}
