//! `demo`: everything with one command and nothing to configure.
//!
//! The stock project, the pages, the service with its profile store, the outbox with its worker, and the local inbox run in one process. Mails go the
//! whole way all the same: an application behind the forms asks the service over HTTP, which accepts into an outbox on disk; a worker claims and
//! hands over by real SMTP; and the links lead to the service's pages, where they work once.

mod application;

use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use self::application::Application;
use super::args::DemoArgs;
use super::listening::{announce, interrupted, listen};
use super::output::{Failure, say};
use crate::clock;
use crate::config::LogFormat;
use crate::diagnostic::{Report, with_causes};
use crate::engine::Engine;
use crate::http::{self, BoxFuture, DemoBackend, FieldFault, Flow, Person, Preferences, ProfileForm, Sent};
use crate::inbox::{Inbox, ReceivedMail};
use crate::intake::{Intake, OnUnavailable, Profiles};
use crate::live::Live;
use crate::live::overlay::Overlay;
use crate::message::Address;
use crate::outbox::worker::{self, Health};
use crate::outbox::{Outbox, Settings};
use crate::people::{People, Source};
use crate::server;
use crate::smtp::{SmtpSettings, Transport};
use crate::sources::Sources;
use crate::telemetry::Telemetry;

/// The sample people.
const PEOPLE: &str = include_str!("demo/people.json");
/// How long mails under way may take at the end.
const DRAIN: Duration = Duration::from_secs(2);
/// Runs until interrupted.
pub fn run(args: &DemoArgs) -> Result<ExitCode, Failure> {
    let (engine, sources, settings) = project()?;
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
        let outbox = outbox(folder.path()).await?;
        let profiles =
            Profiles { source: Source::Store(People::new(outbox.clone())), unavailable: OnUnavailable::Wait };
        let intake = Intake::new(outbox, Arc::new(engine), Vec::new(), true).with_profiles(profiles);
        let intake = Arc::new(intake);
        let service = TcpListener::bind("127.0.0.1:0").await?;
        let service_url = format!("http://{}", service.local_addr()?);
        let application = Application::new(&intake, &service_url)?;
        application.welcome(&people).await?;
        let overlay = Overlay::new(intake.outbox().clone(), "", application::BRAND);
        let live = Arc::new(Live::new(intake.clone(), Arc::new(sources), settings, Some(overlay)));
        tokio::spawn(live.clone().watch());
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
        let setup = server::Setup {
            intake: intake.clone(),
            health,
            inbox: Some(inbox.clone()),
            settings: server::Settings { auth0: Some(application.api()), ..server::Settings::default() },
            metrics: telemetry.render(),
            project: live,
        };
        let serving = tokio::spawn(server::run(service, setup, http::until(stopped)));
        let demo = Arc::new(Demo { application, people: Mutex::new(people), inbox: inbox.clone() });
        announce(&format!("http://{address}"));
        say(&format!("mail is received at {} and shown at http://{address}/inbox; stop with Ctrl-C", inbox.addr()));
        say(&format!(
            "the service behind the forms takes requests at {service_url}, described at {service_url}/openapi.json"
        ));
        let (id, secret) = demo.application.credentials();
        say(&format!(
            "its Management API takes client_id {id} with client_secret {secret} at {service_url}/oauth/token"
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

fn project() -> Result<(Engine, Sources, crate::settings::Settings), Failure> {
    let mut report = Report::new();
    let sources = crate::project::load(None, &mut report)?;
    let mut settings = crate::settings::Settings::default();
    settings.sender.from = "Vocative demo <no-reply@localhost>".to_owned();
    settings.variables = Map::from_iter([
        ("application".to_owned(), json!({ "name": "Lindenbank" })),
        ("support_email".to_owned(), json!("support@example.org")),
    ]);
    match Engine::build(&sources, settings.clone(), &mut report) {
        Some(engine) => Ok((engine, sources, settings)),
        None => Err(Failure::Findings { report, sources: Box::new(sources) }),
    }
}

/// A sample person: how the page shows them, and the profile behind it.
struct Sample {
    person: Person,
    profile: Map<String, Value>,
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
            let profile = entry.get("user").and_then(Value::as_object).cloned();
            let profile = profile.ok_or_else(|| broken("a person without profile"))?;
            Ok(Sample { person, profile })
        })
        .collect()
}

struct Demo {
    application: Application,
    /// As they are by now.
    people: Mutex<Vec<Sample>>,
    inbox: Inbox,
}

impl DemoBackend for Demo {
    fn people(&self) -> Vec<Person> {
        self.samples().iter().map(|sample| sample.person.clone()).collect()
    }

    fn send(&self, flow: Flow, form: ProfileForm) -> BoxFuture<'_, Result<Option<Sent>, Vec<FieldFault>>> {
        Box::pin(self.deliver(flow, form))
    }

    fn profile(&self, person: &str) -> BoxFuture<'_, Option<String>> {
        let email = self.email_of(person);
        Box::pin(async move {
            let profile = self.application.profile(&email?).await.ok()??;
            serde_json::to_string_pretty(&profile).ok()
        })
    }

    fn save(&self, person: &str, wish: Preferences) -> BoxFuture<'_, Result<(), Vec<FieldFault>>> {
        let id = person.to_owned();
        Box::pin(async move {
            let email = self.email_of(&id).ok_or_else(|| vec![whole("there is no such person".to_owned())])?;
            self.application.save(&email, &wish).await.map_err(|message| vec![whole(message)])?;
            if let Some(sample) = self.samples().iter_mut().find(|sample| sample.person.id == id) {
                sample.person.language = wish.language;
                sample.person.salutation = wish.salutation;
                sample.person.time_zone = wish.time_zone;
            }
            Ok(())
        })
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
    fn samples(&self) -> MutexGuard<'_, Vec<Sample>> {
        // Each section leaves it whole.
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn email_of(&self, person: &str) -> Option<String> {
        self.samples().iter().find(|sample| sample.person.id == person).map(|sample| sample.person.email.clone())
    }

    async fn deliver(&self, flow: Flow, form: ProfileForm) -> Result<Option<Sent>, Vec<FieldFault>> {
        let wish = self.wish(&form);
        let address = wish.get("email").and_then(Value::as_str).unwrap_or_default();
        let address = Address::parse(address).map_err(|error| {
            let message = format!("not an address that mail is sent to: {error}");
            vec![FieldFault { pointer: "/user/email".to_owned(), message }]
        })?;
        let application = &self.application;
        let asked = match flow {
            Flow::SignUp => application.sign_up(&address, &wish).await,
            // A card's button changes nothing of the profile; a filled form does.
            Flow::Reset => {
                application.reset(&address, (form.person.is_some() && !form.is_untouched()).then_some(&wish)).await
            }
        };
        asked.map_err(|message| vec![whole(message)])
    }

    /// The person's profile with what the form changes. An emptied field is absent.
    fn wish(&self, form: &ProfileForm) -> Map<String, Value> {
        let samples = self.samples();
        let base = form.person.as_deref().and_then(|id| samples.iter().find(|sample| sample.person.id == id));
        let mut user = base.map_or_else(Map::new, |sample| {
            let mut user = sample.profile.clone();
            // What the person has changed since is theirs.
            set_preferences(&mut user, &sample.person.language, &sample.person.salutation, &sample.person.time_zone);
            user
        });
        if form.given_name.is_some() || form.family_name.is_some() {
            user.remove("name");
        }
        set(&mut user, "given_name", form.given_name.as_deref());
        set(&mut user, "family_name", form.family_name.as_deref());
        set(&mut user, "email", form.email.as_deref());
        let metadata = user.entry("user_metadata").or_insert_with(|| json!({}));
        if let Some(metadata) = metadata.as_object_mut() {
            set(metadata, "salutation", form.salutation.as_deref());
            set(metadata, "preferred_language", form.language.as_deref());
            set(metadata, "timezone", form.time_zone.as_deref());
        }
        user
    }
}

fn set_preferences(user: &mut Map<String, Value>, language: &str, salutation: &str, time_zone: &str) {
    let metadata = user.entry("user_metadata").or_insert_with(|| json!({}));
    if let Some(metadata) = metadata.as_object_mut() {
        set(metadata, "preferred_language", Some(language));
        set(metadata, "salutation", Some(salutation));
        set(metadata, "timezone", Some(time_zone));
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

fn whole(message: String) -> FieldFault {
    FieldFault { pointer: String::new(), message }
}
