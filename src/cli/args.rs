//! The arguments of every command.

pub mod operating;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use self::operating::{DkimCommand, DoctorArgs, KeyCommand, OutboxCommand, ProfileCommand, SuppressCommand};

/// Writes each person's mail in their language and with their form of address, and sends it.
#[derive(Debug, Parser)]
#[command(name = "vocative", version, about, propagate_version = true)]
pub struct Arguments {
    /// Work in this directory instead of the current one
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    /// Read this configuration instead of the project's vocative.toml
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Say more on stderr
    #[arg(short, long, action = ArgAction::Count, global = true, conflicts_with = "quiet")]
    pub verbose: u8,
    /// Say only errors on stderr
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// -1 quiet, 0 normal, more with each `-v`.
    pub fn verbosity(&self) -> i8 {
        if self.quiet { -1 } else { i8::try_from(self.verbose).unwrap_or(i8::MAX) }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Everything embedded, nothing to configure: sample people, sign-up and reset forms, a local inbox over real SMTP
    Demo(DemoArgs),
    /// Write a project that works
    New(NewArgs),
    /// Emails and the locales in which each is complete
    List(ListArgs),
    /// Render one mail to stdout, or all emails × locales × samples into a directory
    Render(RenderArgs),
    /// Why this language, this name, these template files, these entries
    Explain(ExplainArgs),
    /// Render one mail and make one attempt to hand it to the relay
    Send(SendArgs),
    /// Find what is wrong or may be wrong with entries, templates, samples and mails, in every locale
    Check(CheckArgs),
    /// Lift the literal text of an email's templates into entries, so that it can be translated
    Extract(ExtractArgs),
    /// Emails of another system as a project: `import auth0 DIR --out DIR`
    Import {
        /// What to do
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Begin a language: `locale add TAG` lays its entries out beside the reference text
    Locale {
        /// What to do
        #[command(subcommand)]
        command: LocaleCommand,
    },
    /// Compare every email × locale × sample with its golden files in snapshots/, or accept how they are now
    Snapshot(SnapshotArgs),
    /// Write every email × locale × sample as static pages, with findings, to hand to QA or attach to a pull request
    Gallery(GalleryArgs),
    /// The studio: every email in every language on a local page, as mails are rendered; requests and entries edited beside them
    Preview(PreviewArgs),
    /// The service: requests over HTTP, the outbox, and a worker that delivers
    Serve(ServeArgs),
    /// Only a worker: delivers what others accept into the same outbox
    Worker(WorkerArgs),
    /// Operate the outbox: what waits, what was tried, what became of it
    Outbox {
        /// What to do
        #[command(subcommand)]
        command: OutboxCommand,
    },
    /// Addresses that get no mail
    Suppress {
        /// What to do
        #[command(subcommand)]
        command: SuppressCommand,
    },
    /// The profile store: who people are, in which language and with which salutation
    Profile {
        /// What to do
        #[command(subcommand)]
        command: ProfileCommand,
    },
    /// API keys of the service
    Key {
        /// What to do
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Look at configuration, outbox, relay, DKIM keys and DNS records, and say what to do
    Doctor(DoctorArgs),
    /// Signing keys: `dkim new --domain D --selector S`
    Dkim {
        /// What to do
        #[command(subcommand)]
        command: DkimCommand,
    },
    /// Print the JSON Schema of config, email.toml, request or rendered
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

impl Command {
    /// Whether a machine reads the result.
    pub fn prints_json(&self) -> bool {
        match self {
            Command::List(args) => args.format == Format::Json,
            Command::Explain(args) => args.format == Format::Json,
            Command::Send(args) => args.format == Format::Json,
            Command::Render(args) => args.format == MailFormat::Json,
            Command::Check(args) => args.format == ReportFormat::Json,
            Command::Outbox { command } => command.prints_json(),
            Command::Suppress { command } => command.prints_json(),
            Command::Profile { command } => command.prints_json(),
            Command::Key { command } => command.prints_json(),
            Command::Import { command: ImportCommand::Auth0(args) } => args.format == Format::Json,
            Command::Doctor(args) => args.format == Format::Json,
            Command::Dkim { command: DkimCommand::New(args) } => args.format == Format::Json,
            Command::Schema(_) => true,
            Command::Demo(_)
            | Command::New(_)
            | Command::Extract(_)
            | Command::Locale { .. }
            | Command::Snapshot(_)
            | Command::Gallery(_)
            | Command::Preview(_)
            | Command::Serve(_)
            | Command::Worker(_)
            | Command::Completions { .. } => false,
        }
    }
}

/// `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Address of the pages; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8480")]
    pub listen: SocketAddr,
}

/// `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// The directory to make; it must not hold a project
    #[arg(value_name = "DIR")]
    pub target: PathBuf,
}

/// `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// Where a request comes from.
#[derive(Clone, Debug, Args)]
pub struct RequestSource {
    /// A sample of the email; the first by name without it
    #[arg(long, value_name = "NAME", conflicts_with = "request")]
    pub sample: Option<String>,
    /// A request file, or `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub request: Option<PathBuf>,
}

/// `render`.
#[derive(Debug, Args)]
pub struct RenderArgs {
    /// The email; all of them with --out
    pub email: Option<String>,
    /// Where the request comes from
    #[command(flatten)]
    pub source: RequestSource,
    /// Render in this locale, whatever the profile says
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Render for this brand
    #[arg(long)]
    pub brand: Option<String>,
    /// Print this part alone
    #[arg(long, value_enum)]
    pub part: Option<PartName>,
    /// What to print or write: the whole message, or the rendered mail with its decisions
    #[arg(long, value_enum, default_value_t = MailFormat::Eml)]
    pub format: MailFormat,
    /// Write DIR/<email>/<locale>/<sample>.{eml,json,html,txt} instead of printing
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The email
    pub email: String,
    /// Where the request comes from
    #[command(flatten)]
    pub source: RequestSource,
    /// Explain for this locale, whatever the profile says
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Explain for this brand
    #[arg(long)]
    pub brand: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `send`.
#[derive(Debug, Args)]
pub struct SendArgs {
    /// The email
    pub email: String,
    /// Where the request comes from
    #[command(flatten)]
    pub source: RequestSource,
    /// Send in this locale, whatever the profile says
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Send for this brand
    #[arg(long)]
    pub brand: Option<String>,
    /// Send to this address instead of the person's
    #[arg(long, value_name = "ADDR")]
    pub to: Option<String>,
    /// Send a mail for every locale that the email is offered in; its subject begins with `[locale/sample]`
    #[arg(long, requires = "to", conflicts_with = "locale")]
    pub all_locales: bool,
    /// Send a mail for every sample of the email; its subject begins with `[locale/sample]`
    #[arg(long, requires = "to", conflicts_with_all = ["sample", "request"])]
    pub all_samples: bool,
    /// The relay, instead of smtp.url
    #[arg(long, value_name = "URL", env = "VOCATIVE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// A cap on every phase of the conversation, instead of smtp.timeout
    #[arg(long, value_name = "DURATION")]
    pub timeout: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `import`.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Read what `a0deploy export` wrote, as a directory or as tenant.yaml, and write a project
    Auth0(ImportArgs),
}

/// `import auth0`.
#[derive(Debug, Args)]
#[command(after_help = "\
Liquid becomes Tera. Languages that a template tells apart by `if` become entries in locales/<tag>/EMAIL.ftl. What has no counterpart is \
an error with its place in the template, which is then left out; the others are written.
Exit 0: everything was translated; 1: something was not, or lacks its file; 2: the export cannot be read, or --out holds a project.")]
pub struct ImportArgs {
    /// The export: a directory with `emails/` or `tenant.yaml`, or that file
    #[arg(value_name = "DIR")]
    pub source: PathBuf,
    /// The directory to make; it must not hold a project
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The language of the text that the templates show to people of no language that they know
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub reference: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `extract`.
#[derive(Debug, Args)]
#[command(after_help = "\
Text of the subject, preheader, body and text part, and of alt, title, aria-label and label, becomes entries in \
locales/<reference>/EMAIL.ftl; the templates call them:

  <p>Hi {{ user.name }}, <a href=\"{{ data.url }}\">start here</a>.</p>
becomes
  <p>{{ t(id=\"welcome-hi-start-here\", name=user.name, link=a(href=data.url)) }}</p>
  welcome-hi-start-here = Hi { $name }, <link>start here</link>.

Statements such as {% if %} part sentences. Text of layouts, partials and components is named and left where it is.

The email is rendered with each of its samples before and after, in the reference locale: unless both read the \
same, nothing is written.")]
pub struct ExtractArgs {
    /// The email
    pub email: String,
    /// Print what would change as a unified diff, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `locale`.
#[derive(Debug, Subcommand)]
pub enum LocaleCommand {
    /// Lay out the entries of a locale: each a commented stub beside its reference text, plural forms for that language
    Add(LocaleAddArgs),
}

/// `locale add`.
#[derive(Debug, Args)]
#[command(after_help = "\
Writes locales/TAG/ with a file for each of the reference's. A stub holds no value:

  # en: You have { $count ->
  #     …
  # Forms of $count in pl:
  #   [one] 1
  #   [few] 2~4, 22~24, 32~34, …
  # notices-count =
  #     { $count ->
  #         [one]
  …

Take the `# ` off the lines from the id on and write the text; what stands above stays as the entry's comment. \
Until then nothing changes: an email is offered in the locale once all of its entries are written (`vocative list`).

In a folder that exists, stubs are added for what it lacks; nothing in it is changed. Run again whenever the \
reference has grown; a second run in a row adds nothing.")]
pub struct LocaleAddArgs {
    /// The locale, a BCP 47 tag such as `pl`, `de-CH`, `pt-BR`, `zh-Hant`
    #[arg(value_name = "TAG")]
    pub tag: String,
}

/// `snapshot`.
#[derive(Debug, Args)]
#[command(after_help = "\
A mail has three files below snapshots/<email>/<locale>/:
  <sample>.headers   sender, recipient, subject, preheader and the other header fields, decoded
  <sample>.txt       the text part
  <sample>.html      the html part, a tag or a text to a line, so that a difference is short

Samples are rendered at `check.now` of vocative.toml and have fixed ids: what differs, an author changed. \
Commit the folder. After a change, look at what `vocative snapshot` prints; `--accept` when it is what you meant.
With --since no golden files are needed: both states are rendered and compared, and nothing is written.

Exit 0: as accepted. Exit 1: something differs, is new, or belongs to no mail any more.")]
pub struct SnapshotArgs {
    /// Compare and change nothing; what happens without an option
    #[arg(long, conflicts_with = "accept")]
    pub check: bool,
    /// Write the mails as they are now, and remove files of mails that are gone
    #[arg(long)]
    pub accept: bool,
    /// Look at this locale only
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Compare with the mails of an older state instead of the golden files: a directory that holds the project as it was, or
    /// else a commit, branch or tag of its git repository
    #[arg(long, value_name = "DIR|GITREF", conflicts_with = "accept")]
    pub since: Option<String>,
}

/// `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Every email is rendered in every locale it is offered in, with its samples and with profiles and data changed so that every pair of
values meets. Each finding names its rule; docs/rules.md explains all of them. In a folder that has only `locales/`, the entries of any
Fluent project are compared.
What repeats is folded into a count; -v shows all, -q only errors. docs/ci.md has recipes for the other formats.
To leave a finding: `# vocative-ignore RULE: reason` above an entry, `{# vocative-ignore RULE: reason #}` in a template, or
check.ignore in vocative.toml.
With --since, a directory comes before a commit of the same name (`refs/heads/NAME` names the branch). Exit 0: no error. Exit 1: errors. Exit 2: wrong arguments.")]
pub struct CheckArgs {
    /// Only these emails and the entries that they use
    #[arg(value_name = "EMAIL")]
    pub emails: Vec<String>,
    /// Only this locale
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Compare translations with this locale instead of locales.reference
    #[arg(long, value_name = "TAG")]
    pub reference: Option<String>,
    /// Only what changed: leave out the findings of an older state, and name stale translations, withdrawn locales and removed
    /// emails. A directory that holds the project as it was, or else a commit, branch or tag of its git repository
    #[arg(long, value_name = "DIR|GITREF", conflicts_with = "update_baseline")]
    pub since: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,
    /// Mend what can be mended without deciding anything, such as blanks and ellipses, then check again
    #[arg(long)]
    pub fix: bool,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the baseline anew: it then knows every finding of now
    #[arg(long, requires = "baseline")]
    pub update_baseline: bool,
}

/// `gallery`.
#[derive(Debug, Args)]
#[command(after_help = "\
Open DIR/index.html from disk, or keep DIR as an artifact of a build: the pages need no server and load nothing from elsewhere. \
They show each mail's html in a sandboxed frame, its subject and preheader as an inbox row, its text part, and the findings of \
`vocative check`.
Samples are rendered at `check.now` of vocative.toml, so that equal projects give equal files.
A former gallery in DIR is replaced; a directory that holds anything else is refused.
With --since, only emails × locales that changed or have new findings are shown, before and after side by side; a directory comes \
before a commit of the same name.
Exit 0: written, whatever was found.")]
pub struct GalleryArgs {
    /// The directory to write
    #[arg(value_name = "DIR")]
    pub target: PathBuf,
    /// Only this email; may be given again
    #[arg(long = "email", value_name = "EMAIL")]
    pub emails: Vec<String>,
    /// Only this locale, pseudo-locales en-XA and ar-XB included; may be given again
    #[arg(long = "locale", value_name = "TAG")]
    pub locales: Vec<String>,
    /// Only what changed since an older state: a directory that holds the project as it was, or else a commit, branch or tag of its
    /// git repository
    #[arg(long, value_name = "DIR|GITREF")]
    pub since: Option<String>,
}

/// `preview`.
#[derive(Debug, Args)]
#[command(after_help = "\
Prints `listening on URL`; the URL holds a token that is made anew each time, and lets in whoever opens it. The page renders nothing itself: \
mails come from the same engine as everywhere, at `check.now` of vocative.toml. Whatever is saved in the project is on the page at once; what \
does not load is shown as it was last, with the fault over it. Nothing is loaded from elsewhere, and no script of a mail ever runs.

--lan opens it to the local network for looking only, with a token of its own and a QR code for a phone.
Test mails go only to the addresses of preview.send_to in vocative.toml.")]
pub struct PreviewArgs {
    /// Address of the page; port 0 takes a free one. More than this machine only with --lan
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8481")]
    pub listen: SocketAddr,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Show and never write
    #[arg(long)]
    pub read_only: bool,
    /// Let phones and other machines of the local network look, by a token of their own
    #[arg(long)]
    pub lan: bool,
}

/// What `serve` says after its options.
const SERVE_HELP: &str = "\
Limits, unless vocative.toml says otherwise: 20 mails an hour for each recipient (outbox.limits.recipient), 6000 a minute for each tenant \
(outbox.limits.tenant), 30000 a minute in all (outbox.limits.total). A request may have 8 MB, an idempotency key is remembered for 24 hours, a mail \
without a deadline of its own is tried for 24 hours (outbox.max_age).

On loopback no API key is needed until one exists; beyond it always: `vocative key new --scope send`.";

/// `serve`.
#[derive(Debug, Args)]
#[command(after_long_help = SERVE_HELP)]
pub struct ServeArgs {
    /// Address of the service instead of server.listen (127.0.0.1:8480); port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// For an application's own tests: loopback, no API key, an outbox that is forgotten, and mail to a local inbox only, which GET /v1/inbox shows
    #[arg(long)]
    pub dev: bool,
    /// Accept only: a `vocative worker` delivers, beside it or, with PostgreSQL, on other machines
    #[arg(long, conflicts_with = "dev")]
    pub no_worker: bool,
    #[command(flatten)]
    pub place: ServicePlace,
}

/// `worker`.
#[derive(Debug, Args)]
pub struct WorkerArgs {
    /// Where /healthz, /readyz and /metrics are served; nowhere, if not given
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    #[command(flatten)]
    pub place: ServicePlace,
}

/// Where mails wait and where they go.
#[derive(Clone, Debug, Default, Args)]
pub struct ServicePlace {
    /// Hand mails to this relay instead of smtp.url
    #[arg(long, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// Use this outbox instead of outbox.url
    #[arg(long, value_name = "URL")]
    pub outbox_url: Option<String>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people: with source frames.
    Human,
    /// Findings and their count.
    Json,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// JUnit XML: a test for each email × locale.
    Junit,
    /// Annotations of GitHub Actions, and a summary of the step.
    Github,
}

/// `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which schema
    #[arg(value_enum)]
    pub name: SchemaName,
}

/// How findings and tables are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For machines.
    Json,
}

/// How a mail is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MailFormat {
    /// RFC 5322.
    Eml,
    /// The rendered mail with its decisions.
    Json,
}

/// A part of an email.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PartName {
    /// The subject line.
    Subject,
    /// The line beside the subject.
    Preheader,
    /// The text part.
    Text,
    /// The html part.
    Html,
}

/// Which schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// vocative.toml
    Config,
    /// email.toml
    Email,
    /// A request
    Request,
    /// A rendered mail
    Rendered,
}
