// The String tab: where the selected text came from, and its entry to edit, with what is wrong before it is saved.

import { openTab } from "../actions.js";
import { copy, draw, h, icon, prose } from "../dom.js";
import { Editor } from "../editor.js";
import { revert, save, settle, typed, writeOwn } from "../entries.js";
import { findingList, placeOf } from "../findings.js";
import { dirty, editorLink, localeName, shown, stringsOf } from "../project.js";
import { on, state } from "../state.js";
import { choice } from "../tabs.js";

function supplied(entry) {
  if (entry.supplier === entry.locale) return ["Supplied by ", h("strong", null, entry.supplier), " itself."];
  return ["Supplied by ", h("strong", null, entry.supplier), `, a parent of ${entry.locale}.`];
}

function chain(entry) {
  return h("ol", { class: "chain-line", "aria-label": "Fallback chain" }, entry.chain.map(({ locale, has, asked = true }) => {
    const chosen = locale === entry.supplier;
    const says = !asked ? "not asked" : has ? "has it" : "lacks it";
    return h("li", { class: chosen ? "chosen" : "", title: `${localeName(locale)}: ${says}` }, locale, asked && h("span", { "aria-hidden": "true" }, has ? "✓" : "✕"), h("span", { class: "unseen" }, ` ${says}`));
  }));
}

function argumentsTable(strings) {
  const rows = new Map();
  for (const one of strings) for (const { name, value } of one.arguments) rows.set(`${name}\n${JSON.stringify(value)}`, [name, value]);
  if (!rows.size) return h("p", { class: "soft" }, "It takes no arguments here.");
  return h("table", { class: "arguments" }, h("thead", { class: "unseen" }, h("tr", null, h("th", { scope: "col" }, "Argument"), h("th", { scope: "col" }, "Value"))),
    h("tbody", null, [...rows.values()].map(([name, value]) => h("tr", null, h("th", { scope: "row" }, h("code", null, `$${name}`)), h("td", null, h("bdi", null, typeof value === "string" ? value : JSON.stringify(value)))))));
}

/** A parent supplies the entry: change it there for everyone who falls back to it, or write it for this locale alone. */
function whereTo(entry, own) {
  const both = entry.writes_to && choice({ label: "Where to write", value: own ? "own" : "parent", choose: (to) => writeOwn(to === "own"),
    options: [["parent", `Edit in ${entry.supplier}`, entry.writes_to], ["own", `Write for ${entry.locale} alone`, entry.own]] });
  return h("div", { class: "where-to" }, both, h("p", { class: "soft" }, own ? [`Becomes an entry of ${entry.locale} in `, h("code", null, entry.own), "."]
    : [`Changes every locale that falls back to ${entry.supplier}, in `, h("code", null, entry.writes_to), "."]));
}

export function startString(panel) {
  const head = h("div", { class: "string-head", kept: true });
  const tools = h("div", { class: "edit-bar" });
  const below = h("div", { class: "edit-below", id: "entry-findings" });
  const rest = h("div", { class: "string-rest", kept: true });
  const editor = new Editor({ id: "entry-source", label: "Source of the entry", language: "ftl", input: typed, save, describedby: "entry-findings" });
  const editing = h("section", { class: "editing", kept: true, "aria-label": "Edit the entry" }, editor.element, tools, below);

  on(["entry", "entryFault", "edit", "string", "answer", "good", "tab", "project"], () => {
    if (state.tab !== "string") return;
    const { entry, edit } = state;
    const mail = shown()?.mail;
    if (!state.string) {
      return draw(panel, h("div", { class: "hint" }, h("p", null, "Click a text in the picture to see which entry it is, where it stands and which locale supplied it."),
        h("p", null, "With the keyboard, choose it in the list."), h("button", { type: "button", onclick: () => openTab("strings", "#strings-filter") }, "List of strings")));
    }
    if (!entry) {
      return draw(panel, h("div", { class: "hint" }, h("p", { class: "entry-id" }, h("code", null, state.string)), state.entryFault ? [h("p", null, prose(state.entryFault)), h("button", { type: "button", onclick: () => openTab("strings", "#strings-filter") }, "List of strings")] : h("p", { class: "soft" }, "Loading the entry.")));
    }
    const strings = stringsOf(entry.id);
    const link = editorLink(entry.absolute, entry.line, entry.column);
    draw(head,
      h("div", { class: "entry-id" }, h("h2", null, h("code", null, entry.id)),
        h("button", { type: "button", class: "plain", "aria-label": "Copy the entry id", title: "Copy", onclick: () => copy(entry.id, "the entry id") }, icon("copy"))),
      strings.length > 0 && mail && h("p", { class: "string-now", lang: mail.tag, dir: mail.dir }, strings[0].text),
      !strings.length && h("p", { class: "soft" }, "It does not stand in the mail that is shown."),
      h("p", null, supplied(entry)), chain(entry),
      h("p", { class: "entry-place" }, placeOf({ file: entry.file, line: entry.line }), link && h("a", { class: "button small", href: link }, icon("out"), "Open in editor")),
      entry.comment && h("p", { class: "comment" }, entry.comment),
    );
    const mine = edit?.id === entry.id ? edit : null;
    const writable = Boolean(entry.writes_to || entry.own);
    const marks = (mine?.findings ?? []).filter((one) => one.in_edit);
    editor.show(mine?.source ?? entry.source, marks, { readOnly: !writable || Boolean(mine?.conflict) });
    const unsaved = Boolean(mine) && dirty();
    const nothing = mine?.resultOf === mine?.source ? "Nothing found in the edit" : "";
    draw(tools,
      writable ? [
        entry.own && whereTo(entry, Boolean(mine?.own)),
        h("button", { type: "button", class: "primary", disabled: !unsaved || mine.saving || Boolean(mine.conflict), onclick: save }, mine?.saving ? "Saving" : "Save"),
        h("button", { type: "button", disabled: !unsaved, onclick: revert }, "Revert"),
        h("span", { class: "soft", role: "status" }, mine?.checking ? "Checking" : unsaved ? mine.findings.length ? "" : nothing : !entry.own && entry.writes_to !== entry.file ? `Writes to ${entry.writes_to}.` : ""),
      ] : h("p", { class: "read-only" }, h("span", { class: "tag" }, "read-only"), " ", prose(entry.why_not ?? "This entry cannot be written here.")));
    draw(below,
      mine?.conflict !== null && mine?.conflict !== undefined && h("div", { class: "conflict", role: "alert" },
        h("p", null, h("strong", null, "The file has changed meanwhile.")), h("p", { class: "soft" }, "In the file now:"), h("pre", { dir: "auto", tabindex: "0" }, mine.conflict || "The entry is gone."), h("p", { class: "soft" }, "Yours:"), h("pre", { dir: "auto", tabindex: "0" }, mine.source),
        h("div", { class: "buttons" }, h("button", { type: "button", onclick: () => settle(true) }, "Keep mine"), h("button", { type: "button", onclick: () => settle(false) }, "Take the file’s"))),
      mine?.problem && h("p", { class: "outcome bad", role: "alert" }, prose(mine.problem)),
      findingList(mine?.findings, { inEdit: true }));
    const reference = entry.reference;
    draw(rest,
      h("section", null, h("h3", null, "Arguments"), argumentsTable(strings)),
      reference && reference.locale !== entry.supplier && h("section", null, h("h3", null, `Reference (${reference.locale})`), h("pre", { class: "reference", dir: "auto", tabindex: "0", "aria-label": `Reference ${reference.locale}` }, reference.source), h("p", null, placeOf(reference))),
      h("section", null, h("h3", null, "Used in"), h("ul", { class: "used-in" }, entry.used_in.map((name) => h("li", null, name === state.email ? h("strong", null, name) : h("span", null, name))))),
      strings.length > 1 && h("p", { class: "soft" }, `It stands ${strings.length} times in this mail: in the ${[...new Set(strings.map((one) => (one.where === "attribute" ? "attributes" : one.part)))].join(", the ")}.`));
    draw(panel, head, editing, rest);
  });
}

