use proptest::prelude::*;
use serde_json::json;

use super::*;

fn object(value: Value) -> Profile {
    match value {
        Value::Object(object) => object,
        other => panic!("{other} is no object"),
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn made(body: Value) -> Result<Profile, Refusal> {
    let new = New {
        connection: "Username-Password-Authentication",
        id: "507f1f77bcf86cd799439020",
        now: at("2023-07-11T16:30:16.596Z"),
    };
    create(&object(body), &new)
}

fn changed(person: &Profile, body: Value) -> Result<Profile, Refusal> {
    change(person, &object(body), at("2023-07-11T16:30:17Z"))
}

fn anna() -> Profile {
    made(json!({ "email": "anna@example.org", "password": "x" })).unwrap()
}

/// Somebody whose identity provider is elsewhere.
fn google() -> Profile {
    object(json!({
        "user_id": "google-oauth2|103547", "email": "anna@example.org", "email_verified": true, "name": "Anna",
        "identities": [{ "provider": "google-oauth2", "user_id": "103547", "connection": "google-oauth2", "isSocial": true }],
    }))
}

#[test]
fn a_new_person_has_the_recorded_shape() {
    let body = json!({
        "connection": "Username-Password-Authentication", "email": "testaccuser@acceptance.test.com", "username": "testaccuser",
        "password": "passpass$12$12", "user_id": "testaccuser", "verify_email": false,
    });
    let person = made(body).unwrap();
    let picture = person["picture"].as_str().unwrap();
    assert!(picture.starts_with("https://s.gravatar.com/avatar/") && picture.contains("?s=480&r=pg&d="), "{picture}");
    let expected = json!({
        "created_at": "2023-07-11T16:30:16.596Z", "email": "testaccuser@acceptance.test.com", "email_verified": false,
        "identities": [{ "user_id": "testaccuser", "connection": "Username-Password-Authentication", "provider": "auth0", "isSocial": false }],
        "name": "testaccuser@acceptance.test.com", "nickname": "testaccuser", "picture": picture,
        "updated_at": "2023-07-11T16:30:16.596Z", "user_id": "auth0|testaccuser", "username": "testaccuser",
    });
    assert_eq!(Value::Object(person), expected, "metadata that is not given is absent, and no password is kept");
}

#[test]
fn what_a_new_person_is_called_comes_from_what_is_given() {
    for (body, field, expected) in [
        (json!({ "email": "Anna.W@Example.ORG" }), "email", json!("anna.w@example.org")),
        (json!({ "email": "Anna.W@Example.ORG" }), "name", json!("anna.w@example.org")),
        (json!({ "email": "Anna.W@Example.ORG" }), "nickname", json!("anna.w")),
        (json!({ "email": "a@x.example" }), "user_id", json!("auth0|507f1f77bcf86cd799439020")),
        (json!({ "email": "a@x.example", "user_id": "auth0|7" }), "user_id", json!("auth0|7")),
        (json!({ "email": "a@x.example", "user_id": "" }), "user_id", json!("auth0|507f1f77bcf86cd799439020")),
        (json!({ "email": "a@x.example", "name": "A", "picture": "https://x.example/a" }), "name", json!("A")),
        (json!({ "email": "a@x.example", "picture": "https://x.example/a" }), "picture", json!("https://x.example/a")),
        (json!({ "email": "a@x.example", "email_verified": true }), "email_verified", json!(true)),
        (json!({ "email": "a@x.example", "given_name": null }), "given_name", Value::Null),
        (json!({ "username": "anna" }), "name", json!("anna")),
        (json!({ "username": "anna" }), "picture", Value::Null),
        (json!({ "email": "a@x.example", "connection": "email" }), "user_id", json!("email|507f1f77bcf86cd799439020")),
        (json!({ "phone_number": "+4912345", "connection": "sms" }), "user_id", json!("sms|507f1f77bcf86cd799439020")),
        (json!({ "phone_number": "+4912345", "connection": "sms" }), "phone_verified", json!(false)),
        (json!({ "email": "a@x.example", "user_metadata": {} }), "user_metadata", json!({})),
        (json!({ "email": "a@x.example", "app_metadata": {} }), "app_metadata", Value::Null),
        (json!({ "email": "a@x.example", "user_metadata": null }), "user_metadata", Value::Null),
        (
            json!({ "email": "a@x.example", "user_metadata": { "a": null, "b": { "c": null } } }),
            "user_metadata",
            json!({ "b": { "c": null } }),
        ),
    ] {
        let person = made(body.clone()).unwrap_or_else(|refusal| panic!("{body}: {refusal}"));
        assert_eq!(person.get(field).unwrap_or(&Value::Null), &expected, "{field} of {body}");
        assert_eq!(person.contains_key(field), !expected.is_null(), "{field} of {body}");
    }
}

#[test]
fn a_body_that_is_wrong_is_refused_in_the_vendors_words() {
    let long = |n: usize| "x".repeat(n);
    for (field, value, expected) in [
        ("email", json!("anna"), "'Object didn't pass validation for format email' on property email."),
        (
            "email",
            json!("a@b.example,c@d.example"),
            "'Object didn't pass validation for format email' on property email.",
        ),
        ("email", json!("a@b.example\r\nBcc: x@y.example"), "'Object didn't pass validation for format email' on"),
        ("email", json!(format!("{}@x.example", long(65))), "'Object didn't pass validation for format email' on"),
        ("email", json!(7), "'Expected type string but found type integer' on property email."),
        ("email", json!(["a@b.example"]), "'Expected type string but found type array' on property email."),
        ("email_verified", json!("true"), "'Expected type boolean but found type string' on property email_verified."),
        ("email_verified", json!(null), "'Expected type boolean but found type null' on property email_verified."),
        ("name", json!(""), "'String is too short (0 chars), minimum 1' on property name."),
        ("name", json!(long(351)), "'String is too long (351 chars), maximum 350' on property name."),
        ("nickname", json!(long(351)), "'String is too long (351 chars), maximum 350' on property nickname."),
        ("given_name", json!(long(151)), "'String is too long (151 chars), maximum 150' on property given_name."),
        ("family_name", json!(1.5), "'Expected type string but found type number' on property family_name."),
        ("picture", json!("me.png"), "'Object didn't pass validation for format strict-uri' on property picture."),
        ("picture", json!("javascript:alert(1)"), "'Object didn't pass validation for format strict-uri' on"),
        ("picture", json!("https://x.example/ y"), "'Object didn't pass validation for format strict-uri' on"),
        ("username", json!(""), "'String is too short (0 chars), minimum 1' on property username."),
        ("username", json!(long(129)), "'String is too long (129 chars), maximum 128' on property username."),
        ("username", json!("an na"), "'String does not match pattern ^\\S*$' on property username."),
        ("phone_number", json!("123"), "'String does not match pattern ^\\+[0-9]{1,15}$' on property phone_number."),
        ("phone_number", json!("+1234567890123456"), "'String does not match pattern ^\\+[0-9]{1,15}$' on"),
        ("phone_number", json!("+١٢٣"), "'String does not match pattern ^\\+[0-9]{1,15}$' on"),
        ("user_id", json!("a b"), "'String does not match pattern ^\\S*$' on property user_id."),
        ("user_id", json!(long(256)), "'String is too long (256 chars), maximum 255' on property user_id."),
        ("blocked", json!(1), "'Expected type boolean but found type integer' on property blocked."),
        ("password", json!(""), "'String is too short (0 chars), minimum 1' on property password."),
        ("connection", json!({}), "'Expected type string but found type object' on property connection."),
        ("user_metadata", json!("x"), "'Expected type object but found type string' on property user_metadata."),
        ("app_metadata", json!([]), "'Expected type object but found type array' on property app_metadata."),
        ("x", json!(1), "'Additional properties not allowed: x'."),
        ("identities", json!([]), "'Additional properties not allowed: identities'."),
        ("created_at", json!("2023-07-11T16:30:16.596Z"), "'Additional properties not allowed: created_at'."),
    ] {
        let mut body = json!({ "email": "anna@example.org" });
        body[field] = value.clone();
        let refusal = made(body).expect_err(field);
        assert_eq!(refusal.kind, Kind::Invalid);
        assert!(refusal.message.starts_with(&format!("Payload validation error: {expected}")), "{value}: {refusal}");
    }
}

#[test]
fn every_fault_of_a_body_is_named_and_no_value_is() {
    let refusal = made(json!({ "email": "secret person@x.example", "name": "", "one": 1, "two": 2 })).unwrap_err();
    assert_eq!(
        refusal.message,
        "Payload validation error: 'Object didn't pass validation for format email' on property email. (also) \
         Payload validation error: 'String is too short (0 chars), minimum 1' on property name. (also) \
         Payload validation error: 'Additional properties not allowed: one,two'."
    );
    let body: Profile = (0..10_000).map(|n| (format!("{n}{}", "\u{1b}x".repeat(200)), json!(n))).collect();
    let refusal = made(Value::Object(body)).unwrap_err();
    assert!(refusal.message.len() < 5_000 && !refusal.message.contains('\u{1b}'), "{}", refusal.message.len());
}

#[test]
fn what_names_a_person_in_their_connection_is_required() {
    for (connection, body, missing) in [
        ("", json!({ "email": "a@x.example" }), "connection"),
        ("db", json!({}), "email"),
        ("db", json!({ "email": null }), "email"),
        ("email", json!({ "username": "a" }), "email"),
        ("sms", json!({ "email": "a@x.example" }), "phone_number"),
    ] {
        let new = New { connection, id: "1", now: at("2023-07-11T16:30:16Z") };
        let refusal = create(&object(body), &new).unwrap_err();
        assert_eq!(refusal.message, format!("Payload validation error: 'Missing required property: {missing}'."));
    }
}

#[test]
fn metadata_is_merged_as_recorded() {
    // facts of a real tenant: one user, in order.
    let mut person = anna();
    for (body, user, app) in [
        (
            json!({ "user_metadata": { "baz": "qux", "foo": "bar" }, "app_metadata": { "baz": "qux", "foo": "bar" } }),
            Some(json!({ "baz": "qux", "foo": "bar" })),
            Some(json!({ "baz": "qux", "foo": "bar" })),
        ),
        (
            json!({ "user_metadata": { "baz": null, "foo": "bars" }, "app_metadata": { "baz": null, "foo": "bars" } }),
            Some(json!({ "foo": "bars" })),
            Some(json!({ "foo": "bars" })),
        ),
        (json!({ "user_metadata": {}, "app_metadata": {} }), Some(json!({})), None),
    ] {
        person = changed(&person, body.clone()).unwrap();
        assert_eq!(person.get("user_metadata"), user.as_ref(), "{body}");
        assert_eq!(person.get("app_metadata"), app.as_ref(), "{body}");
    }
    // facts of another one.
    let mut person = made(json!({ "email": "a@x.example", "app_metadata": { "facts": ["a", "b"] } })).unwrap();
    person = changed(&person, json!({ "app_metadata": { "foo": "bar" } })).unwrap();
    assert_eq!(person["app_metadata"], json!({ "facts": ["a", "b"], "foo": "bar" }));
}

#[test]
fn only_the_first_level_of_metadata_is_merged() {
    let body = json!({
        "email": "a@x.example",
        "user_metadata": { "address": { "street": "S", "town": "T" }, "tags": [1, 2], "lang": "de" }, "app_metadata": { "plan": "pro" },
    });
    let person = made(body).unwrap();
    for (change, user, app) in [
        (
            json!({ "user_metadata": { "address": { "town": null } } }),
            json!({ "address": { "town": null }, "tags": [1, 2], "lang": "de" }),
            json!({ "plan": "pro" }),
        ),
        (
            json!({ "user_metadata": { "tags": [3], "address": null } }),
            json!({ "tags": [3], "lang": "de" }),
            json!({ "plan": "pro" }),
        ),
        (json!({ "user_metadata": null, "app_metadata": { "plan": null } }), Value::Null, Value::Null),
        (json!({ "app_metadata": null }), person["user_metadata"].clone(), Value::Null),
        (json!({}), person["user_metadata"].clone(), json!({ "plan": "pro" })),
    ] {
        let after = changed(&person, change.clone()).unwrap();
        assert_eq!(after.get("user_metadata").unwrap_or(&Value::Null), &user, "{change}");
        assert_eq!(after.get("app_metadata").unwrap_or(&Value::Null), &app, "{change}");
    }
}

#[test]
fn root_attributes_are_replaced_and_null_unsets_them() {
    let body = json!({ "email": "anna@example.org", "email_verified": true, "given_name": "Anna", "name": "Anna W", "phone_number": "+49123" });
    let person = made(body).unwrap();
    for (change, field, expected) in [
        (json!({ "given_name": "Anne" }), "given_name", json!("Anne")),
        (json!({ "given_name": null }), "given_name", Value::Null),
        (json!({ "name": null }), "name", json!("anna@example.org")),
        (json!({ "blocked": true }), "blocked", json!(true)),
        (json!({ "password": "new" }), "password", Value::Null),
        (
            json!({ "client_id": "c", "verify_email": true, "email": "new@example.org" }),
            "email",
            json!("new@example.org"),
        ),
        (json!({ "email": "New@Example.org" }), "email", json!("new@example.org")),
        (json!({ "email": "new@example.org" }), "email_verified", json!(false)),
        (json!({ "email": "new@example.org", "email_verified": true }), "email_verified", json!(true)),
        (json!({ "email": "ANNA@example.org" }), "email_verified", json!(true)),
        (json!({ "email": "new@example.org" }), "nickname", json!("new")),
        (json!({ "email": "new@example.org" }), "name", json!("Anna W")),
        (json!({ "email": "new@example.org" }), "picture", json!(gravatar("new@example.org"))),
        (json!({ "email": null }), "email", Value::Null),
        (json!({ "email": null }), "email_verified", json!(false)),
        (json!({ "phone_number": "+49124" }), "phone_verified", json!(false)),
        (json!({ "given_name": "Anne" }), "updated_at", json!("2023-07-11T16:30:17.000Z")),
        (json!({ "given_name": "Anne" }), "created_at", json!("2023-07-11T16:30:16.596Z")),
    ] {
        let after = changed(&person, change.clone()).unwrap();
        assert_eq!(after.get(field).unwrap_or(&Value::Null), &expected, "{field} after {change}");
    }
}

#[test]
fn some_attributes_cannot_be_changed_at_all_or_together_or_here() {
    let cannot = |verb: &str, names: &str| {
        format!(
            "The following user attributes cannot be {verb}: {names}. The connection must either be a database connection (using the Auth0 \
             store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'."
        )
    };
    let passwordless = made(json!({ "email": "a@x.example", "connection": "email" })).unwrap();
    for (person, body, expected) in [
        (
            anna(),
            json!({ "password": "x", "email": "a@x.example" }),
            "Cannot update password and email simultaneously".to_owned(),
        ),
        (
            anna(),
            json!({ "password": "x", "email_verified": true }),
            "Cannot update password and email_verified simultaneously".to_owned(),
        ),
        (
            anna(),
            json!({ "username": "x", "email": "a@x.example" }),
            "Cannot update username and email simultaneously".to_owned(),
        ),
        (
            anna(),
            json!({ "username": "x", "email_verified": true }),
            "Cannot update username and email_verified simultaneously".to_owned(),
        ),
        (
            anna(),
            json!({ "username": "x", "password": "x" }),
            "Cannot update username and password simultaneously".to_owned(),
        ),
        (
            anna(),
            json!({ "user_id": "auth0|2" }),
            "Payload validation error: 'Additional properties not allowed: user_id'.".to_owned(),
        ),
        (
            anna(),
            json!({ "given_name": "A", "connection": "other" }),
            "None of the identities of the user is of that connection.".to_owned(),
        ),
        (google(), json!({ "email": "b@x.example" }), "Cannot update email for non-database user.".to_owned()),
        (
            passwordless.clone(),
            json!({ "email": "b@x.example" }),
            "Cannot update email for non-database user.".to_owned(),
        ),
        (google(), json!({ "password": "x" }), "Cannot update password for non-database user.".to_owned()),
        (google(), json!({ "picture": "https://x.example", "name": "B" }), cannot("updated", "name, picture")),
        (
            google(),
            json!({ "nickname": "B", "given_name": "B", "name": "B", "picture": "https://x.example", "family_name": "B" }),
            cannot("updated", "family_name, given_name, name, nickname, picture"),
        ),
        (google(), json!({ "given_name": null }), cannot("removed", "given_name")),
    ] {
        let refusal = changed(&person, body.clone()).expect_err(&body.to_string());
        assert_eq!((refusal.kind, refusal.message), (Kind::Invalid, expected), "{body}");
    }
    let after = changed(&google(), json!({ "blocked": true, "user_metadata": { "lang": "de" } })).unwrap();
    assert_eq!((&after["blocked"], &after["user_metadata"]), (&json!(true), &json!({ "lang": "de" })));
    changed(&passwordless, json!({ "name": "A" })).unwrap();
}

#[test]
fn metadata_has_names_and_bounds() {
    let nested = |levels: usize| (1..levels).fold(json!({}), |inner, _| json!({ "a": inner }));
    let values = |n: usize| json!({ "list": vec![1; n] });
    let name = "Property names must not contain . or $";
    for (field, value, expected) in [
        ("user_metadata", json!({ "a.b": 1 }), name),
        ("user_metadata", json!({ "$set": 1 }), name),
        ("user_metadata", json!({ "a": [{ "b": { "c.d": 1 } }] }), name),
        ("app_metadata", json!({ "a": { "b$": 1 } }), name),
        ("app_metadata", json!({ "email": "x" }), "Property name is reserved: email"),
        (
            "user_metadata",
            json!({ "text": "x".repeat(MAX_METADATA) }),
            "Object is too large (65547 bytes), maximum 65536",
        ),
        ("user_metadata", nested(65), "Object is nested too deep, maximum 64 levels"),
        ("user_metadata", nested(200), "Object is nested too deep, maximum 64 levels"),
        ("app_metadata", values(10_000), "Object has too many values (10001), maximum 10000"),
    ] {
        for refusal in [
            made(json!({ "email": "a@x.example", field: value.clone() })).unwrap_err(),
            changed(&anna(), json!({ field: value.clone() })).unwrap_err(),
        ] {
            assert_eq!(refusal.message, format!("Payload validation error: '{expected}' on property {field}."));
        }
    }
    for reserved in ["__tenant", "_id", "user_id", "multifactor", "loginsCount"] {
        assert!(changed(&anna(), json!({ "app_metadata": { reserved: 1 } })).is_err(), "{reserved}");
        assert!(changed(&anna(), json!({ "user_metadata": { reserved: 1 } })).is_ok(), "{reserved}");
        assert!(changed(&anna(), json!({ "app_metadata": { reserved: null } })).is_ok(), "deleting {reserved}");
    }
    for fine in [nested(64), values(9_999), json!({ "text": "x".repeat(20_000) }), json!({ "": "", "a b": 1e300 })] {
        assert!(changed(&anna(), json!({ "user_metadata": fine })).is_ok());
    }
    // Each change is small; what they make together is not.
    let mut person = anna();
    let results: Vec<_> = (0..8)
        .map(|n| {
            let after = changed(&person, json!({ "user_metadata": { format!("k{n}"): "x".repeat(10_000) } }));
            after.clone().into_iter().for_each(|after| person = after);
            after.is_ok()
        })
        .collect();
    assert_eq!(results, [true, true, true, true, true, true, false, false]);
}

#[test]
fn who_signs_up_brings_a_few_short_texts() {
    let many = |n: usize| (0..n).map(|n| (format!("k{n}"), json!("v"))).collect::<Profile>();
    for fine in [
        many(10),
        object(json!({ "x".repeat(100): "y".repeat(500) })),
        object(json!({ "x": "é".repeat(500) })),
        Profile::new(),
    ] {
        assert_eq!(signup_metadata(&fine), Ok(()));
    }
    for (given, expected) in [
        (many(11), "Too many properties defined (11), maximum 10"),
        (object(json!({ "x".repeat(101): "y" })), "String is too long (101 chars), maximum 100"),
        (object(json!({ "x": "y".repeat(501) })), "String is too long (501 chars), maximum 500"),
        (object(json!({ "x": 1 })), "Expected type string but found type integer"),
        (object(json!({ "x": null })), "Expected type string but found type null"),
        (object(json!({ "x": { "y": "z" } })), "Expected type string but found type object"),
        (object(json!({ "x.y": "z" })), "Property names must not contain . or $"),
    ] {
        let refusal = signup_metadata(&given).unwrap_err();
        assert_eq!(refusal.message, format!("Payload validation error: '{expected}' on property user_metadata."));
    }
}

#[test]
fn a_person_writes_their_user_metadata_and_nothing_else() {
    assert_eq!(own_change(&object(json!({ "user_metadata": { "lang": "de" } }))), Ok(()));
    for (body, expected) in [
        (json!({ "email": "x@x.example" }), "You cannot update the following fields: email"),
        (
            json!({ "user_metadata": {}, "app_metadata": {}, "blocked": false }),
            "You cannot update the following fields: app_metadata, blocked",
        ),
    ] {
        assert_eq!(own_change(&object(body)).unwrap_err().to_string(), expected);
    }
}

#[test]
fn metadata_that_is_kept_outranks_what_a_provider_supplied() {
    let kept = object(json!({
        "user_id": "x|1", "email": "anna@example.org", "email_verified": true, "name": "Anna kept", "given_name": "Anna",
        "user_metadata": { "lang": "de", "address": { "town": "Wien" } }, "app_metadata": { "plan": "pro" },
    }));
    let given = object(json!({
        "email": "anna@example.org", "name": "Anna supplied", "given_name": null, "locale": "en",
        "user_metadata": { "lang": "fr", "title": "Dr.", "address": { "street": "S" } }, "app_metadata": null,
    }));
    assert_eq!(
        Value::Object(supplied(&kept, &given)),
        json!({
            "user_id": "x|1", "email": "anna@example.org", "email_verified": true, "name": "Anna supplied", "given_name": "Anna", "locale": "en",
            "user_metadata": { "lang": "de", "title": "Dr.", "address": { "town": "Wien" } }, "app_metadata": { "plan": "pro" },
        })
    );
    for strange in [json!("x"), json!([1]), json!(null)] {
        let given = object(json!({ "user_metadata": strange, "app_metadata": strange }));
        assert_eq!(supplied(&kept, &given), kept);
        assert_eq!(supplied(&Profile::new(), &given), Profile::new());
    }
}

#[test]
fn proof_of_one_address_is_none_of_another() {
    let kept = object(json!({ "email": "anna@example.org", "email_verified": true }));
    for (given, expected) in [
        (json!({ "email": "other@example.org" }), false),
        (json!({ "email": "other@example.org", "email_verified": true }), true),
        (json!({ "email": "ANNA@EXAMPLE.ORG" }), true),
        (json!({ "email": "anna@example.org", "email_verified": false }), false),
        (json!({ "email_verified": false }), true),
        (json!({}), true),
    ] {
        let given = object(given);
        assert_eq!(supplied(&kept, &given)["email_verified"], json!(expected), "{given:?}");
        let synced = sync(&kept, &given, at("2024-01-01T00:00:00Z")).unwrap();
        assert_eq!(synced["email_verified"], json!(expected), "{given:?}");
    }
    let unproven = object(json!({ "email": "anna@example.org", "email_verified": false }));
    for given in [json!({ "email_verified": true }), json!({ "email": "no address", "email_verified": true })] {
        let synced = sync(&unproven, &object(given.clone()), at("2024-01-01T00:00:00Z")).unwrap();
        assert_eq!(synced, unproven, "{given}");
    }
}

#[test]
fn a_login_writes_root_attributes_and_never_metadata() {
    let mut kept = google();
    kept.insert("user_metadata".to_owned(), json!({ "lang": "de" }));
    kept.insert("blocked".to_owned(), json!(true));
    let said = object(json!({
        "user_id": "google-oauth2|other", "name": "Anna Weiß", "locale": "en", "given_name": 7, "picture": "javascript:x", "blocked": false,
        "user_metadata": { "lang": "en" }, "app_metadata": { "role": "root" }, "identities": [], "password": "x", "created_at": "x",
    }));
    let after = sync(&kept, &said, at("2024-01-01T00:00:00Z")).unwrap();
    let mut expected = kept.clone();
    expected.extend(object(json!({ "name": "Anna Weiß", "locale": "en", "updated_at": "2024-01-01T00:00:00.000Z" })));
    assert_eq!(after, expected);
    assert_eq!(sync(&after, &said, at("2025-01-01T00:00:00Z")).unwrap(), after, "nothing new, nothing written");
    let large = object(json!({ "bio": "x".repeat(MAX_PROFILE) }));
    assert!(sync(&kept, &large, at("2024-01-01T00:00:00Z")).is_err());
}

#[test]
fn an_exported_user_is_taken_as_it_is_without_what_lets_them_in() {
    let exported = json!({
        "user_id": "google-oauth2|103547", "email": "Anna@Example.org", "email_verified": true, "name": "", "locale": "en_US", "gender": null,
        "identities": [{ "provider": "google-oauth2", "user_id": 103547, "connection": "google-oauth2", "access_token": "ya29", "refresh_token": "1//" }],
        "last_login": "2023-07-11T16:30:16.596Z", "last_ip": "192.0.2.1", "logins_count": 3, "multifactor": ["guardian"], "groups": ["a"],
        "password_hash": "$2b$", "custom_password_hash": {}, "app_metadata": { "https://x.example/roles": [], "email": "legacy" },
    });
    let kept = imported(&object(exported.clone())).unwrap();
    let mut expected = exported;
    for gone in ["gender", "password_hash", "custom_password_hash"] {
        expected.as_object_mut().unwrap().shift_remove(gone);
    }
    expected["identities"] = json!([{ "provider": "google-oauth2", "user_id": 103547, "connection": "google-oauth2" }]);
    assert_eq!(Value::Object(kept.clone()), expected);
    assert_eq!(imported(&kept).unwrap(), kept);
    for (wrong, what) in [
        (json!({}), "Missing required property: user_id"),
        (json!({ "user_id": 7 }), "on property user_id"),
        (json!({ "user_id": "" }), "on property user_id"),
        (json!({ "user_id": "a\u{0}b" }), "on property user_id"),
        (json!({ "user_id": "x".repeat(513) }), "on property user_id"),
        (json!({ "user_id": "a|1", "email": "anna" }), "on property email"),
        (json!({ "user_id": "a|1", "email": ["a@x.example"] }), "on property email"),
        (json!({ "user_id": "a|1", "email_verified": "yes" }), "on property email_verified"),
        (json!({ "user_id": "a|1", "user_metadata": "x" }), "on property user_metadata"),
        (json!({ "user_id": "a|1", "identities": {} }), "on property identities"),
        (json!({ "user_id": "a|1", "identities": ["x"] }), "on property identities"),
        (json!({ "user_id": "a|1", "logins_count": "3" }), "on property logins_count"),
        (json!({ "user_id": "a|1", "created_at": 3 }), "on property created_at"),
        (json!({ "user_id": "a|1", "bio": "x".repeat(MAX_PROFILE) }), "256 KiB"),
        (json!({ "user_id": "a|1", "bio": (0..100).fold(json!([]), |inner, _| json!([inner])) }), "64 levels"),
    ] {
        let refusal = imported(&object(wrong)).unwrap_err();
        assert!(refusal.message.contains(what), "{refusal} names {what}");
    }
}

/// A few keys, so that changes meet what is there.
fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "lang", "名"]).prop_map(str::to_owned)
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(key(), inner, 0..3).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_metadata() -> impl Strategy<Value = Profile> {
    prop::collection::btree_map(key(), any_value(), 0..5).prop_map(|map| map.into_iter().collect())
}

fn any_change() -> impl Strategy<Value = Profile> {
    let name = prop_oneof![Just(Value::Null), "[A-Za-z ]{1,12}".prop_map(Value::from)];
    let email = prop_oneof![Just(Value::Null), "[A-Ca-c]{1,2}@x\\.example".prop_map(Value::from)];
    let parts = (
        prop::option::of(any_metadata()),
        prop::option::of(any_metadata()),
        prop::option::of(name),
        prop::option::of(email),
    );
    parts.prop_map(|(user, app, name, email)| {
        let parts = [
            ("user_metadata", user.map(Value::Object)),
            ("app_metadata", app.map(Value::Object)),
            ("name", name),
            ("email", email),
        ];
        parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    })
}

proptest! {
    #[test]
    fn a_change_never_alters_metadata_that_it_does_not_name(user in any_metadata(), app in any_metadata(), body in any_change()) {
        let mut person = anna();
        person = change(&person, &object(json!({ "user_metadata": user, "app_metadata": app })), at("2024-01-01T00:00:00Z")).unwrap();
        let after = change(&person, &body, at("2024-01-02T00:00:00Z")).unwrap();
        for kind in Metadata::BOTH {
            let none = Profile::new();
            let of = |profile: &Profile| profile.get(kind.name()).and_then(Value::as_object).cloned().unwrap_or_default();
            let named = body.get(kind.name()).map(|named| named.as_object().unwrap_or(&none));
            let (before, after) = (of(&person), of(&after));
            for key in before.keys().chain(after.keys()) {
                match named {
                    Some(named) if named.is_empty() => prop_assert!(after.is_empty()),
                    Some(named) if named.contains_key(key) => {
                        prop_assert_eq!(after.get(key).unwrap_or(&Value::Null), &named[key]);
                    }
                    _ => prop_assert_eq!(before.get(key), after.get(key)),
                }
            }
        }
    }

    #[test]
    fn the_same_change_twice_is_the_same_as_once(user in any_metadata(), first in any_change(), body in any_change()) {
        let now = at("2024-01-01T00:00:00Z");
        let person = change(&anna(), &object(json!({ "user_metadata": user })), now).unwrap();
        let person = change(&person, &first, now).unwrap();
        let once = change(&person, &body, now).unwrap();
        prop_assert_eq!(&change(&once, &body, now).unwrap(), &once);
    }

    #[test]
    fn no_body_makes_the_rules_fail(body in any_metadata(), field in prop::sample::select(vec!["email", "name", "user_metadata", "identities"]), value in any_value()) {
        let mut body = body;
        body.insert(field.to_owned(), value);
        let _ = made(Value::Object(body.clone()));
        let _ = changed(&anna(), Value::Object(body.clone()));
        let _ = imported(&body);
        let _ = sync(&anna(), &body, at("2024-01-01T00:00:00Z"));
        let both = supplied(&anna(), &body);
        prop_assert_eq!(&supplied(&anna(), &both)["user_id"], &both["user_id"]);
        let _ = own_change(&body);
        let _ = signup_metadata(&body);
    }

    #[test]
    fn supplied_never_hides_kept_metadata(kept in any_metadata(), given in any_metadata()) {
        let kept = object(json!({ "user_metadata": kept }));
        let both = supplied(&kept, &object(json!({ "user_metadata": given })));
        for (key, value) in kept["user_metadata"].as_object().unwrap() {
            prop_assert_eq!(&both["user_metadata"][key], value);
        }
        for key in given.keys() {
            prop_assert!(both["user_metadata"].get(key).is_some());
        }
    }
}
