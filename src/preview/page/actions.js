// What a person can do, whatever they did it with: a button, a key, the palette. Each changes the store.

import { announce } from "./dom.js";
import { askToLeave } from "./dialogs.js";
import { dirty, email, localeName, openInspector, sample, shown } from "./project.js";
import { set, state } from "./state.js";

const LEAVES = ["email", "string", "locale", "brand", "view"];

/** Changes what is looked at. An unsaved edit is asked about first. */
export async function go(patch) {
  const leaves = dirty() && LEAVES.some((name) => name in patch && patch[name] !== state[name]);
  if (leaves && !(await askToLeave())) return false;
  set(patch);
  return true;
}

export const goEmail = (name) => go({ email: name, ...(name === state.email ? {} : { sample: "", request: null, string: "", file: "", line: "", samples: "" }) });
export const goSample = (name) => go({ sample: name === email()?.samples[0]?.name ? "" : name, samples: "", request: null });
export const goLocale = (name) => go({ locale: name });
export const goBrand = (name) => go({ brand: name });
export const goView = (view) => go({ view });
export const goPane = (pane) => go({ view: "mail", pane });

/** Emails as the rail shows them: by kind, then as the project lists them. */
export function emailsInOrder() {
  const kinds = ["security", "account", "notice"];
  return [...(state.project?.emails ?? [])].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

const around = (all, at, by) => all[(at + by + all.length) % all.length];

export function stepEmail(by) {
  const all = emailsInOrder();
  if (all.length) goEmail(around(all, all.findIndex((one) => one.name === state.email), by).name);
}

export function stepLocale(by) {
  const offered = state.project.locales.filter((one) => one.pseudo || email()?.offered.includes(one.name));
  if (!offered.length) return;
  const next = around(offered, offered.findIndex((one) => one.name === (state.locale || shown()?.mail?.locale)), by);
  goLocale(next.name);
  announce(localeName(next.name));
}

export function stepSample(by) {
  const all = email()?.samples ?? [];
  if (all.length) goSample(around(all, all.findIndex((one) => one.name === sample()?.name), by).name);
}

const WIDTHS = ["800", "600", "375"];
const COLORS = ["light", "dark", "inverted"];

export const stepWidth = () => set({ width: around(WIDTHS, WIDTHS.indexOf(state.width), 1) });
export const stepColors = () => set({ colors: around(COLORS, COLORS.indexOf(state.colors), 1) });
export const turn = (name) => set({ [name]: state[name] === "on" ? "off" : "on" });

export const theme = () => document.documentElement.dataset.theme ?? "system";

/** The studio's own colors: as the system has it, light, dark; remembered in this browser. */
export function stepTheme() {
  const names = ["system", "light", "dark"];
  const next = around(names, names.indexOf(theme()), 1);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try { localStorage.setItem("studio.theme", next); } catch { /* not remembered then */ }
  set({ theme: next });
  announce(`Colors of the studio: ${next}`);
}

/** Selects an entry and shows it in the inspector. */
export async function pick(entry, { focus = false } = {}) {
  if (!(await go({ string: entry, tab: "string" }))) return;
  openInspector();
  if (focus) requestAnimationFrame(() => document.querySelector("#tab-string")?.focus());
}

/** Opens a tab of the inspector, and puts the focus into it. */
export function openTab(tab, into) {
  set({ tab });
  openInspector();
  requestAnimationFrame(() => requestAnimationFrame(() => (document.querySelector(into ?? `#tab-${tab}`) ?? document.querySelector(`#tab-${tab}`))?.focus()));
}
