//! `send`: one attempt, truthfully reported (contract §14).

use std::process::ExitCode;

use jiff::Timestamp;
use serde_json::json;

use super::Loaded;
use super::args::{Format, RequestSource, SendArgs};
use super::output::{Failure, put, put_json, say};
use crate::clock;
use crate::config::Secret;
use crate::diagnostic::count;
use crate::engine::is_local_sender;
use crate::message::{Address, Message};
use crate::render::{RenderOptions, render_request};
use crate::request::{Request, RequestFault};
use crate::smtp::{Outcome, Phase, Verdict};

/// Renders, composes, signs and hands each mail over once.
pub fn run(loaded: &Loaded, args: &SendArgs) -> Result<ExitCode, Failure> {
    let to = match args.to.as_deref().map(Address::parse) {
        Some(Ok(address)) => Some(address),
        Some(Err(error)) => return Err(Failure::usage(format!("--to is no address: {error}"))),
        None => None,
    };
    if args.all_locales || args.all_samples {
        return every(loaded, args, to.as_ref());
    }
    let json = loaded.request(Some(&args.email), &args.source, args.brand.as_deref())?;
    let request = match Request::check(&json, &loaded.engine) {
        Ok(request) => request,
        Err(faults) => return refused(args, faults),
    };
    let mail = Mail::compose(loaded, request, args.locale.as_deref(), to.as_ref(), None)?;
    let outcome = hand_over(loaded, args, std::slice::from_ref(&mail))?.remove(0);
    match args.format {
        Format::Json => put_json(&outcome)?,
        Format::Human => put(&sentence(&outcome, &mail))?,
    }
    Ok(if outcome.outcome == Verdict::Sent { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Every locale, every sample or both, to one address, for a look in real mail programs: the subject says which is which.
fn every(loaded: &Loaded, args: &SendArgs, to: Option<&Address>) -> Result<ExitCode, Failure> {
    let kit = loaded.engine.kit(args.brand.as_deref()).or(loaded.engine.kit(None));
    let email = kit.and_then(|kit| Some((kit, kit.email(&args.email)?)));
    let (kit, email) = email.ok_or_else(|| Failure::refused(format!("there is no email `{}`", args.email)))?;
    let samples: Vec<RequestSource> = match args.all_samples {
        true => email.samples.iter().map(|s| RequestSource { sample: Some(s.name.clone()), request: None }).collect(),
        false => vec![args.source.clone()],
    };
    let locales: Vec<Option<&str>> = match args.all_locales {
        true => kit.standing(&email.name).offered.iter().map(|locale| Some(locale.name())).collect(),
        false => vec![args.locale.as_deref()],
    };
    let mut mails = Vec::new();
    for locale in locales {
        for source in &samples {
            let json = loaded.request(Some(&args.email), source, args.brand.as_deref())?;
            let request = Request::check(&json, &loaded.engine).map_err(Failure::Refused)?;
            let sample = source.sample.as_deref().or(email.samples.first().map(|sample| sample.name.as_str()));
            mails.push(Mail::compose(loaded, request, locale, to, Some(sample.unwrap_or("request")))?);
        }
    }
    if mails.is_empty() {
        return Err(Failure::refused(format!("`{}` has no sample to send", email.name)));
    }
    let outcomes = hand_over(loaded, args, &mails)?;
    let sent = outcomes.iter().filter(|outcome| outcome.outcome == Verdict::Sent).count();
    match args.format {
        Format::Json => {
            let told = outcomes.iter().zip(&mails).map(|(outcome, mail)| {
                let mut told = serde_json::to_value(outcome).unwrap_or_default();
                told["locale"] = mail.locale.as_str().into();
                told["sample"] = mail.sample.clone().into();
                told
            });
            put_json(&told.collect::<Vec<_>>())?;
        }
        Format::Human => {
            for (outcome, mail) in outcomes.iter().zip(&mails) {
                let line = sentence(outcome, mail);
                put(&format!("{} {}\n", mail.tag(), line.lines().next().unwrap_or_default()))?;
            }
            put(&format!("{sent} of {} sent\n", count(mails.len(), "mail")))?;
        }
    }
    Ok(if sent == mails.len() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A mail, ready to be handed over.
struct Mail {
    email: String,
    locale: String,
    /// The sample, where there are several mails.
    sample: Option<String>,
    message: Message,
    deadline: Option<Timestamp>,
    local_sender: bool,
}

impl Mail {
    fn compose(
        loaded: &Loaded,
        mut request: Request,
        locale: Option<&str>,
        to: Option<&Address>,
        sample: Option<&str>,
    ) -> Result<Mail, Failure> {
        let now = clock::now();
        let options = RenderOptions { locale: locale.map(str::to_owned), ..RenderOptions::default() };
        if let Some(to) = to {
            request.to = to.clone();
        }
        let mut rendered = render_request(&loaded.engine, &request, now, &options)?;
        for diagnostic in &rendered.diagnostics {
            say(&format!("warning: {}", diagnostic.message));
        }
        let sample = sample.map(str::to_owned);
        if let Some(sample) = &sample {
            rendered.subject = format!("[{}/{sample}] {}", rendered.locale, rendered.subject);
        }
        let signers = loaded.config.signers(&loaded.root)?;
        let message = rendered
            .compose(&loaded.engine, &request, &signers, now, &clock::unique_id())
            .map_err(|error| Failure::refused(format!("the mail cannot be composed: {error}")))?;
        let kit = loaded.engine.kit(request.brand.as_deref()).ok_or_else(|| Failure::refused("the brand is gone"))?;
        let deadline = kit.email(&request.email).and_then(|email| request.deadline(email, now));
        let local_sender = is_local_sender(&kit.from.address);
        Ok(Mail { email: request.email, locale: rendered.locale, sample, message, deadline, local_sender })
    }

    /// What its subject begins with.
    fn tag(&self) -> String {
        format!("[{}/{}]", self.locale, self.sample.as_deref().unwrap_or_default())
    }
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

/// One attempt each, one after the other.
fn hand_over(loaded: &Loaded, args: &SendArgs, mails: &[Mail]) -> Result<Vec<Outcome>, Failure> {
    let mut config = loaded.config.clone();
    if let Some(timeout) = &args.timeout {
        config.smtp.timeout = Some(timeout.clone());
    }
    if let Some(url) = &args.smtp_url {
        config.smtp.url = Secret::Text(url.clone());
    }
    let transport = config.transport(&loaded.root)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        if mails.iter().any(|mail| mail.local_sender) && !transport.is_local() {
            return Err(Failure::refused(
                "mail from no-reply@localhost is given to relays on this machine only; set sender.from in vocative.toml",
            ));
        }
        let mut outcomes = Vec::new();
        for mail in mails {
            outcomes.push(transport.send(&mail.message, mail.deadline, &clock::now).await);
        }
        transport.close().await;
        Ok(outcomes)
    })
}

fn sentence(outcome: &Outcome, mail: &Mail) -> String {
    let (verdict, phase) = (outcome.outcome.as_str(), outcome.phase.as_str());
    let code = outcome.code.map(|code| format!("{code} ")).unwrap_or_default();
    let reply = outcome.reply.as_deref().unwrap_or_default();
    format!("{verdict}: {} in {}, phase {phase}: {code}{reply}\n{}\n", mail.email, mail.locale, outcome.message_id)
}
