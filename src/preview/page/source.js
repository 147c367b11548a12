// The Source pane: the html as it is sent, or a file of the project, with line numbers, the place in question, and findings in the margin.

import { copy, h, icon, prose } from "./dom.js";
import { highlight, languageOf } from "./highlight.js";
import { editorLink, once, shown } from "./project.js";
import { set, state } from "./state.js";

/** Files worth a tab: those that made the parts, and those of the selected entry. */
function files() {
  const answer = shown();
  const all = new Map();
  for (const { part, file } of answer?.mail?.files ?? []) all.set(file, `${file} (${part})`);
  if (state.entry) all.set(state.entry.file, `${state.entry.file} (${state.entry.id})`);
  for (const one of answer?.strings ?? []) if (one.file && !all.has(one.file)) all.set(one.file, one.file);
  if (state.file && !all.has(state.file)) all.set(state.file, state.file);
  return all;
}

let scrolled = "";

export function sourcePane() {
  const mail = shown()?.mail;
  const { file, source } = state;
  const text = file ? source?.text : mail?.html;
  const at = Number(state.line) || 0;
  const link = file ? editorLink(source?.absolute, at || 1, 1) : null;
  const findings = file ? once([...(state.findings ?? []), ...(state.project?.problem?.findings ?? [])].filter((one) => one.file === file)) : [];
  const lines = text?.split("\n") ?? [];
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const here = `${file}:${at}:${Boolean(text)}`;
  if (text && at && here !== scrolled) requestAnimationFrame(() => { scrolled = here; document.getElementById("source-at")?.scrollIntoView({ block: "center" }); });
  if (!at) scrolled = here;
  return h("div", { class: "paper-pane wide" },
    h("div", { class: "pane-tools" },
      h("span", { class: "select grow" }, h("label", { class: "unseen", for: "source-file" }, "File"),
        h("select", { id: "source-file", value: file, onchange: (event) => set({ file: event.currentTarget.value, line: "" }) },
          h("option", { value: "" }, "html as it is sent"), [...files()].map(([path, name]) => h("option", { value: path }, name))), icon("down")),
      file && source && !source.own && h("span", { class: "tag", title: "From the stock set. It cannot be edited." }, "stock"),
      link && h("a", { class: "button", href: link }, icon("out"), "Open in editor"),
      text && h("button", { type: "button", onclick: () => copy(text, file || "the html") }, icon("copy"), "Copy")),
    state.sourceFault && file ? h("div", { class: "empty" }, h("h2", null, "This file cannot be shown"), h("p", null, prose(state.sourceFault)))
      : text === undefined ? h("p", { class: "soft pad" }, "Loading the file.")
        : h("div", { class: "source" },
          h("ol", { class: "source-lines" }, lines.map((line, number) => sourceLine(line, number + 1, at, file ? languageOf(file) : "markup", findings)))));
}

function sourceLine(text, number, at, language, findings) {
  const mine = findings.filter((one) => one.line === number);
  const worst = mine.some((one) => one.severity === "error") ? "error" : mine.length ? "warning" : "";
  return h("li", { key: `${number}`, id: number === at ? "source-at" : null, class: [number === at && "at", worst].filter(Boolean).join(" ") || null, "data-number": String(number) },
    h("code", { dir: "auto" }, marked(text, mine, language)),
    mine.map((one) => h("p", { class: `source-note ${one.severity}` }, h("strong", null, one.rule), " ", prose(one.message), one.locale && h("span", { class: "unseen" }, ` in ${one.locale}`))));
}

/** The line's text with the places of its findings underlined. */
function marked(text, findings, language) {
  const one = findings.find((finding) => finding.end_line === finding.line || !finding.end_line);
  if (!one || !one.column) return highlight(text, language);
  const start = one.column - 1;
  const end = Math.max(start + 1, (one.end_column ?? one.column + 1) - 1);
  return [...highlight(text.slice(0, start), language), h("mark", { class: one.severity }, text.slice(start, end)), ...highlight(text.slice(end), language)];
}
