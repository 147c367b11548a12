//! The two forms of the first page: sign-up and password reset, over the same fields of a profile.

use maud::{Markup, html};

use super::{FieldFault, Flow, Person, ProfileForm};

const SALUTATIONS: [&str; 16] = [
    "Ms.",
    "Mr.",
    "Mx",
    "Dr.",
    "Frau",
    "Herr Dr.",
    "Mme",
    "M.",
    "Sra.",
    "Sr.",
    "Pani",
    "Pan",
    "السيدة",
    "様",
    "さん",
    "先生",
];

const TIME_ZONES: [&str; 16] = [
    "Africa/Cairo",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Tokyo",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Paris",
    "Europe/Vienna",
    "Europe/Warsaw",
];

/// A text field of the forms.
struct Field {
    name: &'static str,
    label: &'static str,
    pointer: &'static str,
    /// The id of its list of suggestions.
    list: Option<&'static str>,
    example: &'static str,
    value: fn(&ProfileForm) -> &Option<String>,
}

const EMAIL: Field = Field {
    name: "email",
    label: "E-mail",
    pointer: "/user/email",
    list: None,
    example: "anna@example.org",
    value: |form| &form.email,
};

const PROFILE: [Field; 5] = [
    Field {
        name: "salutation",
        label: "Salutation",
        pointer: "/user/user_metadata/salutation",
        list: Some("salutations"),
        example: "Frau Dr.",
        value: |form| &form.salutation,
    },
    Field {
        name: "language",
        label: "Preferred language",
        pointer: "/user/user_metadata/preferred_language",
        list: Some("languages"),
        example: "de_AT",
        value: |form| &form.language,
    },
    Field {
        name: "given_name",
        label: "Given name",
        pointer: "/user/given_name",
        list: None,
        example: "Anna",
        value: |form| &form.given_name,
    },
    Field {
        name: "family_name",
        label: "Family name",
        pointer: "/user/family_name",
        list: None,
        example: "Weiß",
        value: |form| &form.family_name,
    },
    Field {
        name: "time_zone",
        label: "Time zone",
        pointer: "/user/user_metadata/timezone",
        list: Some("zones"),
        example: "Europe/Vienna",
        value: |form| &form.time_zone,
    },
];

/// What a form holds when the page is shown.
#[derive(Default)]
pub(super) struct Draft {
    /// Whose form it is.
    pub(super) flow: Flow,
    pub(super) form: ProfileForm,
    pub(super) faults: Vec<FieldFault>,
}

/// The form with the whole profile of a person.
pub(super) fn profile_of(person: &Person) -> ProfileForm {
    ProfileForm {
        person: Some(person.id.clone()),
        salutation: Some(person.salutation.clone()),
        given_name: Some(person.given_name.clone()),
        family_name: Some(person.family_name.clone()),
        email: Some(person.email.clone()),
        language: Some(person.language.clone()),
        time_zone: Some(person.time_zone.clone()),
    }
}

/// The sign-up form.
pub(super) fn sign_up(draft: &Draft) -> Markup {
    let faults = &draft.faults;
    html! {
        form.panel method="post" action="/send" aria-labelledby="sign-up" {
            h2 #sign-up { "Sign up" }
            p.hint { "Makes a profile and sends the mail that asks to confirm its address. Anything goes in the fields, as in a real profile." }
            (stray(faults))
            input type="hidden" name="flow" value=(Flow::SignUp.as_str());
            @if let Some(person) = &draft.form.person { input type="hidden" name="person" value=(person); }
            div.fields {
                (input("s", &EMAIL, &draft.form, faults, true))
                @for field in &PROFILE { (input("s", field, &draft.form, faults, field.name == "time_zone")) }
            }
            button.button type="submit" { "Sign up" }
        }
    }
}

/// The reset form; `chosen` is the person whose profile fills it.
pub(super) fn reset(draft: &Draft, chosen: Option<&Person>) -> Markup {
    let faults = &draft.faults;
    html! {
        form.panel method="post" action="/send" aria-labelledby="reset" {
            h2 #reset { "Reset password" }
            p.hint { "An address that has signed up gets a mail; for any other nothing is sent, and whoever asks is not told." }
            (stray(faults))
            input type="hidden" name="flow" value=(Flow::Reset.as_str());
            @if let Some(person) = chosen { input type="hidden" name="person" value=(person.id); }
            div.fields { (input("r", &Field { list: Some("addresses"), ..EMAIL }, &draft.form, faults, true)) }
            details open[faults.iter().any(|fault| fault.pointer != EMAIL.pointer)] {
                summary { "Change the profile" }
                @if chosen.is_none() { p.hint { "What stays blank is as the profile has it." } }
                div.fields { @for field in &PROFILE { (input("r", field, &draft.form, faults, field.name == "time_zone")) } }
            }
            button.button type="submit" { "Reset password" }
        }
    }
}

/// One labeled field, with what is wrong with it.
fn input(form: &str, field: &Field, draft: &ProfileForm, faults: &[FieldFault], wide: bool) -> Markup {
    let id = format!("{form}-{}", field.name);
    let fault_id = format!("{id}-fault");
    let fault = faults.iter().find(|fault| fault.pointer == field.pointer);
    let first = fault.is_some() && faults.first().is_some_and(|first| first.pointer == field.pointer);
    let value = (field.value)(draft).as_deref().unwrap_or_default();
    // Not type=email: what is wrong with an address is for the program to say, and a wrong one is worth trying.
    html! {
        div.field.wide[wide] {
            label for=(id) { (field.label) }
            input #(id) name=(field.name) value=(value) placeholder=(field.example) list=[field.list] dir="auto"
                autocomplete="off" autocapitalize="off" spellcheck="false" inputmode=[(field.name == "email").then_some("email")]
                aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| &fault_id)] autofocus[first];
            @if let Some(fault) = fault { p.fault #(fault_id) { (fault.message) } }
        }
    }
}

/// Faults that belong to no field of the form.
fn stray(faults: &[FieldFault]) -> Markup {
    let known = |pointer: &str| PROFILE.iter().chain([&EMAIL]).any(|field| field.pointer == pointer);
    html! {
        @if !faults.is_empty() {
            div.notice.bad role="alert" {
                p { "No mail was sent." }
                @for fault in faults.iter().filter(|fault| !known(&fault.pointer)) {
                    p { code { (fault.pointer) } " " (fault.message) }
                }
            }
        }
    }
}

/// The lists that the fields suggest from.
pub(super) fn suggestions(people: &[Person]) -> Markup {
    let mut languages: Vec<(&str, &str)> =
        people.iter().map(|person| (person.tag.as_str(), person.autonym.as_str())).collect();
    languages.sort_unstable();
    languages.dedup();
    html! {
        datalist #languages { @for (tag, autonym) in languages { option value=(tag) { (autonym) } } }
        datalist #salutations { @for salutation in SALUTATIONS { option value=(salutation); } }
        datalist #zones { @for zone in TIME_ZONES { option value=(zone); } }
        datalist #addresses { @for person in people { option value=(person.email) { (person.name) } } }
    }
}
