// Questions about what is loaded: which email, which locale, which mail is shown, where a place opens.

import { set, state } from "./state.js";

export const email = (name = state.email) => state.project?.emails.find((one) => one.name === name);
export const locale = (name) => state.project?.locales.find((one) => one.name === name || one.tag === name);
export const localeName = (name) => locale(name)?.english ?? name;

/** What a language is called in itself: as the server says, or else as the browser knows. */
export function autonym({ autonym: known, tag, pseudo }) {
  if (known || pseudo) return known ?? "";
  try { return new Intl.DisplayNames([tag], { type: "language" }).of(tag); } catch { return ""; }
}

/** How the connection stands, in words. */
export const CONNECTIONS = { connecting: "connecting", live: "live", reconnecting: "reconnecting", stopped: "stopped", denied: "no session" };

export const KINDS = { security: "Security", account: "Account", notice: "Notice" };

/** The sample that is looked at: the named one or the first. */
export const sample = () => email()?.samples.find((one) => one.name === state.sample) ?? email()?.samples[0];

/** True while the entry editor holds text that is not saved. */
export const dirty = () => Boolean(state.edit && state.edit.source !== state.edit.before);

/** The answer whose mail is on the screen: with the unsaved edit, as it is, or the last good one. */
export function shown() {
  if (dirty() && state.edit.result?.mail) return state.edit.result;
  if (state.answer?.mail) return state.answer;
  return state.good;
}

/** True when what is shown is not what the files and the request say now. */
export const isLastGood = () => Boolean(state.project?.problem || state.answer?.stale || (state.answer && !state.answer.mail && state.good));

/** The string of this number. */
export const stringAt = (answer, n) => answer?.strings.find((one) => one.n === n);

/** Strings of the shown mail that came from an entry. */
export const stringsOf = (entry) => shown()?.strings.filter((one) => one.entry === entry) ?? [];

/** Whether a finding of the check concerns the mail that is looked at: its locale, or one that supplies text to it. */
export function isOfMail({ locale }) {
  const mail = shown()?.mail;
  return !locale || !mail || locale === mail.locale || mail.chain.includes(locale);
}

/** Findings of the mail that is looked at: its diagnostics, and those of the check. */
export function findingsOfMail() {
  return once([...(shown()?.mail?.diagnostics ?? []), ...(state.findings ?? []).filter(isOfMail)]);
}

/** Each finding once: the same place may be told by the mail and by the check, for every sample and every brand. */
export function once(findings) {
  const known = new Set();
  return findings.filter((one) => {
    const id = [one.rule, one.file, one.line, one.column, one.message].join("\n");
    return !known.has(id) && known.add(id);
  });
}

/** An address that opens the user's editor; null without one, or when the template's scheme could run something here. */
export function editorLink(absolute, line, column) {
  const template = state.project?.editor;
  if (!template || !absolute) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(template)?.[1].toLowerCase();
  if (!scheme || ["javascript", "data", "vbscript", "blob"].includes(scheme)) return null;
  // The template has its own slash before the path: `/a/b.ftl` and `C:\a\b.ftl` become `a/b.ftl` and `C:/a/b.ftl`;
  // `\\?\` before a drive is Windows' own way to say that a path is absolute.
  const path = absolute.replaceAll("\\", "/").replace(/^\/+(\?\/)?/, "").split("/").map((segment) => encodeURIComponent(segment).replaceAll("%3A", ":")).join("/");
  return template.replaceAll("{path}", () => path).replaceAll("{line}", String(line || 1)).replaceAll("{column}", String(column || 1));
}

/** The absolute path of a file of the project. */
export const absolute = (file) => (state.project?.root && file && !file.startsWith("stock:") ? `${state.project.root}/${file}` : null);

/** Shows a file at a line. */
export function openSource(file, line) {
  set({ view: "mail", pane: "source", file, line: line ? String(line) : "" });
}

/** The inspector stands beside a mail, and beside the matrix when it is asked for. */
export const inspectorOpen = () => (state.view === "matrix" ? state.inspectorInMatrix : state.inspector);
export const openInspector = (open = true) => set(state.view === "matrix" ? { inspectorInMatrix: open } : { inspector: open });

/** Which engine draws the pictures: `Chromium 156 (Blink)`. */
export function engine() {
  const brands = navigator.userAgentData?.brands ?? [];
  const brand = brands.find((one) => one.brand === "Chromium");
  if (brand) return `Chromium ${brand.version} (Blink)`;
  const agent = navigator.userAgent;
  const find = (pattern) => pattern.exec(agent)?.[1];
  if (find(/Firefox\/(\d+)/)) return `Firefox ${find(/Firefox\/(\d+)/)} (Gecko)`;
  if (find(/Chrom(?:e|ium)\/(\d+)/)) return `Chromium ${find(/Chrom(?:e|ium)\/(\d+)/)} (Blink)`;
  if (/AppleWebKit/.test(agent)) return `${/Version\/(\d+)/.test(agent) ? `Safari ${find(/Version\/(\d+)/)}` : "a browser"} (WebKit)`;
  return "an engine that does not say its name";
}
