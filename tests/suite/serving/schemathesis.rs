//! What the OpenAPI document says against what the service does, by schemathesis.

use std::process::Command;

use vocative::server::auth::Scope;

use super::{Desk, eventually};
use crate::message::outside;
use crate::peer::Script;

/// No schema tells all that a request has to be, so 422 is an answer to one that fits it. A stream of events ends when the caller goes.
const SETTINGS: &str = r#"
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422", "429"]

[[operations]]
include-path = "/v1/events"
request-timeout = 2.0
"#;

#[tokio::test(flavor = "multi_thread")]
async fn the_service_keeps_what_its_document_says() {
    let Some(python) = outside("VOCATIVE_TEST_PYTHON") else { return };
    let program = python.with_file_name("schemathesis");
    assert!(program.exists(), "{} is missing; run ./test", program.display());
    let limits = "[outbox.limits]\nrecipient = \"off\"\ntenant = \"off\"\ntotal = \"off\"\n";
    let (desk, peer) = (Desk::new(limits), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let key = desk.key("all", "", &[Scope::Admin]).await;
    eventually("a service that asks for a key", || (service.get("/v1/catalog").status == 401).then_some(()));
    // A file of its own: schemathesis would look for one in the folders above.
    let settings = desk.folder.path().join("schemathesis.toml");
    std::fs::write(&settings, SETTINGS).unwrap();
    let output = Command::new(program)
        .args(["--config-file", settings.to_str().unwrap(), "run", &format!("{}/openapi.json", service.url)])
        .args(["--checks", "all", "--max-examples", "20", "--seed", "1", "--generation-database", "none"])
        .args(["--no-color", "--request-timeout", "30", "-H", key.trim()])
        .current_dir(desk.folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}\n{}", String::from_utf8_lossy(&output.stderr), desk.log());
    assert!(text.contains("12 selected / 12 total") && text.contains("Tested: 12"), "{text}");
}
