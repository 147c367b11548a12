// The command palette: everything by name. The pickers of the top bar are the same list, narrowed to one kind of thing.

import { emailsInOrder, goBrand, goEmail, goLocale, goPane, goSample, pick, stepTheme } from "./actions.js";
import { openPhone } from "./dialogs.js";
import { draw, h, icon } from "./dom.js";
import { KINDS, autonym, email, sample, shown } from "./project.js";
import { tallyBadge } from "./rail.js";
import { set, state } from "./state.js";

const SCOPES = { "": "Search everything", emails: "Go to an email", locales: "Choose a locale", samples: "Choose a sample", brands: "Choose a brand", strings: "Find an entry of this mail" };

function emails() {
  return emailsInOrder().map((one) => ({ group: "Emails", id: `email ${one.name}`, text: one.name, soft: `${one.title} · ${KINDS[one.kind] ?? one.kind}`, current: one.name === state.email, end: tallyBadge(one.tally, { quiet: true }), run: () => goEmail(one.name) }));
}

function locales() {
  const of = email();
  const auto = { group: "Locales", id: "locale", text: "As the request decides", soft: !state.locale && shown()?.mail ? `now ${shown().mail.locale}` : "", current: !state.locale, run: () => goLocale("") };
  return [auto, ...state.project.locales.map((one) => {
    const offered = one.pseudo || of?.offered.includes(one.name);
    return { group: "Locales", id: `locale ${one.name}`, text: one.tag, soft: one.pseudo ? one.english : `${one.english} · `, native: one.pseudo ? null : { ...one, autonym: autonym(one) }, end: !offered && h("span", { class: "tag" }, "not offered"), current: one.name === state.locale, run: () => goLocale(one.name) };
  })];
}

function samples() {
  return (email()?.samples ?? []).map((one) => ({ group: "Samples", id: `sample ${one.name}`, text: one.name, soft: one.file, current: state.request === null && one.name === sample()?.name, run: () => goSample(one.name) }));
}

function brands() {
  if (!state.project.brands.length) return [];
  return [{ group: "Brands", id: "brand", text: "No brand", soft: "as the request says", current: !state.brand, run: () => goBrand("") },
    ...state.project.brands.map((one) => ({ group: "Brands", id: `brand ${one.name}`, text: one.title, soft: one.name, current: one.name === state.brand, run: () => goBrand(one.name) }))];
}

function strings() {
  const known = new Set();
  return (shown()?.strings ?? []).filter((one) => !known.has(one.entry) && known.add(one.entry))
    .map((one) => ({ group: "Entries of this mail", id: `entry ${one.entry}`, text: one.entry, soft: one.text, current: one.entry === state.string, run: () => pick(one.entry) }));
}

function all() {
  const panes = [["picture", "Picture"], ["text", "Text"], ["inbox", "Inbox"], ["headers", "Headers"], ["source", "Source"], ["raw", "Raw"]];
  const actions = offered().filter((one) => !panes.some(([, title]) => title === one.what)).map((one) => ({ group: "Actions", id: `do ${one.what}`, text: one.what, key: one.key, run: one.run }));
  return [...emails(), ...locales(), ...samples(), ...brands(),
    ...panes.map(([pane, title], at) => ({ group: "Panes", id: `pane ${pane}`, text: title, key: String(at + 1), current: state.view === "mail" && state.pane === pane, run: () => goPane(pane) })),
    ...actions,
    { group: "Actions", id: "do theme", text: "Colors of the studio: light, dark, system", run: stepTheme },
    ...(state.project.phone ? [{ group: "Actions", id: "do phone", text: "Open on a phone", run: openPhone }] : []),
    { group: "Actions", id: "do reset", text: "Reset the view", run: () => set({ width: "800", colors: "light", eyes: "all", images: "on", overlay: "on", compare: "off" }) },
    ...strings()];
}

/** How well a text fits what was typed: every letter in order, better at the beginning of words and in runs. Below 0: not at all. */
function fits(typed, text) {
  const low = text.toLowerCase();
  const whole = low.indexOf(typed);
  if (whole >= 0) return 1000 - whole - low.length / 100 + (whole === 0 || /[^a-z0-9]/.test(low[whole - 1]) ? 200 : 0);
  let score = 0;
  let from = 0;
  let last = -2;
  for (const letter of typed) {
    const at = low.indexOf(letter, from);
    if (at < 0) return -1;
    score += at === last + 1 ? 6 : at === 0 || /[^a-z0-9]/.test(low[at - 1]) ? 8 : -(at - from);
    last = at;
    from = at + 1;
  }
  return score;
}

function search(items, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return items;
  const scored = [];
  for (const item of items) {
    let sum = 0;
    for (const word of words) {
      const best = Math.max(fits(word, item.text), ...[item.soft, item.native?.autonym, item.group].map((other) => (other && other.toLowerCase().includes(word) ? 300 : -1)));
      if (best < 0) { sum = -1; break; }
      sum += best;
    }
    if (sum > 0 || (sum === 0 && words.length)) scored.push([sum, item]);
  }
  return scored.sort((a, b) => b[0] - a[0]).slice(0, 80).map(([, item]) => item);
}

/** What the shortcuts do, for those who look it up by name; `keys.js` gives it. */
let offered = () => [];
export const offer = (commands) => { offered = commands; };

export function openPalette(scope = "") {
  if (!state.project || document.querySelector("dialog.palette")) return;
  const items = { emails, locales, samples, brands, strings }[scope]?.() ?? all();
  const before = document.activeElement;
  const list = h("div", { id: "palette-list", class: "palette-list", role: "listbox", "aria-label": SCOPES[scope], tabindex: "-1" });
  const input = h("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": SCOPES[scope], placeholder: SCOPES[scope], autocomplete: "off", spellcheck: "false", autocapitalize: "off" });
  const dialog = h("dialog", { class: "palette", "aria-label": scope ? SCOPES[scope] : "Command palette" }, h("div", { class: "palette-field" }, icon("search"), input, h("kbd", null, "Esc")), list);
  let found = [];
  let at = 0;

  const choose = (item) => {
    dialog.close();
    item?.run();
  };
  const mark = (to) => {
    at = to;
    for (const [number, option] of [...list.querySelectorAll("[role=option]")].entries()) option.setAttribute("aria-selected", String(number === at));
    const option = list.querySelector('[aria-selected="true"]');
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const fill = (first) => {
    found = search(items, input.value);
    const groups = new Map();
    for (const item of found) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
    found = [...groups.values()].flat();
    let number = 0;
    draw(list, found.length ? [...groups].map(([title, of], group) => h("div", { key: title, role: "group", "aria-labelledby": `palette-group-${group}` },
      h("div", { class: "palette-group", id: `palette-group-${group}`, role: "presentation" }, title),
      of.map((item) => {
        const mine = number++;
        return h("div", { key: item.id, id: `palette-${mine}`, class: "option", role: "option", "aria-selected": "false", onclick: () => choose(item), onpointermove: () => { if (at !== mine) mark(mine); } },
          h("span", { class: "option-tick" }, item.current && [icon("check"), h("span", { class: "unseen" }, "current: ")]),
          h("span", { class: "option-text" }, item.text), " ",
          h("span", { class: "option-soft" }, item.soft, item.native && h("bdi", { lang: item.native.tag, dir: item.native.dir }, item.native.autonym)),
          item.end, item.key && h("kbd", null, item.key));
      }))) : h("p", { class: "palette-empty" }, "Nothing fits."));
    mark(first ? Math.max(0, scope ? found.findIndex((item) => item.current) : 0) : 0);
  };
  input.addEventListener("input", () => fill(false));
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by && found.length) {
      event.preventDefault();
      mark(Math.abs(by) > 1 ? Math.max(0, Math.min(found.length - 1, at + by)) : (at + by + found.length) % found.length);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      choose(found[at]);
    }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { dialog.remove(); if (document.activeElement === document.body) before?.focus?.(); });
  document.getElementById("dialogs").append(dialog);
  dialog.showModal();
  fill(true);
  input.focus();
}
