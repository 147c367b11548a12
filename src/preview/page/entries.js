// The selected entry and its edit: loading, checking while typing, saving, conflicts.
// `state.edit`: { id, locale, brand, own, source, before, findings, result, resultOf, checking, saving, conflict, problem }; `own` says that the text
// becomes an entry of the mail's locale over the parent's, `resultOf` which text `result` was rendered with.

import { debounce, toast } from "./dom.js";
import { viewOfMail } from "./loading.js";
import { dirty, shown } from "./project.js";
import { ask, forget, Refusal } from "./server.js";
import { on, set, state } from "./state.js";

/** The locale that the selected entry is asked for in: that of the mail. */
const wanted = () => shown()?.mail?.locale ?? state.locale;

let loaded = "";

async function loadEntry() {
  const id = state.string;
  const mine = dirty() && state.edit.id === id ? state.edit : null;
  const locale = mine?.locale ?? wanted();
  const brand = mine?.brand ?? state.brand;
  if (!id || !locale) {
    loaded = "";
    return set({ entry: null, entryFault: null, ...(dirty() ? {} : { edit: null }) });
  }
  const now = [id, locale, brand, state.revision].join("\n");
  if (now === loaded) return;
  loaded = now;
  if (state.entry?.id !== id) set({ entry: null, entryFault: null });
  const parameters = new URLSearchParams({ id, locale, ...(brand ? { brand } : {}) });
  try {
    const entry = await ask(`/api/entry?${parameters}`, { slot: "entry" });
    const patch = { entry, entryFault: null };
    if (!dirty() || state.edit.id !== id) patch.edit = fresh(entry);
    else if (entry.source === state.edit.before) patch.edit = state.edit.conflict === null ? state.edit : { ...state.edit, conflict: null };
    else if (!state.edit.saving) patch.edit = { ...state.edit, conflict: entry.source };
    set(patch);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Refusal)) throw error;
    loaded = "";
    set({ entry: null, entryFault: error.message });
  }
}

function fresh(entry) {
  return { id: entry.id, locale: entry.locale, brand: state.brand, own: !entry.writes_to && Boolean(entry.own), source: entry.source, before: entry.source, findings: [], result: null, resultOf: null, checking: false, saving: false, conflict: null, problem: null };
}

/** Which entry an edit is of, as the server asks. */
const place = ({ id, locale, brand, own }) => ({ id, locale, ...(brand ? { brand } : {}), ...(own ? { own } : {}) });

/** Whether the edit changes the parent that supplies the entry, or becomes an entry of the mail's own locale. */
export function writeOwn(own) {
  if (!state.edit || state.edit.own === own) return;
  set({ edit: { ...state.edit, own } });
  if (dirty()) typed(state.edit.source);
}

/** The text in the editor is now this. */
export function typed(source) {
  if (!state.edit) return;
  const edit = { ...state.edit, source, problem: null };
  if (source === edit.before) {
    check.cancel();
    forget("check");
    set({ edit: { ...edit, findings: [], result: null, checking: false } });
  } else {
    set({ edit: { ...edit, checking: true } });
    check();
  }
}

const check = debounce(250, async () => {
  const { edit } = state;
  if (!edit || !dirty()) return;
  const body = { ...place(edit), source: edit.source, view: viewOfMail() };
  try {
    const { findings, mail } = await ask("/api/entry/check", { slot: "check", body });
    if (state.edit?.source !== edit.source) return;
    set({ edit: { ...state.edit, findings, ...(mail?.mail ? { result: mail, resultOf: edit.source } : {}), checking: false } });
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Refusal)) throw error;
    if (state.edit) set({ edit: { ...state.edit, checking: false, problem: error.message } });
  }
});

/** Writes the edited entry to its file. True when it is written. */
export async function save() {
  const { edit } = state;
  if (!edit || !dirty() || edit.saving) return !dirty();
  set({ edit: { ...edit, saving: true, problem: null } });
  const body = { ...place(edit), source: edit.source, before: edit.before };
  try {
    const { file } = await ask("/api/entry", { method: "PUT", body });
    set({ edit: { ...state.edit, before: edit.source, saving: false, findings: [], result: null, resultOf: null, conflict: null } });
    toast(`Saved \`${edit.id}\` in ${file}.`);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const now = { ...state.edit, saving: false };
    if (error.status === 409) now.conflict = error.problem.current ?? "";
    else if (error.status === 422) Object.assign(now, { findings: error.problem.findings ?? [], problem: error.message });
    else now.problem = error.message;
    set({ edit: now });
    toast("Not saved.", "bad");
    return false;
  }
}

/** Back to the text of the file. */
export function revert() {
  check.cancel();
  forget("check");
  if (state.entry && state.edit?.id === state.entry.id) set({ edit: fresh(state.entry) });
  else set({ edit: null });
}

/** Ends a conflict: keep what was typed, to be saved over the file's text, or take the text of the file. */
export function settle(keepMine) {
  const { edit } = state;
  set({ edit: { ...edit, before: edit.conflict, source: keepMine ? edit.source : edit.conflict, conflict: null, result: null, findings: [] } });
  if (keepMine) typed(edit.source);
}

export function startEntries() {
  on(["string", "good", "brand", "revision", "edit"], loadEntry);
  addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });
}
