//! TLS towards the relay: public roots plus an optional CA file, always verified.

use std::sync::Arc;

use tokio::net::TcpStream;
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::aws_lc_rs,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    },
};

use super::SmtpError;

/// Makes verified TLS connections to one host. Protocol TLS 1.2 or 1.3.
#[derive(Clone)]
pub(super) struct Tls {
    connector: TlsConnector,
    host: ServerName<'static>,
}

impl Tls {
    /// `ca_file` holds extra roots as PEM; they add to the public ones.
    pub fn new(host: &str, ca_file: Option<&[u8]>) -> Result<Self, SmtpError> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(pem) = ca_file {
            add_roots(&mut roots, pem)?;
        }
        // Given by hand, so that the process-wide default provider never matters.
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| SmtpError::Tls(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let host = ServerName::try_from(host.to_owned()).map_err(|error| SmtpError::Tls(error.to_string()))?;
        Ok(Self { connector: TlsConnector::from(Arc::new(config)), host })
    }

    /// The handshake, with the certificate checked against the host of `smtp.url`.
    pub async fn handshake(&self, tcp: TcpStream) -> std::io::Result<TlsStream<TcpStream>> {
        self.connector.connect(self.host.clone(), tcp).await
    }
}

fn add_roots(roots: &mut RootCertStore, pem: &[u8]) -> Result<(), SmtpError> {
    let mut added = 0;
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|error| SmtpError::CaFile(format!("{error:?}")))?;
        roots.add(certificate).map_err(|error| SmtpError::CaFile(error.to_string()))?;
        added += 1;
    }
    if added == 0 {
        return Err(SmtpError::CaFile("no certificate in it".into()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ca_file_without_a_certificate_is_an_error_that_says_so() {
        for pem in [&b""[..], b"hello", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            let error = Tls::new("mx.example", Some(pem)).err().map(|error| error.to_string());
            assert!(error.is_some_and(|error| error.starts_with("the CA file of smtp.ca_file")));
        }
        assert!(Tls::new("mx.example", None).is_ok());
        assert!(Tls::new("127.0.0.1", None).is_ok());
    }
}
