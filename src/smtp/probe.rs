//! A look at a relay without a mail: how far a connection comes, and how long each phase takes.

use std::{fmt, net::IpAddr, time::Duration};

use tokio::{
    net::lookup_host,
    time::{Instant, timeout},
};

use super::{
    outcome::{Ending, Outcome, Owner, Phase, Verdict, one_line},
    session::{Route, Session},
};

/// A phase that went well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbedPhase {
    /// Which; `None` for the name lookup, which belongs to connecting.
    pub phase: Option<Phase>,
    /// How long it took.
    pub took: Duration,
    /// What was seen: addresses, the banner, the protocol of TLS, the keywords of EHLO. One line without credentials.
    pub seen: String,
}

/// What a probe found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probed {
    /// The phases that went well, in order. STARTTLS makes EHLO occur twice.
    pub phases: Vec<ProbedPhase>,
    /// Where and why it ended before a mail could have been given, if it did.
    pub fault: Option<Outcome>,
}

/// Whoever is told of each phase that a session came through.
pub(super) type Tell<'a> = &'a mut (dyn FnMut(Phase, &dyn fmt::Display) + Send);

/// Opens a session, says goodbye, and reports. `secrets` are hidden from everything reported.
pub(super) async fn probe(route: &Route, secrets: &[String]) -> Probed {
    let mut probed = Probed::default();
    let mut since = Instant::now();
    match look_up(route).await {
        Ok(addresses) => {
            let seen = addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            probed.phases.push(ProbedPhase { phase: None, took: since.elapsed(), seen });
        }
        Err(reason) => {
            let ending = Ending::unanswered(Verdict::Deferred, Phase::Connect, Owner::Route, reason);
            probed.fault = Some(ending.of("", secrets));
            return probed;
        }
    }
    since = Instant::now();
    let phases = &mut probed.phases;
    let mut tell = |phase: Phase, seen: &dyn fmt::Display| {
        let seen = one_line(&seen.to_string(), secrets);
        phases.push(ProbedPhase { phase: Some(phase), took: since.elapsed(), seen });
        since = Instant::now();
    };
    match Session::open_telling(route, &mut tell).await {
        Ok(session) => session.quit().await,
        Err(ending) => probed.fault = Some(ending.of("", secrets)),
    }
    probed
}

/// The addresses of the relay.
async fn look_up(route: &Route) -> Result<Vec<IpAddr>, String> {
    let host = route.relay.host.as_str();
    let limit = route.deadlines.connect;
    let found = timeout(limit, lookup_host((host, route.relay.port))).await;
    let found = found.map_err(|_| format!("cannot look up {host}: no answer within {limit:?}"))?;
    let found = found.map_err(|error| format!("cannot look up {host}: {error}"))?;
    Ok(found.map(|address| address.ip()).collect())
}
