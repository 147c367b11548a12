// Every keyboard shortcut, in one table: what works and what the dialog shows cannot differ.

import { goPane, goView, openTab, stepColors, stepEmail, stepLocale, stepSample, stepWidth, turn } from "./actions.js";
import { openDialog, openSend } from "./dialogs.js";
import { h } from "./dom.js";
import { offer, openPalette } from "./palette.js";
import { inspectorOpen, openInspector } from "./project.js";
import { set, state } from "./state.js";

const PANES = ["picture", "text", "inbox", "headers", "source", "raw"];
const mail = () => state.view === "mail";

const GROUPS = [
  ["Move", [
    [["j", "ArrowDown"], "Next email", () => stepEmail(1)],
    [["k", "ArrowUp"], "Previous email", () => stepEmail(-1)],
    [["l"], "Next locale", () => stepLocale(1), mail],
    [["L"], "Previous locale", () => stepLocale(-1), mail],
    [["n"], "Next sample", () => stepSample(1)],
    [["p"], "Previous sample", () => stepSample(-1)],
    [["m"], "Mail or matrix", () => goView(state.view === "mail" ? "matrix" : "mail")],
    [["/"], "Command palette", () => openPalette()],
  ]],
  ["Look", [
    ...PANES.map((pane, at) => [[String(at + 1)], `${pane[0].toUpperCase()}${pane.slice(1)}`, () => goPane(pane)]),
    [["w"], "Next width", stepWidth, mail],
    [["c"], "Next colors", stepColors],
    [["i"], "Images on or off", () => turn("images")],
    [["s"], "Strings on or off", () => turn("overlay"), mail],
    [["x"], "Compare with the reference", () => turn("compare"), mail],
  ]],
  ["Work", [
    [["e"], "Edit the selected string", () => openTab("string", "#entry-source")],
    [["r"], "Edit the request", () => openTab("request", "#request-source")],
    [["f"], "Findings", () => openTab("findings")],
    [["y"], "Why this language and name", () => openTab("why")],
    [["g"], "List of strings", () => openTab("strings", "#strings-filter")],
    [["t"], "Test send", openSend],
    [["["], "Show or hide the emails", () => set({ rail: !state.rail })],
    [["]"], "Show or hide the inspector", () => openInspector(!inspectorOpen())],
    [["?"], "This list", openShortcuts],
  ]],
];

/** Those that work in fields, too. */
const HELD = [["Ctrl K", "Command palette"], ["Ctrl S", "Save the entry, in its editor"], ["Esc", "Leave an editor"]];
const SHOWN = { ArrowDown: "↓", ArrowUp: "↑", L: "Shift L" };

const actions = new Map(GROUPS.flatMap(([, rows]) => rows).flatMap(([keys, , run, when]) => keys.map((key) => [key, { run, when }])));

const writes = (element) => element?.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

export function openShortcuts() {
  const table = (title, rows) => h("section", null, h("h3", null, title), h("dl", { class: "keys" }, rows.map(([keys, what]) => [h("dt", null, keys), h("dd", null, what)])));
  const caps = (keys) => keys.map((key, at) => [at > 0 && " ", h("kbd", null, SHOWN[key] ?? key)]);
  openDialog("Keyboard shortcuts", () => [
    h("div", { class: "key-columns" }, GROUPS.map(([title, rows]) => table(title, rows.map(([keys, what]) => [caps(keys), what])))),
    table("Anywhere", HELD.map(([key, what]) => [key.split(" ").map((one, at) => [at > 0 && " ", h("kbd", null, one === "Ctrl" && /Mac|iP/.test(navigator.platform) ? "⌘" : one)]), what])),
    h("p", { class: "soft" }, "Single keys do nothing while you type in a field."),
  ], "large");
}

export function startKeys() {
  offer(commands);
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const held = event.ctrlKey || event.metaKey;
    if (held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openPalette();
      return;
    }
    if (held || event.altKey || document.querySelector("dialog[open]") || writes(event.target)) return;
    if (!state.project) return;
    const arrows = event.key.startsWith("Arrow");
    if (arrows && !event.target.closest("#rail, body:not(:has(:focus))") && event.target !== document.body) return;
    const action = actions.get(event.key);
    if (!action || (action.when && !action.when())) return;
    event.preventDefault();
    action.run();
    if (arrows && event.target.closest("#rail")) requestAnimationFrame(() => document.querySelector('#rail [aria-current="true"]')?.focus());
  });
}

/** For the palette: every action with its key. */
const commands = () => GROUPS.flatMap(([group, rows]) => rows.filter(([, , , when]) => !when || when()).map(([keys, what, run]) => ({ group, what, key: SHOWN[keys[0]] ?? keys[0], run })));

