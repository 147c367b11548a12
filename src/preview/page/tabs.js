// The tabs pattern of ARIA: one stop of the Tab key, arrows move, the panel is labeled by its tab.

import { h } from "./dom.js";
import { set, state } from "./state.js";

/** A row of tabs. `tabs`: [[value, label, extra]]; ids are `tab-<value>` unless `prefix` says otherwise. */
export function tabList({ label, tabs, value, choose, panel, prefix = "tab-" }) {
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = tabs.findIndex(([name]) => name === value);
    const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : by ? (at + by + tabs.length) % tabs.length : -1;
    if (to < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    choose(tabs[to][0]);
    document.getElementById(prefix + tabs[to][0])?.focus();
  };
  return h("div", { class: "tabs", role: "tablist", "aria-label": label, onkeydown: step }, tabs.map(([name, text, extra]) => h("button", {
    key: name, id: prefix + name, type: "button", role: "tab", "aria-selected": String(name === value), "aria-controls": panel,
    tabindex: name === value ? "0" : "-1", onclick: () => choose(name),
  }, text, extra)));
}

/** A choice of one of few, as buttons in a row. */
export function choice({ label, options, value, choose }) {
  return h("div", { class: "choice", role: "group", "aria-label": label }, options.map(([name, text, title]) => h("button", {
    key: name, type: "button", "aria-pressed": String(name === value), title, onclick: () => choose(name),
  }, text)));
}

/** A button that is on or off. */
export function switchButton({ on, choose, title, disabled }, ...content) {
  return h("button", { type: "button", class: "switch", "aria-pressed": String(Boolean(on)), title, disabled: Boolean(disabled), onclick: choose }, content);
}

/** The colors a mail is seen in. */
export const colorsChoice = () => choice({
  label: "Colors of the mail", value: state.colors, choose: (colors) => set({ colors }),
  options: [["light", "Light"], ["dark", "Dark", "The author’s dark mode"], ["inverted", "Inverted", "As programs that force dark colors show it"]],
});
