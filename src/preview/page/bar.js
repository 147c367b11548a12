// The top bar: where one is, what is looked at, and the studio's own switches.

import { goView, stepTheme, theme } from "./actions.js";
import { draw, h, icon } from "./dom.js";
import { openPhone } from "./dialogs.js";
import { openShortcuts } from "./keys.js";
import { openPalette } from "./palette.js";
import { CONNECTIONS, email, inspectorOpen, locale, openInspector, sample, shown } from "./project.js";
import { on, set, state } from "./state.js";
import { choice } from "./tabs.js";

const THEMES = { system: ["system", "the system’s"], light: ["sun", "light"], dark: ["moon", "dark"] };

function picker(what, value, scope, extra) {
  return h("button", { type: "button", class: `picker picker-${scope}`, "aria-haspopup": "dialog", onclick: () => openPalette(scope) },
    h("span", { class: "picker-what" }, what), " ", h("span", { class: "picker-value" }, value), extra, icon("down"));
}

function connection() {
  const problem = Boolean(state.project?.problem);
  const kind = problem && state.connection === "live" ? "problem" : state.connection;
  return h("span", { class: `connection ${kind}`, title: problem ? "The project does not load as it is on disk." : null }, h("span", { class: "dot", "aria-hidden": "true" }), problem && state.connection === "live" ? "problem" : CONNECTIONS[state.connection]);
}

export function startBar(bar) {
  on(["project", "email", "sample", "locale", "brand", "view", "request", "connection", "rail", "inspector", "inspectorInMatrix", "answer", "good", "theme"], () => {
    const { project } = state;
    const of = email();
    const chosen = locale(state.locale || shown()?.mail?.locale);
    const [themeIcon, themeName] = THEMES[theme()];
    draw(bar,
      h("button", { type: "button", class: "plain", "aria-label": state.rail ? "Hide the list of emails" : "Show the list of emails", title: "List of emails  [", "aria-expanded": String(state.rail), "aria-controls": "rail", onclick: () => set({ rail: !state.rail }) }, icon("rail")),
      h("a", { class: "wordmark", href: "/" }, h("span", null, "Vocative", h("span", { class: "comma" }, ",")), " ", h("span", { class: "wordmark-soft" }, "studio")),
      of && picker("Email", of.name, "emails"),
      of && choice({ label: "View", value: state.view, choose: goView, options: [["mail", "Mail"], ["matrix", "Matrix"]] }),
      of && h("div", { class: "pickers" },
        state.view === "mail" && picker("Locale", state.locale ? chosen?.tag ?? state.locale : shown()?.mail?.locale ?? "as asked", "locales", !state.locale && h("span", { class: "tag", title: "The request decides" }, "auto")),
        (of.samples.length > 0 || state.request !== null) && picker("Sample", state.request !== null ? "edited" : sample()?.name ?? "none", "samples", state.request !== null && h("span", { class: "tag accent" }, "not saved")),
        project?.brands.length > 0 && picker("Brand", project.brands.find((one) => one.name === state.brand)?.title ?? "none", "brands")),
      h("div", { class: "bar-end" },
        project?.read_only && h("span", { class: "tag", title: project.read_only_why?.replaceAll("`", "") }, "read-only"),
        connection(),
        h("button", { type: "button", class: "plain", "aria-label": "Command palette", title: "Command palette  Ctrl K", "aria-haspopup": "dialog", onclick: () => openPalette() }, icon("command")),
        project?.phone && h("button", { type: "button", class: "plain roomy-only", "aria-label": "Open on a phone", title: "Open on a phone", "aria-haspopup": "dialog", onclick: openPhone }, icon("phone")),
        h("button", { type: "button", class: "plain roomy-only", "aria-label": `Colors of the studio: ${themeName}`, title: `Colors of the studio: ${themeName}`, onclick: stepTheme }, icon(themeIcon)),
        h("button", { type: "button", class: "plain wide-only", "aria-label": "Keyboard shortcuts", title: "Keyboard shortcuts  ?", "aria-haspopup": "dialog", onclick: openShortcuts }, icon("help")),
        h("button", { type: "button", class: "plain", "aria-label": inspectorOpen() ? "Hide the inspector" : "Show the inspector", title: "Inspector  ]", "aria-expanded": String(inspectorOpen()), "aria-controls": "inspector", onclick: () => openInspector(!inspectorOpen()) }, icon("inspector"))),
    );
  });
}
