// The quiet panes of a mail: the text part, the headers, the raw message.

import { pick } from "./actions.js";
import { bytes, copy, h, icon } from "./dom.js";
import { dirty, shown, stringAt } from "./project.js";
import { set, state } from "./state.js";

/** Text in runs: what came from an entry can be pointed at and selected. */
export function runs(answer, list) {
  return (list ?? []).map(({ text, string }) => {
    const one = string === null || string === undefined ? null : stringAt(answer, string);
    if (!one || state.overlay !== "on") return text;
    const kinds = ["run", one.fallback && "fallback", one.entry === state.string && "picked"].filter(Boolean).join(" ");
    return h("span", { class: kinds, title: `${one.entry} · ${one.locale}`, onclick: () => pick(one.entry) }, text);
  });
}

/** Switches of panes that are of no use to anybody else, so they are not in the address. */
const local = { mono: false, rawHeaders: false };
const turnLocal = (name) => { local[name] = !local[name]; set({ paneTurn: Symbol(name) }); };

const unsaved = () => dirty() && state.edit.result && h("p", { class: "ribbon" }, h("strong", null, "Unsaved edit"), h("span", null, "This is the mail with the text as it is typed."));

export function textPane() {
  const answer = shown();
  const { mail } = answer;
  return h("div", { class: "paper-pane" },
    h("div", { class: "pane-tools" }, h("button", { type: "button", class: "switch", "aria-pressed": String(local.mono), onclick: () => turnLocal("mono") }, "Monospace"),
      h("button", { type: "button", class: "quiet", onclick: () => copy(mail.text_runs.map((run) => run.text).join(""), "the text") }, icon("copy"), "Copy")),
    unsaved(),
    h("div", { class: `text-part${local.mono ? " mono" : ""}`, lang: mail.tag, dir: mail.dir, tabindex: "0", role: "region", "aria-label": "Text part" },
      h("p", { class: "text-subject" }, runs(answer, mail.subject_runs)), h("div", { class: "text-body" }, runs(answer, mail.text_runs))));
}

export function headersPane() {
  const { mail } = shown();
  return h("div", { class: "paper-pane wide" },
    h("div", { class: "pane-tools" }, h("button", { type: "button", class: "switch", "aria-pressed": String(local.rawHeaders), onclick: () => turnLocal("rawHeaders") }, "As they are sent")),
    unsaved(),
    h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Headers" },
      h("table", { class: "headers" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, "Header"), h("th", { scope: "col" }, local.rawHeaders ? "As it is sent" : "Decoded"))),
        h("tbody", null, mail.headers.map(([name, decoded, raw]) => h("tr", null, h("th", { scope: "row" }, name),
          h("td", { class: local.rawHeaders ? "mono" : "" }, h("bdi", { dir: "auto", lang: name === "Subject" && !local.rawHeaders ? mail.tag : null }, local.rawHeaders ? raw : decoded))))))));
}

export function rawPane() {
  const { mail } = shown();
  const text = state.raw?.address === mail.eml ? state.raw.text : undefined;
  return h("div", { class: "paper-pane wide" },
    h("div", { class: "pane-tools" },
      h("a", { class: "button", href: mail.eml, download: `${mail.email}.${mail.tag}.eml` }, icon("load"), "Download"),
      h("button", { type: "button", disabled: !text, onclick: () => copy(text, "the message") }, icon("copy"), "Copy"),
      h("span", { class: "soft" }, `${bytes(mail.message_size)}, as it would be handed to the relay`)),
    unsaved(),
    text === undefined ? h("p", { class: "soft pad" }, "Loading the message.")
      : text === null ? h("p", { class: "pad" }, "The message could not be loaded. A reload of the page brings it back.")
        : h("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": "Raw message" }, text));
}
