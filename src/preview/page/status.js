// The status bar: size against the limit, chain, findings, the engine that draws, and whether this is the state of now.

import { openTab } from "./actions.js";
import { bytes, count, draw, h } from "./dom.js";
import { CONNECTIONS, dirty, engine, findingsOfMail, isLastGood, shown } from "./project.js";
import { on, state } from "./state.js";

function sizeMeter(size) {
  const { clip, html_budget: budget } = state.project;
  const kind = size > clip ? "bad" : size > budget ? "warn" : "";
  const words = h("span", null, `${bytes(size)} of ${bytes(clip)}`, h("span", { class: "roomy-only" }, size > clip ? "; Gmail clips this mail" : "; Gmail clips beyond"));
  return h("span", { class: `size ${kind}`, title: `The html is ${size.toLocaleString("en")} bytes. Gmail shows ${clip.toLocaleString("en")}. The project’s own budget is ${budget.toLocaleString("en")}.` },
    h("span", { class: "meter", "aria-hidden": "true" }, h("span", { style: { inlineSize: `${Math.min(100, (size / clip) * 100)}%` } })), words);
}

export function startStatus(bar) {
  on(["project", "answer", "good", "edit", "findings", "checked", "email", "view", "connection"], () => {
    const { project } = state;
    const mail = shown()?.mail;
    // Beside the matrix the findings are those of every locale.
    const found = state.view === "matrix" ? state.findings ?? [] : findingsOfMail();
    const errors = found.filter((one) => one.severity === "error").length;
    const warnings = found.length - errors;
    const tally = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ") || "nothing found";
    const mode = state.connection !== "live" ? state.connection : dirty() ? "unsaved edit" : isLastGood() ? "last good state" : "live";
    draw(bar,
      mail && state.view === "mail" && [
        sizeMeter(mail.size),
        h("span", { class: "wide-only" }, `message ${bytes(mail.message_size)}`),
        h("span", { class: "chain", title: "Fallback chain" }, h("span", { class: "unseen" }, "fallback chain "), mail.chain.join(" → ")),
      ],
      project && state.email && (mail || state.view === "matrix") && h("button", { type: "button", class: `status-button ${errors ? "error" : warnings ? "warning" : ""}`, title: state.view === "matrix" ? "Findings of this email in every locale" : "Findings of this mail", onclick: () => openTab("findings") }, state.checked ? tally : found.length ? `${tally}, checking…` : "checking…"),
      h("span", { class: "status-end" }),
      project && h("span", { class: "wide-only" }, project.root ? project.name : "the stock set"),
      h("span", { class: "wide-only" }, `Drawn by ${engine()}`),
      h("span", { class: `mode ${mode.replaceAll(" ", "-")}` }, CONNECTIONS[mode] ?? mode),
    );
  });
}
