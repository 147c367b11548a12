//! Whether the relay can be spoken with, phase by phase.

use std::path::Path;

use super::Check;
use crate::config::Config;
use crate::diagnostic::with_causes;
use crate::engine::{Engine, is_local_sender};
use crate::smtp::{Outcome, Phase, Transport};

const AREA: &str = "relay";

/// Opens a session and says goodbye; no mail is sent.
pub async fn look(root: &Path, config: &Config, engine: Option<&Engine>, offline: bool, checks: &mut Vec<Check>) {
    let transport = match config.transport(root) {
        Ok(transport) => transport,
        Err(error) => {
            checks.push(Check::error(AREA, with_causes(&error), "correct smtp.* in vocative.toml"));
            return;
        }
    };
    sender(engine, &transport, checks);
    match &transport {
        Transport::File(drop) => {
            let message = format!("mails are written to {}; nothing is sent", drop.dir().display());
            checks.push(Check::warning(AREA, message, "name a relay in smtp.url when mails are to arrive"));
        }
        Transport::Relay(_) if offline => {}
        Transport::Relay(_) => {
            let probed = transport.probe().await;
            for phase in probed.phases {
                let message = match phase.phase {
                    None => format!("{transport} is {}", phase.seen),
                    Some(Phase::Connect) => format!("connects to {}", phase.seen),
                    Some(Phase::Greeting) => format!("greets: {}", phase.seen),
                    Some(Phase::Ehlo) => format!("offers {}", phase.seen),
                    Some(Phase::Tls) => format!("speaks {}, certificate valid for the name", phase.seen),
                    Some(Phase::Auth) => "takes user and password".to_owned(),
                    Some(_) => continue,
                };
                checks.push(Check::ok(AREA, message).taking(phase.took));
            }
            if let Some(fault) = probed.fault {
                checks.push(broken(&transport, &fault));
            }
        }
    }
}

fn broken(transport: &Transport, fault: &Outcome) -> Check {
    let code = fault.code.map(|code| format!("{code} ")).unwrap_or_default();
    let reply = fault.reply.as_deref().unwrap_or("no reason given");
    let (phase, hint) = match fault.phase {
        Phase::Connect => {
            ("connecting", "see smtp.url, the name server, and the firewall on the way; some networks block port 25")
        }
        Phase::Greeting => ("greeting", "the relay does not want this machine now; ask its operator"),
        Phase::Tls => {
            ("TLS", "see that the scheme fits the port (smtps: 465, smtp: 587), the host's name, and smtp.ca_file")
        }
        Phase::Auth => ("AUTH", "see user and password in smtp.url; reserved characters are percent-encoded"),
        _ => ("EHLO", "see smtp.ehlo_name; the relay's operator knows what it asks for"),
    };
    Check::error(AREA, format!("{transport} fails at {phase}: {code}{reply}"), hint)
}

/// Whether the sender may go to this relay at all.
fn sender(engine: Option<&Engine>, transport: &Transport, checks: &mut Vec<Check>) {
    let Some(engine) = engine else { return };
    let brands: Vec<Option<&str>> = std::iter::once(None).chain(engine.brands().map(Some)).collect();
    for brand in brands {
        let Some(kit) = engine.kit(brand) else { continue };
        let of = brand.map(|brand| format!(" of brand {brand}")).unwrap_or_default();
        let from = kit.from.address.as_ascii();
        checks.push(match (is_local_sender(&kit.from.address), transport.is_local()) {
            (true, false) => Check::error(
                "sender",
                format!("mail{of} comes from {from}, which is given to relays on this machine only"),
                "set sender.from to an address of your domain",
            ),
            (true, true) => Check::warning(
                "sender",
                format!("mail{of} comes from {from}, and stays on this machine"),
                "set sender.from to an address of your domain before mails are to arrive",
            ),
            (false, _) => Check::ok("sender", format!("mail{of} comes from {from}")),
        });
    }
}
