// The right side: five tabs that explain and edit what the picture shows.

import { draw, h } from "./dom.js";
import { startFindings } from "./inspector/findings.js";
import { startRequest } from "./inspector/request.js";
import { startString } from "./inspector/string.js";
import { startStrings } from "./inspector/strings.js";
import { startWhy } from "./inspector/why.js";
import { dirty, findingsOfMail, inspectorOpen, openInspector } from "./project.js";
import { on, set, state } from "./state.js";
import { tabList } from "./tabs.js";

const TABS = [["why", "Why", startWhy], ["string", "String", startString], ["strings", "Strings", startStrings], ["request", "Request", startRequest], ["findings", "Findings", startFindings]];

export function startInspector(inspector) {
  const bar = h("div", { class: "inspector-bar" });
  const panels = TABS.map(([name]) => h("div", { id: `panel-${name}`, class: `inspector-panel panel-${name}`, role: "tabpanel", "aria-labelledby": `tab-${name}`, tabindex: "0", hidden: true }));
  inspector.append(bar, ...panels);

  on(["tab", "view", "inspector", "inspectorInMatrix", "edit", "request", "findings", "good", "answer", "project"], () => {
    document.body.classList.toggle("without-inspector", !inspectorOpen());
    inspector.hidden = !inspectorOpen();
    const found = state.project ? findingsOfMail() : [];
    const worst = found.some((one) => one.severity === "error") ? "error" : "warning";
    const extra = {
      string: dirty() && h("span", { class: "unsaved", title: "Unsaved edit" }, h("span", { class: "unseen" }, "unsaved edit")),
      request: state.request !== null && h("span", { class: "unsaved", title: "Edited" }, h("span", { class: "unseen" }, "edited")),
      findings: found.length > 0 && h("span", { class: `badge ${worst}` }, String(found.length)),
    };
    draw(bar, tabList({ label: "Inspector", tabs: TABS.map(([name, text]) => [name, text, extra[name]]), value: state.tab, choose: (tab) => set({ tab }), panel: `panel-${state.tab}` }),
      h("button", { type: "button", class: "plain narrow-only", "aria-label": "Close the inspector", onclick: () => openInspector(false) }, "Close"));
    for (const [at, [name]] of TABS.entries()) panels[at].hidden = name !== state.tab;
  });
  for (const [at, [, , start]] of TABS.entries()) start(panels[at]);
}
