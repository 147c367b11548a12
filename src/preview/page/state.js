// The one store. What a link should show again lives in the address; what the server said lives only here.
// Data flows one way: an event calls `set`, `set` tells the listeners, listeners draw.

/** Parts of the address: what each is without being said, and which values it may have. Lists are joined by commas. */
const ADDRESS = {
  email: [""], sample: [""], locale: [""], brand: [""],
  view: ["mail", ["mail", "matrix"]],
  pane: ["picture", ["picture", "text", "inbox", "headers", "source", "raw"]],
  width: ["800", (value) => /^\d{3,4}$/.test(value) && value >= 240 && value <= 2000],
  colors: ["light", ["light", "dark", "inverted"]],
  eyes: ["all", ["all", "protanopia", "deuteranopia", "tritanopia", "achromatopsia"]],
  images: ["on", ["on", "off"]],
  overlay: ["on", ["on", "off"]],
  compare: ["off", ["on", "off"]],
  tab: ["why", ["string", "why", "request", "findings", "strings"]],
  string: [""], file: [""],
  line: ["", (value) => /^\d{1,7}$/.test(value)],
  filter: ["", (value) => value.split(",").every((one) => ["broken", "fallback", "changed"].includes(one))],
  q: [""],
  devices: ["desktop", (value) => value.split(",").every((one) => ["desktop", "tablet", "phone"].includes(one))],
  samples: [""],
  density: ["m", ["s", "m", "l"]],
  diff: ["", ["", "on", "sort"]],
  bare: ["", ["", "1"]],
};

/** Steps that the back button takes back; all others replace. */
const STEPS = new Set(["email", "view", "locale"]);

/** What is known of the server, and what this window alone remembers. */
export const state = {
  ...Object.fromEntries(Object.entries(ADDRESS).map(([name, [value]]) => [name, value])),
  request: null,      // the edited request's text; null: the sample as it is saved
  connection: "connecting",   // connecting, live, reconnecting, stopped, denied
  revision: 0,
  connects: 0,        // how often the connection came back
  project: null,
  answer: null,       // what /api/mail said last for what is looked at
  good: null,         // the last of these answers that held a mail
  missing: null,      // why /api/mail had no answer at all: { status, message }
  twin: null,         // the same mail in the reference
  matrix: null, matrixFault: null, baseline: null,
  findings: null, checked: false, checkedAt: 0,
  entry: null, entryFault: null,
  edit: null,         // an entry being edited; see entries.js
  source: null, sourceFault: null,
  raw: null,
  hover: null,        // number of the string under the pointer or focus
  theme: "", paneTurn: null,  // only so that what shows them is drawn again
  rail: true, inspector: true, inspectorInMatrix: false,
};

const listeners = [];
let changed = new Set();
let push = false;

/** Changes the store. Listeners run once, after everything of this turn. */
export function set(patch) {
  for (const [name, value] of Object.entries(patch)) {
    if (Object.is(state[name], value)) continue;
    if (!changed.size) queueMicrotask(flush);
    state[name] = value;
    changed.add(name);
    if (STEPS.has(name)) push = true;
  }
}

/** Calls `run` now, and whenever one of these names changed. */
export function on(names, run) {
  listeners.push([new Set(names), run]);
  run();
}

function flush() {
  const now = changed;
  changed = new Set();
  if ([...now].some((name) => name in ADDRESS || name === "request")) {
    clearTimeout(later);
    if (push) writeAddress(true);
    else later = setTimeout(writeAddress, 80, false);
  }
  push = false;
  for (const [names, run] of listeners) if ([...now].some((name) => names.has(name))) run(now);
}

export const list = (text) => (text ? text.split(",") : []);

/** The text of a list with one value turned on or off. */
export function toggled(text, value, order) {
  const has = new Set(list(text));
  if (!has.delete(value)) has.add(value);
  return (order ?? [...has]).filter((one) => has.has(one)).join(",");
}

/** The query of a state: what differs from what is assumed. */
export function query(of = state) {
  const parameters = new URLSearchParams();
  for (const [name, [assumed]] of Object.entries(ADDRESS)) if (of[name] && of[name] !== assumed) parameters.set(name, of[name]);
  return parameters.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":");
}

let fragment = "";
let writing = 0;
let later;

/** The address of what is looked at. */
export const address = () => `/${query() ? `?${query()}` : ""}${fragment}`;

async function writeAddress(step) {
  const turn = ++writing;
  if (state.request === null) fragment = "";
  const before = location.pathname + location.search + location.hash;
  if (address() !== before) history[step && location.search !== `?${query()}` ? "pushState" : "replaceState"](null, "", address());
  if (state.request === null) return;
  const packed = `#request=${await pack(state.request)}`;
  if (turn !== writing) return;
  fragment = packed;
  if (location.hash !== fragment) history.replaceState(null, "", address());
}

/** Takes the address into the store. Values that mean nothing are left out. */
export async function readAddress() {
  clearTimeout(later);
  const parameters = new URLSearchParams(location.search);
  const patch = {};
  for (const [name, [assumed, allowed]] of Object.entries(ADDRESS)) {
    const value = parameters.get(name) ?? assumed;
    const fine = value === assumed || !allowed || (Array.isArray(allowed) ? allowed.includes(value) : allowed(value));
    patch[name] = fine ? value : assumed;
  }
  const packed = /^#request=([\w-]+)$/.exec(location.hash);
  patch.request = packed ? await unpack(packed[1]) : null;
  fragment = patch.request === null ? "" : location.hash;
  set(patch);
}

async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpack(text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
  } catch {
    return null;
  }
}
