// The left rail: every email by kind, with what was found, and the samples of the one that is looked at.

import { emailsInOrder, goEmail, goSample, openTab } from "./actions.js";
import { count, draw, h } from "./dom.js";
import { KINDS, email, sample } from "./project.js";
import { on, set, state } from "./state.js";

/** What was found, as a badge that says it in words, too. */
export function tallyBadge(tally, { quiet = false } = {}) {
  if (!tally) return h("span", { class: "badge pending", title: "Not checked yet" }, h("span", { class: "unseen" }, "not checked yet"), h("span", { "aria-hidden": "true" }, "…"));
  const { errors, warnings } = tally;
  if (!errors && !warnings) return quiet ? null : h("span", { class: "badge fine", title: "Nothing found" }, h("span", { class: "unseen" }, "nothing found"));
  const words = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
  return h("span", { class: `badge ${errors ? "error" : "warning"}`, title: words }, h("span", { "aria-hidden": "true" }, String(errors + warnings)), h("span", { class: "unseen" }, words));
}

let search = "";

export function startRail(rail) {
  const items = h("div", { class: "rail-list" });
  const redraw = () => {
    document.body.classList.toggle("without-rail", !state.rail);
    rail.hidden = !state.rail;
    const { project } = state;
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (one) => words.every((word) => `${one.name} ${one.title} ${one.kind}`.toLowerCase().includes(word));
    const all = emailsInOrder().filter(fits);
    const locales = project?.locales.filter((one) => !one.pseudo).length ?? 0;
    draw(items,
      Object.entries(KINDS).map(([kind, title]) => {
        const of = all.filter((one) => one.kind === kind);
        if (!of.length) return null;
        return h("section", { key: kind, class: "rail-kind", "aria-labelledby": `kind-${kind}` },
          h("h2", { id: `kind-${kind}` }, title),
          h("ul", null, of.map((one) => row(one, locales))));
      }),
      project && !all.length && (project.emails.length
        ? h("div", { class: "rail-empty" }, h("p", null, "No email fits."), h("button", { type: "button", onclick: () => { search = ""; redraw(); rail.querySelector("input").value = ""; } }, "Clear the search"))
        : h("p", { class: "rail-empty" }, "The project has no emails.")),
    );
  };
  draw(rail,
    h("div", { class: "rail-search" }, h("label", { class: "unseen", for: "rail-search" }, "Search emails"),
      h("input", { id: "rail-search", type: "search", placeholder: "Search emails", autocomplete: "off", spellcheck: "false", oninput: (event) => { search = event.currentTarget.value; redraw(); },
        onkeydown: (event) => { if (event.key === "Enter") { const first = items.querySelector("button"); first?.click(); first?.focus(); } if (event.key === "Escape") event.currentTarget.blur(); } })),
    items,
  );
  on(["project", "email", "sample", "request", "rail"], redraw);
}

/** Where the rail lies over the mail, it makes room once something is chosen. */
async function leave(going) {
  const rail = document.getElementById("rail");
  if (!(await going) || getComputedStyle(rail).position !== "absolute") return;
  set({ rail: false });
  document.getElementById("main").focus();
}

function row(one, locales) {
  const current = one.name === state.email;
  const offered = one.offered.length;
  const facts = `${one.name}: ${one.title}. Offered in ${offered} of ${count(locales, "locale")}.${one.own ? "" : " From the stock set."}${one.literal ? ` It has literal text at ${one.literal}.` : ""}${one.broken ? " Its last good state is shown." : ""}`;
  return h("li", { key: one.name },
    h("button", { type: "button", class: `rail-email${one.own ? " own" : ""}`, "aria-current": current ? "true" : null, title: facts, onclick: () => leave(goEmail(one.name)) },
      h("span", { class: "rail-name" }, one.name), " ",
      one.broken && [h("span", { class: "tag bad" }, "broken"), " "],
      tallyBadge(one.tally, { quiet: true }), " ",
      h("span", { class: `rail-count${offered < locales ? " short" : ""}` }, String(offered), h("span", { class: "unseen" }, ` of ${locales} locales${one.own ? "" : ", stock"}`))),
    current && samplesOf(one));
}

function samplesOf(one) {
  const chosen = state.request === null ? sample()?.name : null;
  if (!one.samples.length && state.request === null) return h("button", { type: "button", class: "rail-sample soft", onclick: () => openTab("request") }, "No sample yet");
  return h("ul", { class: "rail-samples", "aria-label": `Samples of ${email()?.name}` },
    one.samples.map((of) => h("li", { key: of.name }, h("button", { type: "button", class: "rail-sample", "aria-current": of.name === chosen ? "true" : null, title: of.name, onclick: () => leave(goSample(of.name)) }, h("span", { class: "rail-name" }, of.name)))),
    state.request !== null && h("li", { key: " edited" }, h("button", { type: "button", class: "rail-sample", "aria-current": "true", onclick: () => openTab("request") }, h("span", { class: "rail-name" }, "edited request"))));
}
