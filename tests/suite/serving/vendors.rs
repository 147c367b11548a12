//! Auth0's own clients and its deploy CLI against the service: whoever migrates keeps their tools.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Desk, Service};
use crate::message::outside;
use crate::peer::{Peer, Script};

const SCOPES: &str = r#""read:users", "update:users", "create:users", "delete:users", "update:users_app_metadata", "create:user_tickets",
    "read:email_templates", "create:email_templates", "update:email_templates",
    "read:email_provider", "create:email_provider", "update:email_provider", "delete:email_provider""#;

/// A service with the API, at an address that it knows itself by.
struct Vendor {
    desk: Desk,
    service: Service,
    /// `localhost:port`.
    domain: String,
    _peer: Peer,
}

/// A port that is free at this moment: the configuration has to name it before the service begins.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Vendor {
    async fn start(tls: bool) -> Vendor {
        let (peer, port) = (Script::new().start().await, free_port());
        let (scheme, domain) =
            if tls { ("https", format!("localhost:{port}")) } else { ("http", format!("127.0.0.1:{port}")) };
        let mut settings = format!(
            "[profiles]\napi = \"auth0\"\nurl = \"{scheme}://{domain}\"\nsecrets = [\"0123456789abcdef0123456789abcdef\"]\n\
             [[profiles.clients]]\nid = \"c1\"\nsecret = \"s1\"\nname = \"Example\"\nscopes = [{SCOPES}]\n"
        );
        if tls {
            settings.push_str("[server.tls]\ncertificate = \"../cert.pem\"\nkey = { file = \"../key.pem\" }\n");
        }
        let desk = Desk::new(&settings);
        if tls {
            let made = rcgen::generate_simple_self_signed(["localhost".to_owned(), "127.0.0.1".to_owned()]).unwrap();
            std::fs::write(desk.folder.path().join("cert.pem"), made.cert.pem()).unwrap();
            std::fs::write(desk.folder.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
        }
        let mut command = desk.command("serve", &peer.url("smtp+plain", ""), &[]);
        let service = Service::start(&desk, command.args(["--listen", &format!("127.0.0.1:{port}")]));
        Vendor { desk, service, domain, _peer: peer }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.desk.folder.path().join(name)
    }

    fn run(&self, command: &mut Command) -> Output {
        let output = command.current_dir(self.desk.folder.path()).output().unwrap();
        assert!(
            output.status.success(),
            "{}{}\n{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
            self.desk.log()
        );
        output
    }

    fn deploy(&self, modules: &Path, arguments: &[&str]) {
        let settings = serde_json::json!({
            "AUTH0_DOMAIN": self.domain, "AUTH0_CLIENT_ID": "c1", "AUTH0_CLIENT_SECRET": "s1",
            "AUTH0_AUDIENCE": format!("https://{}/api/v2/", self.domain),
            "AUTH0_INCLUDED_ONLY": ["emailTemplates", "emailProvider"],
        });
        std::fs::write(self.path("deploy.json"), settings.to_string()).unwrap();
        let program = modules.join("auth0-deploy-cli/lib/index.js");
        let mut command = Command::new("node");
        command.env("NODE_EXTRA_CA_CERTS", self.path("cert.pem")).env("SMTP_PASS", "p").env("SMTP_USER", "u");
        self.run(command.arg(program).args(arguments).args(["-c", "deploy.json"]));
    }
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/serving/vendors").join(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_python_client_works_over_plain_http() {
    let Some(python) = outside("VOCATIVE_TEST_PYTHON") else { return };
    let vendor = Vendor::start(false).await;
    vendor.run(Command::new(python).arg(script("client.py")).args([&vendor.service.url, "c1", "s1"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_node_client_works_over_tls() {
    let Some(modules) = outside("VOCATIVE_TEST_NODE_MODULES") else { return };
    let vendor = Vendor::start(true).await;
    let mut command = Command::new("node");
    command.env("NODE_EXTRA_CA_CERTS", vendor.path("cert.pem")).env("VOCATIVE_TEST_NODE_MODULES", modules);
    vendor.run(command.arg(script("client.mjs")).args([vendor.domain.as_str(), "c1", "s1"]));
}

/// Every file of `folder` by its name.
fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())).collect()
}

/// The templates are the fixture's; what the CLI itself writes is what goes in and must come out again, to the octet.
#[tokio::test(flavor = "multi_thread")]
async fn the_deploy_cli_brings_every_template_back_as_it_took_it() {
    let Some(modules) = outside("VOCATIVE_TEST_NODE_MODULES") else { return };
    let vendor = Vendor::start(true).await;
    let given = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/auth0-tenant");
    vendor.deploy(&modules, &["import", "-i", given.to_str().unwrap()]);
    vendor.deploy(&modules, &["export", "-f", "directory", "-o", "first"]);
    assert_eq!(files(&vendor.path("first/emails")), files(&given.join("emails")));
    // Again, now over what is there: by PATCH where the first time was by POST.
    vendor.deploy(&modules, &["import", "-i", "first"]);
    vendor.deploy(&modules, &["export", "-f", "directory", "-o", "second"]);
    assert_eq!(files(&vendor.path("second/emails")), files(&given.join("emails")));
    vendor.deploy(&modules, &["export", "-f", "yaml", "-o", "third"]);
    for (name, text) in files(&vendor.path("third/emailTemplates")) {
        assert_eq!(Some(&text), files(&given.join("emails")).get(&name), "{name}");
    }
}
