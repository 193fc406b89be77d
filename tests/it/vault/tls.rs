//! Whom the program believes, and what it shows of itself: TLS with a private authority.

use std::fs;

use smarteros::cli::Status;

use super::{
    case::Case,
    tunnel::{Authority, tunnel},
};
use crate::support::Run;

/// A filled server behind TLS, whose certificate is for `name` and whose authority is in `ca.pem`.
struct Behind {
    case: Case,
    authority: Authority,
    address: String,
}

impl Behind {
    fn new(case: &str, name: &str) -> Self {
        let (case, authority) = (Case::stand_in(case), Authority::new("servers"));
        case.fill();
        case.file("ca.pem", &authority.pem());
        let address = tunnel(&case.server.address, &authority.sign(name), None);
        Self { case, authority, address }
    }

    fn run(&self, variables: &[(&str, &str)]) -> Run {
        let fixed =
            [("VAULT_ADDR", self.address.as_str()), ("VAULT_TOKEN", &self.case.server.root)];
        self.case.run_with(&[&fixed, variables].concat(), &["env", "--from-vault"])
    }

    #[track_caller]
    fn arrives(&self, variables: &[(&str, &str)]) -> String {
        let run = self.run(variables);
        assert_eq!(run.status, Status::Clean, "{}", run.err);
        assert!(run.out.contains(&self.case.value("REDIS_PASSWORD")));
        run.err
    }

    /// Not one byte of a request got through.
    #[track_caller]
    fn refused(&self, variables: &[(&str, &str)], message: &str) {
        let server = self.case.server.stand_in.as_ref().unwrap();
        server.forget();
        let run = self.run(variables);
        assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""));
        let message = message.replace("ADDRESS", &self.address);
        assert!(run.err.contains(&message), "`{message}` is not in\n{}", run.err);
        assert!(server.seen().is_empty());
    }
}

#[test]
fn only_the_authority_that_is_named_is_believed() {
    let it = Behind::new("tls", "127.0.0.1");
    let untrusted = "the certificate of Vault at `ADDRESS` is not accepted: invalid peer \
                     certificate: UnknownIssuer\nhelp: VAULT_CACERT=FILE";
    it.refused(&[], untrusted);
    it.case.file("other.pem", &Authority::new("strangers").pem());
    it.refused(&[("VAULT_CACERT", "other.pem")], untrusted);
    for (name, value) in [
        ("VAULT_CACERT", "ca.pem"),
        ("BAO_CACERT", "ca.pem"),
        ("VAULT_CAPATH", "authorities"),
        ("VAULT_CACERT_BYTES", &it.authority.pem()),
    ] {
        let folder = it.case.folder.path();
        fs::create_dir_all(folder.join("authorities")).unwrap();
        fs::copy(folder.join("ca.pem"), folder.join("authorities/ca.pem")).unwrap();
        assert_eq!(it.arrives(&[(name, value)]), "", "{name}");
    }
    for (value, message) in [
        ("missing.pem", "cannot read `"),
        ("stacks/smarteros.yaml", "a certificate authority is not a PEM certificate"),
    ] {
        it.refused(&[("VAULT_CACERT", value)], message);
    }
}

#[test]
fn a_certificate_is_for_one_name() {
    let it = Behind::new("tls-name", "vault.internal");
    let ca = ("VAULT_CACERT", "ca.pem");
    let message = "the certificate of Vault at `ADDRESS` is not accepted: invalid peer \
                   certificate: certificate not valid for name \"127.0.0.1\"";
    it.refused(&[ca], message);
    it.refused(&[ca, ("VAULT_TLS_SERVER_NAME", "vault.example")], "\"vault.example\"");
    assert_eq!(it.arrives(&[ca, ("VAULT_TLS_SERVER_NAME", "vault.internal")]), "");
}

#[test]
fn without_verification_it_works_and_is_loud() {
    let it = Behind::new("tls-skip", "vault.internal");
    let address = &it.address;
    let warning = format!(
        "warning: VAULT_SKIP_VERIFY is on: anybody between here and `{address}` can read every \
         secret\n"
    );
    assert_eq!(it.arrives(&[("VAULT_SKIP_VERIFY", "true")]), warning);
    for off in ["", "false", "0"] {
        it.refused(&[("VAULT_SKIP_VERIFY", off)], "UnknownIssuer");
    }
    it.refused(&[("VAULT_SKIP_VERIFY", "yes")], "`VAULT_SKIP_VERIFY` is neither true nor false");
}

#[test]
fn a_server_may_want_a_certificate_of_ours() {
    let mut it = Behind::new("tls-client", "127.0.0.1");
    let clients = Authority::new("clients");
    let server = it.authority.sign("127.0.0.1");
    it.address = tunnel(&it.case.server.address, &server, Some(&clients));
    let ca = ("VAULT_CACERT", "ca.pem");
    let wanted = "Vault at `ADDRESS` does not accept our certificate: received fatal alert: ";
    it.refused(&[ca], wanted);
    let ours = [ca, ("VAULT_CLIENT_CERT", "client.pem"), ("VAULT_CLIENT_KEY", "client.key")];
    for (authority, known) in [(&Authority::new("strangers"), false), (&clients, true)] {
        let (certificate, key) = authority.sign("deployer").pem();
        it.case.file("client.pem", &certificate);
        it.case.file("client.key", &key);
        if known {
            assert_eq!(it.arrives(&ours), "");
        } else {
            it.refused(&ours, wanted);
        }
    }
    it.refused(&ours[..2], "a client certificate needs VAULT_CLIENT_CERT and VAULT_CLIENT_KEY");
    it.case.file("client.key", "canary");
    it.refused(&ours, "the client certificate and key are not a PEM pair");
}
