//! The signing keys, and what to publish so that receivers believe the sender.

use std::collections::BTreeSet;
use std::path::Path;

use super::Check;
use crate::cli::dkim::Record;
use crate::config::Config;
use crate::diagnostic::with_causes;
use crate::engine::{Engine, is_local_sender};
use crate::message::dkim::Signer;

const AREA: &str = "dkim";

/// Reads each key by itself, so that one that is faulty hides no other. Gives the records of all that are sound, then SPF and DMARC.
pub fn look(root: &Path, config: &Config, engine: Option<&Engine>, checks: &mut Vec<Check>) -> Vec<Record> {
    let mut records = Vec::new();
    let mut signing = BTreeSet::new();
    for key in &config.dkim {
        let name = format!("{}._domainkey.{}", key.selector, key.domain);
        let pem = match key.key.reveal(root) {
            Ok(pem) => pem,
            Err(error) => {
                let hint = "`vocative dkim new` makes a key; dkim.key names its file";
                checks.push(Check::error(AREA, format!("{name}: {}", with_causes(&error)), hint));
                continue;
            }
        };
        let signer = Signer::from_pem(&key.domain, &key.selector, &pem);
        match signer.map_err(|error| with_causes(&error)).and_then(|signer| {
            let record = Record::of(&signer).map_err(|failure| super::sentence(&failure))?;
            Ok((signer, record))
        }) {
            Ok((signer, record)) => {
                checks.push(Check::ok(AREA, format!("{name} signs with {}", signer.algorithm())));
                signing.insert(signer.domain().to_owned());
                records.push(record);
            }
            Err(reason) => checks.push(Check::error(
                AREA,
                format!("{name}: {reason}"),
                "`vocative dkim new` makes a key that fits",
            )),
        }
    }
    for domain in senders(engine) {
        if signing.is_empty() {
            checks.push(Check::warning(
                AREA,
                format!("mails from {domain} are not signed"),
                format!("`vocative dkim new --domain {domain} --selector NAME`, unless the relay signs"),
            ));
        } else if !signing.iter().any(|signing| aligned(signing, &domain)) {
            checks.push(Check::warning(
                AREA,
                format!("no key signs for {domain}, so its mails fail DMARC by DKIM"),
                format!("`vocative dkim new --domain {domain} --selector NAME`"),
            ));
        }
        records.push(Record { name: domain.clone(), value: "v=spf1 include:SPF-NAME-OF-YOUR-RELAY -all".to_owned() });
        let reports = format!("v=DMARC1; p=none; rua=mailto:postmaster@{domain}");
        records.push(Record { name: format!("_dmarc.{domain}"), value: reports });
    }
    records
}

/// The domains that mails come from, those of brands too; without what stays on this machine.
fn senders(engine: Option<&Engine>) -> BTreeSet<String> {
    let Some(engine) = engine else { return BTreeSet::new() };
    std::iter::once(None)
        .chain(engine.brands().map(Some))
        .filter_map(|brand| engine.kit(brand))
        .filter(|kit| !is_local_sender(&kit.from.address))
        .map(|kit| kit.from.address.domain().to_owned())
        .collect()
}

/// Whether a signature of one domain speaks for the other (RFC 7489 §3.1.1, relaxed), as far as it can be told without the list of public
/// suffixes: the same domain, or one below the other.
fn aligned(signing: &str, sender: &str) -> bool {
    let below = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('.'));
    signing == sender || below(signing, sender) || below(sender, signing)
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn a_signature_speaks_for_its_domain_and_those_around_it() {
        assert!(aligned("example.org", "example.org"));
        assert!(aligned("example.org", "mail.example.org"));
        assert!(aligned("mail.example.org", "example.org"));
        assert!(!aligned("example.org", "anexample.org"));
        assert!(!aligned("example.net", "example.org"));
    }
}
