//! `demo`: everything with one command and nothing to configure.
//!
//! The stock project, the pages, the outbox with its worker, and the local inbox run in one process. Mails go the whole way all the same: accepted
//! into an outbox on disk, claimed, and handed over by real SMTP.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::args::DemoArgs;
use super::listening::{announce, interrupted, listen};
use super::output::{Failure, say, word};
use crate::clock;
use crate::config::LogFormat;
use crate::diagnostic::Report;
use crate::diagnostic::with_causes;
use crate::engine::Engine;
use crate::http::{self, BoxFuture, DemoBackend, FieldFault, Flow, Person, ProfileForm, Reason, Sent};
use crate::inbox::{Inbox, ReceivedMail};
use crate::intake::{Intake, IntakeError};
use crate::outbox::delivery::State;
use crate::outbox::worker::{self, Health};
use crate::outbox::{Outbox, Settings};
use crate::project;
use crate::render::{RenderOptions, Rendered, render_request};
use crate::request::{Request, RequestFault};
use crate::server::{self, ProjectState};
use crate::smtp::{SmtpSettings, Transport};
use crate::telemetry::Telemetry;

/// The sample people.
const PEOPLE: &str = include_str!("demo/people.json");
/// Forms remembered for the links in mails.
const MOST_TICKETS: usize = 1_000;
/// How long mails under way may take at the end.
const DRAIN: Duration = Duration::from_secs(2);
/// How often, and how many times, a page looks for what became of its mail.
const LOOK: Duration = Duration::from_millis(10);
const LOOKS: u32 = 500;

/// Runs until interrupted.
pub fn run(args: &DemoArgs) -> Result<ExitCode, Failure> {
    let engine = engine()?;
    let people = people()?;
    let telemetry = Telemetry::begin(LogFormat::Text, "", -1)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(args.listen).await?;
        let address = listener.local_addr()?;
        let inbox = Inbox::listen("127.0.0.1:0", clock::now).await?;
        let url = format!("smtp+plain://{}", inbox.addr());
        let transport = Transport::open(&url, false, SmtpSettings::default())
            .map_err(|error| Failure::Other(with_causes(&error)))?;
        // Forgotten with the demo.
        let folder = tempfile::Builder::new().prefix("vocative-demo-").tempdir()?;
        let intake = Arc::new(Intake::new(outbox(folder.path()).await?, Arc::new(engine), Vec::new(), true));
        let (stop, stopped) = watch::channel(false);
        let setup = worker::Setup {
            outbox: intake.outbox().clone(),
            transport,
            renderer: intake.clone(),
            connections: SmtpSettings::default().connections,
            name: "demo".to_owned(),
            drain: DRAIN,
        };
        let health = Health::default();
        let delivering = tokio::spawn(worker::run(setup, health.clone(), stopped.clone()));
        let service = TcpListener::bind("127.0.0.1:0").await?;
        let service_url = format!("http://{}", service.local_addr()?);
        let setup = server::Setup {
            intake: intake.clone(),
            health,
            inbox: Some(inbox.clone()),
            settings: server::Settings::default(),
            metrics: telemetry.render(),
            project: Arc::new(ProjectState::default),
        };
        let serving = tokio::spawn(server::run(service, setup, http::until(stopped)));
        let demo = Arc::new(Demo {
            intake,
            people,
            inbox: inbox.clone(),
            base: format!("http://{address}"),
            tickets: Mutex::default(),
        });
        announce(&format!("http://{address}"));
        say(&format!("mail is received at {} and shown at http://{address}/inbox; stop with Ctrl-C", inbox.addr()));
        say(&format!(
            "the service behind the forms takes requests at {service_url}, described at {service_url}/openapi.json"
        ));
        http::run(listener, demo, interrupted()).await?;
        stop.send_replace(true);
        let _ = serving.await;
        // A worker that broke has nothing more to finish.
        let _ = delivering.await;
        inbox.stop();
        Ok(ExitCode::SUCCESS)
    })
}

/// An outbox for one person who tries things out: without limits.
async fn outbox(folder: &Path) -> Result<Outbox, Failure> {
    let settings = Settings { recipient_limit: None, tenant_limit: None, total_limit: None, ..Settings::default() };
    let url = format!("sqlite:{}", folder.join("outbox.db").display());
    Ok(Outbox::open(&url, &[], settings, true).await?)
}

fn engine() -> Result<Engine, Failure> {
    let mut report = Report::new();
    let sources = project::load(None, &mut report)?;
    let mut settings = crate::settings::Settings::default();
    settings.sender.from = "Vocative demo <no-reply@localhost>".to_owned();
    settings.variables = Map::from_iter([
        ("application".to_owned(), json!({ "name": "Lindenbank" })),
        ("support_email".to_owned(), json!("support@example.org")),
    ]);
    Engine::build(&sources, settings, &mut report)
        .ok_or_else(|| Failure::Findings { report, sources: Box::new(sources) })
}

/// A sample person: how the page shows them, and the profile behind it.
struct Sample {
    person: Person,
    profile: Value,
}

fn people() -> Result<Vec<Sample>, Failure> {
    let broken = |what: &str| Failure::Other(format!("the embedded people are broken: {what}"));
    let list: Vec<Value> = serde_json::from_str(PEOPLE).map_err(|error| broken(&error.to_string()))?;
    list.into_iter()
        .map(|entry| {
            let own = |pointer: &str| entry.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
            let person = Person {
                id: own("/id"),
                name: own("/user/name"),
                given_name: own("/user/given_name"),
                family_name: own("/user/family_name"),
                salutation: own("/user/user_metadata/salutation"),
                email: own("/user/email"),
                language: own("/user/user_metadata/preferred_language"),
                tag: own("/tag"),
                autonym: own("/autonym"),
                time_zone: own("/user/user_metadata/timezone"),
                note: own("/note"),
            };
            let profile = entry.get("user").cloned().ok_or_else(|| broken("a person without profile"))?;
            Ok(Sample { person, profile })
        })
        .collect()
}

struct Demo {
    intake: Arc<Intake>,
    people: Vec<Sample>,
    inbox: Inbox,
    base: String,
    tickets: Mutex<BTreeMap<String, ProfileForm>>,
}

impl DemoBackend for Demo {
    fn people(&self) -> Vec<Person> {
        self.people.iter().map(|sample| sample.person.clone()).collect()
    }

    fn send(&self, flow: Flow, form: ProfileForm) -> BoxFuture<'_, Result<Sent, Vec<FieldFault>>> {
        Box::pin(self.deliver(flow, form))
    }

    fn form_of(&self, ticket: &str) -> Option<ProfileForm> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner).get(ticket).cloned()
    }

    fn mails(&self) -> Vec<Arc<ReceivedMail>> {
        let mut mails = self.inbox.mails();
        mails.reverse();
        mails
    }

    fn mail(&self, id: u64) -> Option<Arc<ReceivedMail>> {
        self.inbox.mail(id)
    }

    fn clear(&self) {
        self.inbox.clear();
    }

    fn wait(&self, to: Option<String>, timeout: Duration) -> BoxFuture<'_, Vec<Arc<ReceivedMail>>> {
        Box::pin(async move { self.inbox.mails_to(to.as_deref(), timeout).await })
    }
}

impl Demo {
    async fn deliver(&self, flow: Flow, form: ProfileForm) -> Result<Sent, Vec<FieldFault>> {
        let ticket = clock::unique_id();
        let json = self.request(flow, &form, &ticket);
        let engine = self.intake.engine();
        let request =
            Request::check(&json, &engine).map_err(|faults| faults.into_iter().map(field).collect::<Vec<_>>())?;
        // The pages show the decisions, which the outbox keeps for support only.
        let rendered = render_request(&engine, &request, clock::now(), &RenderOptions::default())
            .map_err(|error| error.into_faults().into_iter().map(field).collect::<Vec<_>>())?;
        self.remember(ticket, form);
        let receipt = self.intake.accept("", &json, None).await.map_err(|error| match error {
            IntakeError::Refused(faults) => faults
                .into_iter()
                .map(|fault| FieldFault { pointer: fault.pointer, message: fault.message })
                .collect::<Vec<_>>(),
            other => vec![whole(other.to_string())],
        })?;
        let (outcome, reply) = self.outcome(&receipt.id).await;
        Ok(sent(&rendered, receipt.message_id, outcome, reply))
    }

    /// Where a delivery came to, waiting a little for an end, and the last words of the relay.
    async fn outcome(&self, id: &str) -> (String, String) {
        for _ in 0..LOOKS {
            if let Ok(Some(found)) = self.intake.outbox().find(id, false).await
                && (found.row.state.is_end() || found.row.state == State::Deferred)
            {
                let reply = found.attempts.last().and_then(|attempt| attempt.reply.clone());
                return (found.row.state.to_string(), reply.unwrap_or_default());
            }
            tokio::time::sleep(LOOK).await;
        }
        (State::Queued.to_string(), "it is still in the outbox".to_owned())
    }

    fn remember(&self, ticket: String, form: ProfileForm) {
        let mut tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        while tickets.len() >= MOST_TICKETS {
            tickets.pop_first();
        }
        tickets.insert(ticket, form);
    }

    /// What the application behind the forms would ask for.
    fn request(&self, flow: Flow, form: &ProfileForm, ticket: &str) -> Value {
        let url = format!("{}{}", self.base, flow.link_path(ticket));
        let (email, data) = match flow {
            Flow::SignUp => ("verify_email", json!({ "url": url, "expires_in": 86_400 })),
            Flow::Welcome => ("welcome_email", json!({ "url": url })),
            Flow::Reset => {
                ("reset_email", json!({ "url": url, "expires_in": 900, "requested_at": clock::now().to_string() }))
            }
        };
        json!({ "email": email, "user": self.profile(form), "data": data })
    }

    /// The person's profile with what the form changes. An emptied field is absent.
    fn profile(&self, form: &ProfileForm) -> Value {
        let base = form.person.as_deref().and_then(|id| self.people.iter().find(|sample| sample.person.id == id));
        let mut user = base.map_or_else(|| json!({}), |sample| sample.profile.clone());
        if let Some(user) = user.as_object_mut() {
            if form.given_name.is_some() || form.family_name.is_some() {
                user.remove("name");
            }
            set(user, "given_name", form.given_name.as_deref());
            set(user, "family_name", form.family_name.as_deref());
            set(user, "email", form.email.as_deref());
            let metadata = user.entry("user_metadata").or_insert_with(|| json!({}));
            if let Some(metadata) = metadata.as_object_mut() {
                set(metadata, "salutation", form.salutation.as_deref());
                set(metadata, "preferred_language", form.language.as_deref());
                set(metadata, "timezone", form.time_zone.as_deref());
            }
        }
        user
    }
}

/// Sets, removes (empty) or leaves (`None`) a field.
fn set(object: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    match value.map(str::trim) {
        Some("") => {
            object.remove(key);
        }
        Some(text) => {
            object.insert(key.to_owned(), text.into());
        }
        None => {}
    }
}

fn field(fault: RequestFault) -> FieldFault {
    FieldFault { pointer: fault.pointer, message: fault.message }
}

fn whole(message: String) -> FieldFault {
    FieldFault { pointer: String::new(), message }
}

fn sent(rendered: &Rendered, message_id: String, outcome: String, reply: String) -> Sent {
    let text = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    Sent {
        email: rendered.email.clone(),
        outcome,
        reply,
        locale: rendered.locale.clone(),
        salutation_line: rendered.salutation.line.clone(),
        message_id,
        language: rendered
            .why
            .locale
            .iter()
            .map(|v| Reason {
                source: v.source.clone(),
                value: text(&v.value),
                verdict: word(&v.verdict),
                note: v.note.clone(),
            })
            .collect(),
        name: rendered
            .why
            .salutation
            .iter()
            .map(|v| Reason {
                source: v.source.clone(),
                value: text(&serde_json::to_value(&v.value).unwrap_or_default()),
                verdict: word(&v.verdict),
                note: v.note.clone(),
            })
            .collect(),
    }
}
