//! The service's own certificate: given, or made for development.

use std::io;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::clock;

/// A certificate with its key, both PEM.
#[derive(Clone)]
pub struct Tls {
    /// The chain, the service's own certificate first.
    pub certificate: Vec<u8>,
    /// The private key: PKCS #8, SEC 1 or PKCS #1.
    pub key: Vec<u8>,
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").finish_non_exhaustive()
    }
}

impl Tls {
    /// A fresh certificate for `localhost`, `127.0.0.1` and `::1` that nobody vouches for, good for a year: clients must be told to trust it.
    ///
    /// # Errors
    ///
    /// When the key cannot be made.
    pub fn development() -> io::Result<Tls> {
        let names = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
        let mut wanted = rcgen::CertificateParams::new(names).map_err(io::Error::other)?;
        let today = clock::now().to_zoned(TimeZone::UTC).date();
        let date = |date: jiff::civil::Date| {
            let part = |number: i8| u8::try_from(number).unwrap_or(1);
            rcgen::date_time_ymd(i32::from(date.year()), part(date.month()), part(date.day()))
        };
        wanted.not_before = date(today.saturating_sub(1.day()));
        wanted.not_after = date(today.saturating_add(1.year()));
        wanted.distinguished_name = rcgen::DistinguishedName::new();
        wanted.distinguished_name.push(rcgen::DnType::CommonName, "Vocative development");
        let key = rcgen::KeyPair::generate().map_err(io::Error::other)?;
        let certificate = wanted.self_signed(&key).map_err(io::Error::other)?;
        Ok(Tls { certificate: certificate.pem().into_bytes(), key: key.serialize_pem().into_bytes() })
    }

    /// The SHA-256 of the service's own certificate, as `AB:CD:…`: what a person compares.
    ///
    /// # Errors
    ///
    /// When there is no certificate in it.
    pub fn fingerprint(&self) -> io::Result<String> {
        let certificate = self.chain()?.swap_remove(0);
        let hash = digest(&SHA256, &certificate);
        Ok(hash.as_ref().iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":"))
    }

    /// The certificates, one at least.
    fn chain(&self) -> io::Result<Vec<CertificateDer<'static>>> {
        let chain = CertificateDer::pem_slice_iter(&self.certificate).collect::<Result<Vec<_>, _>>();
        match chain {
            Ok(chain) if !chain.is_empty() => Ok(chain),
            Ok(_) => {
                Err(invalid("the certificate file holds no certificate; it must be PEM, with `BEGIN CERTIFICATE`"))
            }
            Err(error) => Err(invalid(format!("the certificate file cannot be read: {error}"))),
        }
    }

    /// Makes sure that it can be served.
    ///
    /// # Errors
    ///
    /// When certificate and key cannot be read or do not fit together.
    pub fn check(&self) -> io::Result<()> {
        self.acceptor().map(drop)
    }

    /// What makes connections secure.
    pub(super) fn acceptor(&self) -> io::Result<TlsAcceptor> {
        let key = PrivateKeyDer::from_pem_slice(&self.key).map_err(|_| {
            invalid("the key file holds no private key; it must be PEM, with `BEGIN PRIVATE KEY` and no password")
        })?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(self.chain()?, key)
            .map_err(|error| invalid(format!("certificate and key do not fit together: {error}")))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

fn invalid(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_development_certificate_serves_and_a_foreign_key_does_not() {
        let (one, other) = (Tls::development().unwrap(), Tls::development().unwrap());
        assert!(one.acceptor().is_ok());
        assert_eq!(one.fingerprint().unwrap().len(), 32 * 3 - 1);
        let mixed = Tls { key: other.key, ..one.clone() };
        assert!(mixed.acceptor().err().unwrap().to_string().starts_with("certificate and key do not fit"));
        assert!(Tls { certificate: Vec::new(), ..one }.acceptor().is_err());
    }
}
