//! The project changes while it is served; and the service speaks TLS.

use std::fs;
use std::sync::{Arc, Mutex};

use mail_parser::MessageParser;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use super::{Desk, Service, eventually};
use crate::builder::{Builder, hello};
use crate::peer::{Authority, Peer, Script};

fn subject(service: &Service, request: &Value) -> String {
    let answer = service.post("/v1/render", "", request);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()["subject"].as_str().unwrap().to_owned()
}

/// Sends a mail and gives the subject that arrived.
fn sent(service: &Service, peer: &Peer, request: &Value) -> String {
    let id = service.accept(request);
    service.until(&id, "sent");
    let bytes = peer.received().last().unwrap().bytes();
    MessageParser::new().parse(&bytes).unwrap().subject().unwrap().to_owned()
}

fn refused(service: &Service) -> bool {
    let ready = service.get("/readyz");
    assert_eq!(ready.status, 200, "a refused reload does not make it unready: {}", ready.body);
    ready.json()["reload_refused"] == true
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_taken_over_and_one_that_does_not_load_is_refused() {
    let (desk, peer) = (Desk::with(&Builder::new().plain()), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let request = hello(json!({}));
    assert_eq!(sent(&service, &peer, &request), "Hello");
    let (entries, template) =
        (desk.project().join("locales/en/hello.ftl"), desk.project().join("templates/hello/subject.txt"));
    let text = fs::read_to_string(&entries).unwrap();
    fs::write(&entries, text.replace("= Hello\n", "= Welcome back\n")).unwrap();
    eventually("the new subject", || (subject(&service, &request) == "Welcome back").then_some(()));
    assert_eq!(sent(&service, &peer, &request), "Welcome back");
    assert!(!refused(&service));

    let whole = fs::read_to_string(&template).unwrap();
    for broken in ["{{ t(id=\"nowhere\") }}\n", "{% if %}\n", "{{ data.secret }}\n"] {
        fs::write(&template, broken).unwrap();
        eventually("a refusal", || refused(&service).then_some(()));
        assert_eq!(sent(&service, &peer, &request), "Welcome back", "the last good one stays: {broken}");
        fs::write(&template, &whole).unwrap();
        eventually("the end of a refusal", || (!refused(&service)).then_some(()));
    }
    fs::write(desk.project().join("vocative.toml"), "stok = true\n").unwrap();
    eventually("a refusal", || refused(&service).then_some(()));
    assert_eq!(sent(&service, &peer, &request), "Welcome back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_does_not_load_is_not_served() {
    let desk = Desk::with(&Builder::new().plain().file("templates/hello/subject.txt", "{{ t(id=\"nowhere\") }}\n"));
    let ran = desk.refused();
    assert_ne!(ran.code, Some(0));
    assert!(ran.stderr.contains("nowhere") && ran.stderr.contains("subject.txt"), "{}", ran.stderr);
}

/// Believes any certificate and keeps the one that was shown.
#[derive(Debug)]
struct Shown {
    provider: Arc<CryptoProvider>,
    certificate: Arc<Mutex<Vec<u8>>>,
}

impl ServerCertVerifier for Shown {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.certificate.lock().unwrap() = end_entity.to_vec();
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// What `/healthz` answers over TLS.
async fn healthy(service: &Service, config: ClientConfig) -> std::io::Result<String> {
    let stream = tokio::net::TcpStream::connect(service.addr).await?;
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    let head = format!("GET /healthz HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", service.addr);
    stream.write_all(head.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

fn builder() -> tokio_rustls::rustls::ConfigBuilder<ClientConfig, tokio_rustls::rustls::WantsVerifier> {
    ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_for_development_is_the_one_whose_fingerprint_is_told() {
    let desk = Desk::new("server.tls.development = true\n");
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    assert!(service.url.starts_with("https://127.0.0.1:"), "{}", service.url);
    let certificate = Arc::new(Mutex::new(Vec::new()));
    let shown = Shown { provider: Arc::new(aws_lc_rs::default_provider()), certificate: certificate.clone() };
    let config = builder().dangerous().with_custom_certificate_verifier(Arc::new(shown)).with_no_client_auth();
    let answer = healthy(&service, config).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("ok\n"), "{answer}");
    let digest = ::aws_lc_rs::digest::digest(&::aws_lc_rs::digest::SHA256, &certificate.lock().unwrap());
    let octets: Vec<String> = digest.as_ref().iter().map(|octet| format!("{octet:02X}")).collect();
    assert!(desk.log().to_uppercase().contains(&octets.join(":")), "{}", desk.log());
    let trusting = builder().with_root_certificates(RootCertStore::empty()).with_no_client_auth();
    assert!(healthy(&service, trusting).await.is_err(), "nobody else vouches for it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_given_certificate_is_served_and_plain_http_is_not_answered() {
    let authority = Authority::new();
    let identity = authority.identity(&["localhost"], false);
    let desk = Desk::new("[server.tls]\ncertificate = \"chain.pem\"\nkey = { file = \"key.pem\" }\n");
    fs::write(desk.project().join("chain.pem"), identity.certificate.pem()).unwrap();
    fs::write(desk.project().join("key.pem"), identity.key.serialize_pem()).unwrap();
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.pem.as_bytes()).unwrap()).unwrap();
    let config = builder().with_root_certificates(roots).with_no_client_auth();
    let answer = healthy(&service, config.clone()).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let mut stream = tokio::net::TcpStream::connect(service.addr).await.unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut clear = Vec::new();
    let _ = stream.read_to_end(&mut clear).await;
    assert!(!clear.starts_with(b"HTTP/"), "{}", String::from_utf8_lossy(&clear));
    // A handshake that never comes holds up nobody.
    let _silent = tokio::net::TcpStream::connect(service.addr).await.unwrap();
    assert!(healthy(&service, config).await.is_ok());
    assert_eq!(service.stop(), Some(0));

    fs::write(desk.project().join("key.pem"), rcgen::KeyPair::generate().unwrap().serialize_pem()).unwrap();
    let ran = desk.refused();
    assert!(ran.code != Some(0) && ran.stderr.contains("do not fit"), "{}", ran.stderr);
}
