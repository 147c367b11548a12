//! `send`: one attempt, truthfully reported (contract §14).

use std::process::ExitCode;

use serde_json::json;

use super::Loaded;
use super::args::{Format, SendArgs};
use super::output::{Failure, put, put_json, say};
use crate::clock;
use crate::config::ConfigError;
use crate::engine::is_local_sender;
use crate::message::Message;
use crate::render::{RenderOptions, render_request};
use crate::request::{Request, RequestFault};
use crate::smtp::{Outcome, Phase, Transport, Verdict};

/// Renders, composes, signs and hands the mail over once.
pub fn run(loaded: &Loaded, args: &SendArgs) -> Result<ExitCode, Failure> {
    let json = loaded.request(Some(&args.email), &args.source, args.brand.as_deref())?;
    let request = match Request::check(&json, &loaded.engine) {
        Ok(request) => request,
        Err(faults) => return refused(args, faults),
    };
    let now = clock::now();
    let options = RenderOptions { locale: args.locale.clone(), ..RenderOptions::default() };
    let rendered = render_request(&loaded.engine, &request, now, &options)?;
    for diagnostic in &rendered.diagnostics {
        say(&format!("warning: {}", diagnostic.message));
    }
    let signers = loaded.config.signers(&loaded.root)?;
    let message = rendered
        .compose(&loaded.engine, &request, &signers, now, &clock::unique_id())
        .map_err(|error| Failure::refused(format!("the mail cannot be composed: {error}")))?;
    let kit = loaded.engine.kit(request.brand.as_deref()).ok_or_else(|| Failure::refused("the brand is gone"))?;
    let deadline = kit.email(&request.email).and_then(|email| request.deadline(email, now));
    let outcome = hand_over(loaded, args, &message, deadline, is_local_sender(&kit.from.address))?;
    match args.format {
        Format::Json => put_json(&outcome)?,
        Format::Human => put(&sentence(&outcome, &rendered.locale, &request))?,
    }
    Ok(if outcome.outcome == Verdict::Sent { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A request that is declined before any connection is an outcome, too.
fn refused(args: &SendArgs, faults: Vec<RequestFault>) -> Result<ExitCode, Failure> {
    if args.format == Format::Human {
        return Err(Failure::Refused(faults));
    }
    let reply = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    put_json(&json!({
        "outcome": Verdict::Refused,
        "code": null,
        "reply": reply,
        "phase": Phase::Connect,
        "message_id": null,
        "errors": faults,
    }))?;
    Ok(ExitCode::from(1))
}

fn hand_over(
    loaded: &Loaded,
    args: &SendArgs,
    message: &Message,
    deadline: Option<jiff::Timestamp>,
    local_sender: bool,
) -> Result<Outcome, Failure> {
    let mut config = loaded.config.clone();
    if let Some(timeout) = &args.timeout {
        config.smtp.timeout = Some(timeout.clone());
    }
    let settings = config.smtp_settings(&loaded.root)?;
    let url = match &args.smtp_url {
        Some(url) => url.clone(),
        None => config.smtp.url.reveal(&loaded.root)?,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let transport = Transport::open(&url, config.smtp.allow_plaintext, settings)
            .map_err(|error| ConfigError::Setting { key: "smtp.url", reason: super::output::with_causes(&error) })?;
        if local_sender && !transport.is_local() {
            return Err(Failure::refused(
                "mail from no-reply@localhost is given to relays on this machine only; set sender.from in vocative.toml",
            ));
        }
        let outcome = transport.send(message, deadline, &clock::now).await;
        transport.close().await;
        Ok(outcome)
    })
}

fn sentence(outcome: &Outcome, locale: &str, request: &Request) -> String {
    let verdict = format!("{:?}", outcome.outcome).to_lowercase();
    let phase = format!("{:?}", outcome.phase).to_lowercase();
    let code = outcome.code.map(|code| format!("{code} ")).unwrap_or_default();
    let reply = outcome.reply.as_deref().unwrap_or_default();
    format!("{verdict}: {} in {locale}, phase {phase}: {code}{reply}\n{}\n", request.email, outcome.message_id)
}
