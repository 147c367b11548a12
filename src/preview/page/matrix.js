// The matrix: one email in every locale side by side, × sample × device, with what is wrong, what is borrowed and what has changed.

import { go } from "./actions.js";
import { bytes, count, draw, h, icon, prose } from "./dom.js";
import { compareWith } from "./loading.js";
import { frameAddress } from "./picture.js";
import { autonym, email, locale, localeName } from "./project.js";
import { tallyBadge } from "./rail.js";
import { list, on, query, set, state, toggled } from "./state.js";
import { choice, colorsChoice, switchButton } from "./tabs.js";
import { Thumbnails } from "./thumbnails.js";

const DEVICES = { desktop: 800, tablet: 600, phone: 375 };
const GAP = 8;
const NAMES = { desktop: "Desktop", tablet: "Tablet", phone: "Phone" };
/** Height of a thumbnail, and how wide each device is shown in it. */
const SIZES = { s: { height: 190, desktop: 200, tablet: 160, phone: 116 }, m: { height: 300, desktop: 288, tablet: 232, phone: 172 }, l: { height: 520, desktop: 480, tablet: 384, phone: 280 } };

const FILTERS = {
  broken: ["Broken", "With errors, or not offered", (cell) => !cell.offered || cell.fault || cell.tally?.errors > 0],
  fallback: ["Fallback", "With text of a parent locale, degraded, or not offered", (cell) => !cell.offered || cell.fallback > 0 || cell.degraded],
  changed: ["Changed", "Different from the state that is compared with", (cell) => cell.changed],
};

/** Not checked yet. */
const isPending = (cell) => cell.offered && !cell.tally;

/** Why the filters leave no card. */
function whyNone(cells) {
  if (!state.q && state.filter === "changed") return "Nothing has changed.";
  if (!state.q && state.filter === "broken") return cells.some(isPending) ? "Nothing is broken so far. The check is still running." : "Nothing is broken.";
  return "The filters leave nothing over.";
}

const far = (cell) => Math.abs(Math.log(cell.length || 1)) + cell.differences.length + cell.same_as_reference / Math.max(1, cell.strings);

function visible() {
  const { cells } = state.matrix;
  const wanted = list(state.filter);
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const out = cells.filter((cell) => {
    const of = locale(cell.locale);
    const name = `${cell.locale} ${of?.english ?? ""} ${of ? autonym(of) : ""}`.toLowerCase();
    return wanted.every((one) => FILTERS[one][2](cell)) && words.every((word) => name.includes(word));
  });
  return state.diff === "sort" ? out.sort((a, b) => far(b) - far(a)) : out;
}

function badges(cell, pseudo) {
  return h("span", { class: "card-badges" },
    pseudo && h("span", { class: "tag" }, "pseudo"),
    cell.locale === state.matrix.reference && h("span", { class: "tag" }, "reference"),
    cell.changed && h("span", { class: "tag accent" }, "changed"),
    cell.degraded && h("span", { class: "tag bad" }, "degraded"),
    cell.fallback > 0 && h("span", { class: "tag fallback", title: `${cell.fallback} of ${count(cell.strings, "string")} supplied by a parent` }, `fallback ${cell.fallback}`),
    cell.same_as_reference > 0 && h("span", { class: "tag", title: `${count(cell.same_as_reference, "string")} the same as in the reference` }, `same ${cell.same_as_reference}`),
    tallyBadge(cell.tally));
}

function difference(cell) {
  if (!state.diff) return null;
  const isReference = cell.locale === state.matrix.reference;
  const percent = Math.round(cell.length * 100);
  return h("div", { class: "card-diff" }, isReference ? h("p", null, "This is the reference.") : [
    h("p", null, h("strong", { class: percent >= 140 || percent <= 60 ? "far" : "" }, `${percent}%`), " of the reference’s length", cell.same_as_reference > 0 && `, ${cell.same_as_reference} of ${count(cell.strings, "string")} the same`),
    cell.differences.map((one) => h("p", { class: "far" }, one))]);
}

function card(cell, at, several, size) {
  const of = locale(cell.locale);
  const words = { lang: of?.tag ?? cell.locale, dir: cell.dir };
  const name = localeName(cell.locale);
  const target = { ...state, view: "mail", locale: cell.locale, sample: cell.sample ?? state.sample, pane: "picture" };
  const open = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    go({ view: "mail", locale: cell.locale, sample: cell.sample === email()?.samples[0]?.name ? "" : cell.sample ?? "", pane: "picture" });
    document.getElementById("main").focus();
  };
  return h("li", { key: `${cell.locale}/${cell.sample}`, class: "card-place" },
    h("a", { class: `card${cell.offered && !cell.fault ? "" : " compact"}`, href: `/?${query(target)}`, tabindex: at === 0 ? "0" : "-1", onclick: open, "data-card": "" },
      h("span", { class: "card-head" }, h("span", { class: "card-tag" }, of?.tag ?? cell.locale), " ", h("span", { class: "card-name" }, name), badges(cell, of?.pseudo)),
      several && h("span", { class: "card-sample" }, cell.sample),
      !cell.offered ? h("span", { class: "card-why" }, "Not offered: ", prose(cell.why_not)) : cell.fault ? h("span", { class: "card-why bad" }, prose(cell.fault)) : [
        h("span", { class: "card-subject", ...words }, cell.subject),
        h("span", { class: "card-preheader", ...words }, cell.preheader),
        difference(cell),
        h("span", { class: "card-frames", "aria-hidden": "true" }, list(state.devices).map((device) => h("span", {
          key: device, class: "thumb", hollow: true, inert: true, "data-address": frameAddress(cell.frame, state), "data-title": `${name}, ${NAMES[device]}`, "data-width": String(DEVICES[device]),
          "data-scale": String(size[device] / DEVICES[device]), "data-scheme": state.colors === "dark" ? "dark" : "light", style: { width: `${size[device]}px`, height: `${size.height}px` },
        }))),
        h("span", { class: "card-foot" }, bytes(cell.size)),
      ]));
}

/** Sizes that fill a row of this width: as many columns as fit, and the pictures as large as these allow. */
function fill(room) {
  const size = SIZES[state.density];
  const devices = list(state.devices);
  const wide = devices.reduce((sum, device) => sum + size[device], 0);
  const around = 16 + 2 + (devices.length - 1) * GAP;
  const columns = Math.max(1, Math.floor((room + 12) / (wide + around + 12)));
  const factor = ((room - (columns - 1) * 12) / columns - around) / wide;
  const to = (value) => Math.floor(value * Math.min(1.6, Math.max(0.3, factor)));
  return { columns, height: to(size.height), ...Object.fromEntries(devices.map((device) => [device, to(size[device])])) };
}

/** What "changed" compares with, and how to take another state. */
function baseline() {
  const { baseline: now } = state;
  const when = now?.at ? new Date(now.at) : null;
  const today = when?.toDateString() === new Date().toDateString();
  const time = when?.toLocaleString("en", { ...(today ? {} : { month: "short", day: "numeric" }), hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const what = { opened: "when the studio was opened", marked: "when you marked it as seen", git: "the last commit" }[now?.current] ?? "";
  return h("div", { class: "baseline" },
    what && h("span", { class: "soft", title: `What “changed” compares with: ${what}` }, `Changed since ${now.current === "git" ? now.git ?? "HEAD" : time ?? "then"}`, h("span", { class: "unseen" }, `, ${what}`)),
    h("button", { type: "button", class: "quiet", title: "From now on, compare with the state of now", onclick: () => compareWith({}) }, "Mark as seen"),
    now?.current === "marked" || now?.current === "git" ? h("button", { type: "button", class: "quiet", title: "Compare with the state in which the studio was opened", onclick: () => compareWith({ opened: true }) }, "As opened") : null,
    h("button", { type: "button", class: "quiet", "aria-pressed": String(now?.current === "git"), title: "Compare with the last commit", onclick: () => compareWith({ git: "HEAD" }) }, "Git HEAD"));
}

function tools(shown, cells) {
  const of = email();
  // A number that may still grow is marked; before the answer there is none.
  const pending = cells?.some(isPending);
  const number = (name, test) => (cells ? `${cells.filter(test).length}${name === "broken" && pending ? "…" : ""}` : "");
  const chosen = list(state.samples).filter((name) => of.samples.some((one) => one.name === name));
  const samples = chosen.length ? chosen : [state.sample || of.samples[0]?.name];
  const turnSample = (name) => {
    const next = toggled(samples.join(","), name, of.samples.map((one) => one.name));
    if (next) set({ samples: next });
  };
  return [
    h("div", { class: "matrix-row" },
      h("span", { class: "field-search" }, h("label", { class: "unseen", for: "matrix-search" }, "Search locales"),
        h("input", { id: "matrix-search", type: "search", placeholder: "Search locales", value: state.q, autocomplete: "off", spellcheck: "false", oninput: (event) => set({ q: event.currentTarget.value }) })),
      h("div", { class: "choice", role: "group", "aria-label": "Only" }, h("span", { class: "choice-name", "aria-hidden": "true" }, "Only"), Object.entries(FILTERS).map(([name, [text, title, test]]) => h("button", {
        key: name, type: "button", title: name === "broken" && pending ? `${title}; the check is still running` : title, "aria-pressed": String(list(state.filter).includes(name)), onclick: () => set({ filter: toggled(state.filter, name, Object.keys(FILTERS)) }),
      }, text, " ", h("span", { class: "number" }, number(name, test))))),
      h("span", { class: "matrix-count", role: "status" }, cells && `${shown} of ${count(cells.length, "mail")}`),
      baseline(),
      h("a", { class: "button", href: `/export.zip?email=${encodeURIComponent(state.email)}`, download: `${state.email}.zip` }, icon("load"), "Export")),
    h("div", { class: "matrix-row" },
      h("div", { class: "choice", role: "group", "aria-label": "Devices" }, Object.entries(NAMES).map(([name, text]) => h("button", {
        key: name, type: "button", "aria-pressed": String(list(state.devices).includes(name)), onclick: () => { const next = toggled(state.devices, name, Object.keys(NAMES)); if (next) set({ devices: next }); },
      }, text))),
      colorsChoice(),
      choice({ label: "Size of the pictures", value: state.density, choose: (density) => set({ density }), options: [["s", "S", "Small"], ["m", "M", "Medium"], ["l", "L", "Large"]] }),
      of.samples.length > 1 && state.request === null && h("div", { class: "choice", role: "group", "aria-label": "Samples" }, of.samples.map(({ name }) => h("button", { key: name, type: "button", "aria-pressed": String(samples.includes(name)), onclick: () => turnSample(name) }, name))),
      state.request !== null && h("span", { class: "tag accent" }, "with the edited request"),
      h("span", { class: "tools-end" },
        state.images === "off" && switchButton({ on: false, title: "The pictures are drawn without images  i", choose: () => set({ images: "on" }) }, icon("image"), h("span", null, "Images")),
        switchButton({ on: state.diff !== "", choose: () => set({ diff: state.diff ? "" : "on" }) }, icon("compare"), h("span", null, "Difference to reference")),
        state.diff && switchButton({ on: state.diff === "sort", title: "By length, text that is the same, and links", choose: () => set({ diff: state.diff === "sort" ? "on" : "sort" }) }, "Most different first"))),
  ];
}

export function startMatrix(place) {
  const head = h("div", { class: "matrix-tools" });
  const grid = h("ul", { class: "cards", role: "list", "aria-label": "Locales" });
  const rest = h("div", { class: "matrix-rest" });
  const scroller = h("div", { class: "matrix-scroll" }, grid, rest);
  place.append(head, scroller);
  const thumbnails = new Thumbnails(scroller);
  const cards = () => [...scroller.querySelectorAll("[data-card]")];

  const move = (event) => {
    const all = cards();
    const at = all.indexOf(event.target.closest("[data-card]"));
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    // By the places of the cards: what is inside of one that is far away has no layout.
    const here = all[at].parentElement;
    const top = (one) => one.getBoundingClientRect().top;
    const row = [...here.parentElement.children].filter((one) => Math.abs(top(one) - top(here)) < 4).length || 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + row, ArrowUp: at - row, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  scroller.addEventListener("keydown", move);

  let roomFor = 0;
  new ResizeObserver(() => { if (scroller.clientWidth && scroller.clientWidth !== roomFor) redraw(); }).observe(scroller);

  const redraw = () => {
    if (state.view !== "matrix" || !state.project) return thumbnails.watch([]);
    roomFor = scroller.clientWidth;
    const { matrix } = state;
    if (!email()) return draw(rest, h("div", { class: "empty" }, h("h2", null, "No emails yet")));
    const mine = matrix?.email === state.email ? matrix : null;
    const all = mine ? visible() : [];
    const focused = document.activeElement?.closest?.("[data-card]");
    const there = all.filter((cell) => cell.offered && !cell.fault);
    const not = all.filter((cell) => !cell.offered || cell.fault);
    const several = new Set(all.map((cell) => cell.sample)).size > 1;
    draw(head, tools(all.length, mine?.cells));
    grid.className = `cards density-${state.density} devices-${list(state.devices).length}`;
    const size = fill(scroller.clientWidth - 24);
    grid.style.setProperty("--columns", String(size.columns));
    grid.style.setProperty("--card-height", `${size.height + 122}px`);
    draw(grid, there.map((cell, at) => card(cell, at, several, size)));
    draw(rest,
      !mine && (state.matrixFault ? h("div", { class: "empty" }, h("h2", null, "The matrix cannot be shown"), h("p", null, prose(state.matrixFault)))
        : !email().samples.length && state.request === null ? h("div", { class: "empty" }, h("h2", null, `${state.email} has no sample`), h("p", null, "Write one in the Request tab; the matrix shows it in every locale."), h("button", { type: "button", class: "primary", onclick: () => set({ view: "mail", tab: "request", inspector: true }) }, "Write a sample"))
          : h("div", { class: "empty" }, h("h2", null, state.connection === "stopped" || state.connection === "denied" ? "The matrix is not loaded" : "Rendering every locale…"))),
      mine && !all.length && h("div", { class: "empty" }, h("h2", null, "No locale fits"), h("p", null, whyNone(mine.cells)), h("button", { type: "button", class: "primary", onclick: () => set({ filter: "", q: "" }) }, "Clear filters")),
      not.length > 0 && h("section", { class: "not-offered", "aria-labelledby": "not-offered" }, h("h2", { id: "not-offered" }, `Without a picture: ${count(not.length, "locale")}`),
        h("ul", { class: "cards compact-cards", role: "list" }, not.map((cell, at) => card(cell, there.length ? -1 : at, several, size)))));
    if (focused) {
      for (const one of cards()) one.tabIndex = -1;
      const now = cards().find((one) => one === focused) ?? cards()[0];
      if (now) now.tabIndex = 0;
    }
    thumbnails.watch([...grid.children]);
  };

  on(["view", "matrix", "matrixFault", "filter", "q", "devices", "samples", "sample", "density", "diff", "colors", "images", "baseline", "project", "request", "email", "connection"], redraw);
}
