// Loads what the state asks for: the project, the mail, the same mail in the reference, the matrix, findings, sources.
// An answer that holds no mail never takes the last good picture away.

import { announce, debounce, toast } from "./dom.js";
import { email, localeName, shown } from "./project.js";
import { ask, forget, Refusal } from "./server.js";
import { list, on, set, state } from "./state.js";

const quiet = (error) => { if (error.name !== "AbortError" && !(error instanceof Refusal)) throw error; };

/** Loads the project anew. What the address names and the project does not have falls back. */
export async function loadProject() {
  const project = await ask("/api/project", { slot: "project" });
  const patch = { project, revision: Math.max(project.revision, state.revision) };
  const has = (all, name) => all.some((one) => one.name === name);
  if (!has(project.emails, state.email)) patch.email = project.emails[0]?.name ?? "";
  const of = project.emails.find((one) => one.name === (patch.email ?? state.email));
  if (state.sample && !has(of?.samples ?? [], state.sample)) patch.sample = "";
  if (state.locale && !has(project.locales, state.locale)) patch.locale = "";
  if (state.brand && !has(project.brands, state.brand)) patch.brand = "";
  set(patch);
}

export const reloadProject = () => loadProject().catch(quiet);
export const reloadProjectSoon = debounce(250, reloadProject);

/** What is asked for when the mail that is looked at is meant. */
export function viewOfMail(locale = state.locale) {
  return {
    email: state.email,
    ...(state.request !== null ? { request: state.request } : state.sample ? { sample: state.sample } : {}),
    ...(locale ? { locale } : {}),
    ...(state.brand ? { brand: state.brand } : {}),
  };
}

let lookedAt = "";
let goodOf = "";
let slow;

async function loadMail() {
  if (!state.project || !state.email || state.connection === "denied") return;
  const now = JSON.stringify([state.email, state.sample, state.locale, state.brand]);
  if (now !== lookedAt) {
    // What was looked at before stays until the answer is there, but not for long.
    lookedAt = now;
    clearTimeout(slow);
    slow = setTimeout(() => { if (goodOf !== lookedAt) set({ answer: null, good: null, twin: null }); }, 400);
  }
  if (!email()?.samples.length && state.request === null) {
    forget("mail");
    clearTimeout(slow);
    goodOf = "";
    set({ answer: null, good: null, missing: null });
    return;
  }
  try {
    const answer = await ask("/api/mail", { slot: "mail", body: viewOfMail() });
    clearTimeout(slow);
    const before = state.good?.mail;
    set({ answer, missing: null, ...(answer.mail ? { good: answer } : goodOf === now ? {} : { good: null, twin: null }) });
    goodOf = now;
    if (answer.mail && (before?.frame !== answer.mail.frame || before?.locale !== answer.mail.locale)) {
      announce(`Rendered ${answer.mail.email} in ${localeName(answer.mail.locale)}.`);
    } else if (!answer.mail) announce(answer.request.faults.length ? "The request has a fault. The last good picture stays." : "The mail cannot be rendered. The last good picture stays.");
  } catch (error) {
    quiet(error);
    if (error instanceof Refusal && error.status && error.status !== 401) {
      clearTimeout(slow);
      set({ missing: { status: error.status, message: error.message }, answer: null, good: null });
    }
  }
}

const typing = debounce(150, loadMail);

async function loadTwin() {
  const mail = shown()?.mail;
  if (state.compare !== "on" || state.view !== "mail" || !mail) return set({ twin: null });
  try {
    const twin = await ask("/api/mail", { slot: "twin", body: viewOfMail(state.project.reference) });
    set({ twin });
  } catch (error) { quiet(error); }
}

async function loadMatrix() {
  if (state.view !== "matrix" || !state.project || !state.email) return;
  if (!email()?.samples.length && state.request === null) return set({ matrix: null, matrixFault: null });
  const has = new Set(email()?.samples.map((sample) => sample.name));
  const samples = list(state.samples).filter((name) => has.has(name));
  const body = { email: state.email, ...(state.brand ? { brand: state.brand } : {}) };
  if (state.request !== null) body.request = state.request;
  else if (samples.length) body.samples = samples;
  else if (state.sample) body.samples = [state.sample];
  try {
    set({ matrix: await ask("/api/matrix", { slot: "matrix", body }), matrixFault: null });
  } catch (error) {
    quiet(error);
    if (error instanceof Refusal && error.status) set({ matrixFault: error.message });
  }
  if (!state.baseline) loadBaseline();
}

/** Which state the matrix compares with. */
async function loadBaseline() {
  try { set({ baseline: await ask("/api/baseline", { slot: "baseline" }) }); } catch (error) { quiet(error); }
}

/** Takes another state to compare with: that of now, or a commit. */
export async function compareWith(body) {
  try {
    await ask("/api/baseline", { method: "POST", body });
    await Promise.all([loadBaseline(), loadMatrix()]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    toast(error.message, "bad");
  }
}

async function loadFindings(changed) {
  if (!state.email || !state.project) return;
  if (changed?.has("email")) set({ findings: null, checked: false });
  try {
    const { findings, checked } = await ask(`/api/findings?email=${encodeURIComponent(state.email)}`, { slot: "findings" });
    set({ findings, checked });
  } catch (error) { quiet(error); }
}

async function loadSource() {
  if (!state.file) return set({ source: null, sourceFault: null });
  if (state.source?.path !== state.file) set({ source: null, sourceFault: null });
  try {
    set({ source: await ask(`/api/source?path=${encodeURIComponent(state.file)}`, { slot: "source" }), sourceFault: null });
  } catch (error) {
    quiet(error);
    if (error instanceof Refusal) set({ source: null, sourceFault: error.message });
  }
}

/** The message as it would go out, as text; asked for when its pane is open. */
async function loadRaw() {
  const address = shown()?.mail?.eml;
  if (state.pane !== "raw" || state.view !== "mail" || !address || state.raw?.address === address) return;
  try {
    const response = await fetch(`${address}?view=text`);
    set({ raw: { address, text: response.ok ? await response.text() : null } });
  } catch { set({ raw: { address, text: null } }); }
}

/** Starts all of it. */
export function startLoading() {
  on(["project"], () => { if (state.project && !lookedAt) loadMail(); });
  on(["email", "sample", "locale", "brand", "revision", "connects"], loadMail);
  on(["request"], () => (state.request === null ? (typing.cancel(), loadMail()) : typing()));
  on(["compare", "view", "good", "revision"], loadTwin);
  on(["view", "email", "sample", "samples", "brand", "request", "revision", "connects", "checkedAt", "project"], (changed) => {
    if (changed?.size === 1 && changed.has("project") && state.matrix?.email === state.email) return;
    loadMatrix();
  });
  on(["email", "checkedAt", "revision", "connects", "project"], (changed) => {
    if (changed?.size === 1 && changed.has("project") && state.findings) return;
    loadFindings(changed);
  });
  on(["file", "revision"], loadSource);
  on(["pane", "view", "good", "edit"], loadRaw);
}
