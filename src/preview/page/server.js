// Talking with the studio's server: requests of which a newer one cancels the older, and the stream of events.

import { set, state } from "./state.js";

/** What the server said when it refused: its problem document, with the status. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The studio answered with ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

const slots = new Map();

/** Asks for JSON. Of several questions in one `slot` only the last is answered; the others throw an AbortError. */
export async function ask(path, { slot, method, body } = {}) {
  let signal;
  if (slot) {
    slots.get(slot)?.abort();
    const controller = new AbortController();
    slots.set(slot, controller);
    signal = controller.signal;
  }
  let response;
  try {
    response = await fetch(path, {
      signal,
      method: method ?? (body ? "POST" : "GET"),
      headers: body ? { "content-type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    if (state.connection === "live") set({ connection: "reconnecting" });
    throw new Refusal(0, { detail: "The studio does not answer." });
  }
  const text = await response.text();
  signal?.throwIfAborted();
  let json = {};
  try { json = JSON.parse(text); } catch { json = { detail: text.slice(0, 300) }; }
  if (response.status === 401) set({ connection: "denied" });
  if (!response.ok) throw new Refusal(response.status, json);
  return json;
}

/** Forgets a question: its answer is no longer of use. */
export function forget(slot) {
  slots.get(slot)?.abort();
  slots.delete(slot);
}

let stream;
let lost;

/** Follows the events for as long as the page is open, and comes back by itself after an interruption. */
export function follow({ state: onState, checked: onChecked }) {
  stream = new EventSource("/api/events");
  stream.addEventListener("state", (event) => {
    clearTimeout(lost);
    if (state.connection !== "live" && state.connection !== "connecting") set({ connects: state.connects + 1 });
    set({ connection: "live" });
    onState(JSON.parse(event.data));
  });
  stream.addEventListener("checked", (event) => onChecked(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    if (state.connection === "denied") {
      stream.close();
      return again({ state: onState, checked: onChecked });
    }
    if (state.connection === "live") set({ connection: "reconnecting" });
    clearTimeout(lost);
    lost = setTimeout(() => { if (state.connection !== "live" && state.connection !== "denied") set({ connection: "stopped" }); }, 2500);
    if (stream.readyState === EventSource.CLOSED) again({ state: onState, checked: onChecked });
  });
}

/** The server refused the stream. Each start of the studio has sessions of its own: without one, there is nothing to come back to
 * until its address was opened in this browser. So the page asks once more whenever somebody looks at it. */
async function again(handlers) {
  try {
    await ask("/api/baseline");
    if (state.connection === "denied") set({ connection: "reconnecting" });
  } catch { /* it says so in `connection` */ }
  if (state.connection !== "denied") setTimeout(follow, 2000, handlers);
  else addEventListener("focus", () => again(handlers), { once: true });
}

addEventListener("pagehide", () => stream?.close());
