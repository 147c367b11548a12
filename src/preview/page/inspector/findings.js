// The Findings tab: what the check says of this mail, then of this email in every other locale.

import { count, draw, h } from "../dom.js";
import { findingItem } from "../findings.js";
import { findingsOfMail, isOfMail, localeName, once, shown } from "../project.js";
import { on, state } from "../state.js";
import { choice } from "../tabs.js";

export function startFindings(panel) {
  let severity = "all";
  const redraw = () => {
    if (state.tab !== "findings") return;
    const mail = shown()?.mail;
    const here = findingsOfMail();
    const fits = (one) => severity === "all" || one.severity === severity;
    const others = new Map();
    const byLocale = new Map();
    for (const one of state.findings ?? []) if (!isOfMail(one)) byLocale.set(one.locale, [...(byLocale.get(one.locale) ?? []), one]);
    const elsewhere = [...byLocale.values()].flatMap(once);
    for (const one of elsewhere.filter(fits)) others.set(one.locale, [...(others.get(one.locale) ?? []), one]);
    const order = state.project?.locales.map((one) => one.name) ?? [];
    const groups = [...others].sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]));
    // Before the check is done, none found says nothing.
    const number = (kind) => [...here, ...elsewhere].filter((one) => kind === "all" || one.severity === kind).length || (state.checked ? 0 : "");
    const shownHere = here.filter(fits);
    draw(panel,
      h("div", { class: "panel-tools" },
        choice({ label: "Severity", value: severity, choose: (to) => { severity = to; redraw(); }, options: [["all", "All"], ["error", "Errors"], ["warning", "Warnings"]].map(([kind, name]) => [kind, `${name} ${number(kind)}`.trim()]) }),
        h("span", { class: "soft", role: "status" }, state.checked ? "" : "Checking…")),
      h("section", { class: "finding-group" },
        h("h2", null, mail ? ["This mail ", h("span", { class: "soft" }, `${mail.tag} · ${mail.chain.length > 1 ? `with ${mail.chain.slice(1).join(", ")}` : localeName(mail.locale)}`)] : "This email"),
        shownHere.length ? h("ul", { class: "findings" }, shownHere.map((one) => findingItem(one)))
          : h("p", { class: "nothing" }, !state.checked ? "Nothing found yet. The check is still running." : here.length ? "Nothing of this severity." : "Nothing found.")),
      groups.map(([name, findings]) => h("details", { key: name, class: "finding-group fold" },
        h("summary", null, h("span", { class: "tag" }, name), " ", localeName(name), " ", h("span", { class: "soft" }, count(findings.length, "finding"))),
        h("ul", { class: "findings" }, findings.map((one) => findingItem(one))))),
      !groups.length && state.checked && h("p", { class: "nothing soft" }, severity === "all" ? "Nothing found in the other locales of this email." : "Nothing else of this severity."),
    );
  };
  on(["findings", "checked", "answer", "good", "tab", "email", "project"], redraw);
}
