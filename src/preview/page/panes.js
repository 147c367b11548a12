// The quiet panes of a mail: the text part, the headers, the raw message.

import { pick } from "./actions.js";
import { bytes, copy, h, icon } from "./dom.js";
import { dirty, shown, stringAt } from "./project.js";
import { set, state } from "./state.js";
import { choice } from "./tabs.js";

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
const setLocal = (patch) => { Object.assign(local, patch); set({ paneTurn: Symbol("turned") }); };

/** Says above a mail that it shows an edit that is not saved, or that it cannot. */
export function unsaved(...more) {
  if (!dirty()) return null;
  const { id, source, result, resultOf, checking } = state.edit;
  if (checking && !result) return null;
  const says = checking || resultOf === source ? ["This is the mail with ", h("code", null, id), " as it is typed."]
    : ["With ", h("code", null, id), " as it is typed there is no mail; this is ", result ? "the one before that." : "the saved one."];
  return h("p", { class: `ribbon${checking || resultOf === source ? "" : " warn"}` }, h("strong", null, "Unsaved edit"), h("span", null, says), more);
}

export function textPane() {
  const answer = shown();
  const { mail } = answer;
  return h("div", { class: "paper-pane" },
    h("div", { class: "pane-tools" }, choice({ label: "Font", value: String(local.mono), choose: (to) => setLocal({ mono: to === "true" }), options: [["false", "Proportional"], ["true", "Monospace"]] }),
      h("button", { type: "button", class: "quiet", onclick: () => copy(mail.text_runs.map((run) => run.text).join(""), "the text") }, icon("copy"), "Copy")),
    unsaved(),
    h("div", { class: `text-part${local.mono ? " mono" : ""}`, lang: mail.tag, dir: mail.dir },
      h("p", { class: "text-subject" }, runs(answer, mail.subject_runs)), h("div", { class: "text-body" }, runs(answer, mail.text_runs))));
}

export function headersPane() {
  const { mail } = shown();
  return h("div", { class: "paper-pane wide" },
    h("div", { class: "pane-tools" }, choice({ label: "Headers", value: String(local.rawHeaders), choose: (to) => setLocal({ rawHeaders: to === "true" }), options: [["false", "Decoded"], ["true", "As sent"]] })),
    unsaved(),
    h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Headers" },
      h("table", { class: "headers" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, "Header"), h("th", { scope: "col" }, "Value"))),
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
        : h("pre", { class: "raw" }, text));
}
