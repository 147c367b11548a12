// The Inbox pane: how programs list this mail, with subject and preheader cut as they cut them. Widths and lines are approximations.

import { h } from "./dom.js";
import { runs } from "./panes.js";
import { locale, shown } from "./project.js";
import { state } from "./state.js";

/** A program: how wide its list is, and how its row is laid out (see mail.css). */
const PROGRAMS = [
  ["Gmail on the web", "gmail-web", 760],
  ["Gmail on Android", "gmail-phone", 392],
  ["Apple Mail on iPhone", "apple", 375],
  ["Outlook on the web", "outlook", 360],
  ["Thunderbird", "thunderbird", 700],
];

/** The name in `"Name" <address>`, or what stands before the @. */
function senderName(from) {
  const named = /^\s*"?([^"<]+?)"?\s*</.exec(from ?? "");
  return named ? named[1] : (from ?? "").split("@")[0];
}

const columns = (text) => [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)]
  .reduce((sum, { segment }) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u.test(segment) ? 2 : 1), 0);

function row(kind, answer) {
  const { mail } = answer;
  const sender = senderName(mail.from);
  const words = { lang: mail.tag, dir: mail.dir };
  const subject = h("span", { class: "in-subject", ...words }, mail.subject);
  const preheader = h("span", { class: "in-preheader", ...words }, mail.preheader);
  const from = h("span", { class: "in-from" }, sender);
  const time = h("span", { class: "in-time" }, "9:41");
  const face = h("span", { class: "in-face", "aria-hidden": "true" }, sender.slice(0, 1).toUpperCase());
  if (kind === "gmail-web") return [h("span", { class: "in-box", "aria-hidden": "true" }), h("span", { class: "in-star", "aria-hidden": "true" }, "☆"), from, h("span", { class: "in-line", ...words }, h("span", { class: "in-subject" }, mail.subject), h("span", { class: "in-dash" }, " - "), h("span", { class: "in-preheader" }, mail.preheader)), time];
  if (kind === "gmail-phone") return [face, h("span", { class: "in-top" }, from, time), subject, preheader];
  if (kind === "apple") return [h("span", { class: "in-unread", "aria-hidden": "true" }), h("span", { class: "in-top" }, from, time), subject, preheader];
  if (kind === "outlook") return [face, from, h("span", { class: "in-top" }, subject, time), preheader];
  return [h("span", { class: "in-star", "aria-hidden": "true" }, "☆"), subject, h("span", { class: "in-from" }, sender), time];
}

function meter(name, text, budget) {
  const length = columns(text);
  const over = length > budget;
  return h("div", { class: `length${over ? " over" : ""}` }, h("span", { class: "length-name" }, name),
    h("span", { class: "meter", "aria-hidden": "true" }, h("span", { style: { inlineSize: `${Math.min(100, (length / budget) * 100)}%` } })),
    h("span", { class: "length-number" }, `${length} of ${budget} columns${over ? ", too long" : ""}`));
}

export function inboxPane() {
  const answer = shown();
  const { mail } = answer;
  const { budgets } = state.project;
  return h("div", { class: "inbox-pane" },
    h("section", { class: "inbox-lines", "aria-label": "Subject and preheader" },
      h("p", { class: "inbox-subject", lang: mail.tag, dir: mail.dir }, runs(answer, mail.subject_runs)),
      meter("Subject", mail.subject, budgets.subject),
      h("p", { class: "inbox-preheader", lang: mail.tag, dir: mail.dir }, runs(answer, mail.preheader_runs)),
      meter("Preheader", mail.preheader, budgets.preheader)),
    PROGRAMS.map(([name, kind, width]) => h("section", { key: kind, class: "program" },
      h("h2", null, name),
      h("div", { class: `in-row ${kind}`, style: { maxInlineSize: `${width}px` } }, row(kind, answer)))),
    h("p", { class: "soft" }, `These rows are approximations in ${locale(mail.locale)?.english ?? mail.locale}: programs cut by width, and people choose other densities and fonts.`));
}
