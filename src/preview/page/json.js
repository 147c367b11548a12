// Writing into JSON text without disturbing the rest of it: where things stand, what fits a field, where a new field goes.

/** Every value's place by its JSON pointer: { start, end, kind, members }. Throws when the text is no JSON. */
export function places(text) {
  JSON.parse(text);
  const all = new Map();
  let at = 0;
  const blank = () => { while (/\s/.test(text[at])) at++; };
  const string = () => {
    const start = at++;
    while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at++;
    return JSON.parse(text.slice(start, at));
  };
  const value = (pointer) => {
    blank();
    const place = { start: at, end: at, kind: "plain", members: 0, last: 0 };
    all.set(pointer, place);
    const open = text[at];
    if (open === "{" || open === "[") {
      place.kind = open === "{" ? "object" : "array";
      at++;
      blank();
      while (text[at] !== "}" && text[at] !== "]") {
        let name = String(place.members);
        if (open === "{") {
          name = string();
          blank();
          at++;
        }
        value(`${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
        place.members++;
        place.last = at;
        blank();
        if (text[at] === ",") { at++; blank(); }
      }
      at++;
    } else if (open === '"') string();
    else while (at < text.length && !/[\s,}\]]/.test(text[at])) at++;
    place.end = at;
  };
  value("");
  return all;
}

const unescaped = (token) => token.replaceAll("~1", "/").replaceAll("~0", "~");
const indentAt = (text, at) => /[^\n]*$/.exec(text.slice(0, at))[0].match(/^[ \t]*/)[0];

/** Puts a value at a pointer, objects on the way to it included. Gives the new text and where the value stands; null when there is no place for it. */
export function put(text, pointer, value) {
  let all;
  try { all = places(text.trim() ? text : "{}"); } catch { return null; }
  if (!text.trim()) text = "{}";
  const there = all.get(pointer);
  if (there) return { text, start: there.start, end: there.end, existed: true };
  const tokens = pointer.split("/").slice(1);
  let depth = tokens.length - 1;
  while (depth > 0 && !all.has(`/${tokens.slice(0, depth).join("/")}`)) depth--;
  const parent = all.get(depth ? `/${tokens.slice(0, depth).join("/")}` : "");
  if (!parent) return null;
  if (parent.kind === "plain" && text.slice(parent.start, parent.end) === "null") {
    const opened = `${text.slice(0, parent.start)}{}${text.slice(parent.end)}`;
    return put(opened, pointer, value);
  }
  if (parent.kind !== "object") return null;
  const name = unescaped(tokens[depth]);
  const whole = tokens.slice(depth + 1).reduceRight((inner, token) => ({ [unescaped(token)]: inner }), value);
  const outer = indentAt(text, parent.start);
  const inner = `${outer}  `;
  const written = JSON.stringify(whole, null, 2).replaceAll("\n", `\n${inner}`);
  const member = `${JSON.stringify(name)}: ${written}`;
  const next = parent.members
    ? `${text.slice(0, parent.last)},\n${inner}${member}${text.slice(parent.last)}`
    : `${text.slice(0, parent.start)}{\n${inner}${member}\n${outer}}${text.slice(parent.end)}`;
  const place = places(next).get(pointer);
  return { text: next, start: place.start, end: place.end, existed: false };
}

/** A value that a field of this schema takes. */
export function fitting({ type, format, minimum, enum: options, default: assumed, examples } = {}) {
  if (assumed !== undefined) return assumed;
  if (examples?.length) return examples[0];
  if (options?.length) return options[0];
  const kind = Array.isArray(type) ? type.find((one) => one !== "null") : type;
  if (kind === "integer" || kind === "number") return minimum ?? 1;
  if (kind === "boolean") return true;
  if (kind === "array") return [];
  if (kind === "object") return {};
  return { uri: "https://app.example.org/path", email: "anna@example.net", "date-time": "2026-03-14T15:09:26Z", date: "2026-03-14", time: "15:09:26Z" }[format] ?? "text";
}

/** A request for an email, with every field that it asks for. */
export function skeleton(email) {
  const data = {};
  for (const [name, schema] of Object.entries(email.schema?.properties ?? {})) if (email.schema.required?.includes(name)) data[name] = fitting(schema);
  return `${JSON.stringify({
    email: email.name,
    user: { email: "anna@example.net", email_verified: true, given_name: "Anna", family_name: "Weiß", user_metadata: { preferred_language: "de" } },
    data,
    application: { name: "Example" },
  }, null, 2)}\n`;
}
