// The Strings tab: every string of the mail as a button. What the layer over the picture offers to a mouse, this offers to everybody.

import { pick } from "../actions.js";
import { count, draw, h } from "../dom.js";
import { shown } from "../project.js";
import { on, set, state } from "../state.js";

const PARTS = [["subject", "Subject"], ["preheader", "Preheader"], ["html", "Html"], ["attribute", "Attributes of the html"], ["text", "Text"]];
const groupOf = (one) => (one.where === "attribute" ? "attribute" : one.part);

export function startStrings(panel) {
  let filter = "";
  const list = h("div", { class: "strings" });
  draw(panel,
    h("div", { class: "panel-tools" }, h("label", { class: "unseen", for: "strings-filter" }, "Filter strings"),
      h("input", { id: "strings-filter", type: "search", placeholder: "Filter by entry, text or locale", autocomplete: "off", spellcheck: "false", oninput: (event) => { filter = event.currentTarget.value.toLowerCase(); redraw(); } })),
    list);

  const redraw = () => {
    if (state.tab !== "strings") return;
    const answer = shown();
    if (!answer?.mail) return draw(list, h("p", { class: "hint" }, "No mail is shown, so there are no strings."));
    const { mail } = answer;
    const fits = answer.strings.filter((one) => `${one.entry} ${one.text} ${one.locale} ${one.fallback ? "fallback" : ""}`.toLowerCase().includes(filter));
    draw(list,
      !fits.length && h("p", { class: "hint" }, answer.strings.length ? "No string fits the filter." : "This mail has no text from entries."),
      PARTS.map(([name, title]) => {
        const mine = fits.filter((one) => groupOf(one) === name);
        return mine.length > 0 && h("section", { key: name, "aria-labelledby": `strings-${name}` },
          h("h2", { id: `strings-${name}` }, title, " ", h("span", { class: "soft" }, String(mine.length))),
          h("ul", null, mine.map((one) => h("li", { key: String(one.n) }, h("button", {
            type: "button", class: "string-row", "aria-current": one.entry === state.string ? "true" : null,
            onclick: () => pick(one.entry, { focus: true }), onfocus: () => set({ hover: { n: one.n, side: "mail" } }), onblur: () => set({ hover: null }),
            onpointerenter: () => set({ hover: { n: one.n, side: "mail" } }), onpointerleave: () => set({ hover: null }),
          },
          h("span", { class: "string-text", lang: mail.tag, dir: mail.dir }, one.text),
          h("span", { class: "string-meta" }, h("code", null, one.entry), h("span", { class: `tag${one.fallback ? " fallback" : ""}` }, one.locale, one.fallback && h("span", { class: "unseen" }, " fallback")), one.same_as_reference && h("span", { class: "tag" }, "same as reference")))))));
      }),
      filter && h("p", { class: "unseen", role: "status" }, count(fits.length, "string")));
  };
  on(["answer", "good", "edit", "tab", "string", "project"], redraw);
}
