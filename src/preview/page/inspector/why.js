// The Why tab: the decisions behind the mail as a story. Which language, which name, which chain, which files.

import { draw, h, prose } from "../dom.js";
import { placeOf } from "../findings.js";
import { localeName, shown } from "../project.js";
import { on, state } from "../state.js";

const VERDICTS = { chosen: "chosen", used: "used", absent: "absent", invalid: "invalid", no_preference: "no preference", not_offered: "not offered", outranked: "outranked" };

/** The locale that this page asks for, as the engine calls it. */
const HERE = "--locale";

const written = (value) => (typeof value === "string" ? ["“", h("bdi", null, value), "”"] : h("bdi", null, JSON.stringify(value)));

/** One sentence: what decided the language. */
function languageStory(mail) {
  const decided = mail.why.locale.find((one) => one.verdict === "chosen");
  const name = h("strong", null, localeName(mail.locale));
  if (state.locale) return [name, `, because ${mail.locale} is chosen at the top of this page. The request may decide otherwise.`];
  if (!decided) return [name, ", because nothing else decided."];
  if (decided.source === "default" || decided.source === "brand") return [name, `, because it is the ${decided.source === "brand" ? "brand’s" : "project’s"} default and nothing before it decided.`];
  return [name, ", because ", h("code", null, decided.source), decided.value === null || decided.value === undefined ? " decides." : [" says ", written(decided.value), "."]];
}

function sources(list, label) {
  const absent = list.filter((one) => one.verdict === "absent");
  const told = list.filter((one) => one.verdict !== "absent");
  const item = (one) => h("li", { class: `verdict ${one.verdict}` },
    h("p", null, one.source === HERE ? "the locale chosen on this page" : h("code", { class: "source-name" }, one.source), " ", h("span", { class: "tag" }, VERDICTS[one.verdict] ?? one.verdict)),
    one.value !== null && one.value !== undefined && h("p", { class: "verdict-value" }, written(one.value)),
    one.note && one.source !== HERE && h("p", { class: "soft" }, prose(one.note)));
  return [
    h("ol", { class: "verdicts", "aria-label": label }, told.map(item)),
    absent.length > 0 && h("details", { class: "fold", key: `absent ${label}` }, h("summary", null, `${absent.length} absent`), h("ul", { class: "absent" }, absent.map((one) => h("li", null, h("code", null, one.source))))),
  ];
}

export function startWhy(panel) {
  on(["answer", "good", "edit", "project", "tab", "locale"], () => {
    if (state.tab !== "why") return;
    const answer = shown();
    const mail = answer?.mail;
    if (!mail) return draw(panel, h("p", { class: "hint" }, "No mail is shown, so there is nothing to explain yet."));
    const { salutation } = mail;
    const supplied = new Map();
    for (const one of answer.strings) supplied.set(one.locale, (supplied.get(one.locale) ?? 0) + 1);
    draw(panel,
      mail.degraded && h("p", { class: "warning-box" }, h("strong", null, "Degraded. "), "Something failed while rendering, and the mail went on with less. The findings say what."),
      h("section", { class: "why" }, h("h2", null, "Language"),
        h("p", { class: "story" }, "Written in ", languageStory(mail)), sources(mail.why.locale, "Sources of the language")),
      h("section", { class: "why" }, h("h2", null, "Greeting"),
        h("p", { class: "greeting", lang: mail.tag, dir: mail.dir }, salutation.line),
        h("p", { class: "story" }, salutation.name ? ["Greeted as ", h("strong", null, h("bdi", { lang: mail.tag }, salutation.name)), salutation.title && [" with ", "“", h("bdi", { lang: mail.tag }, salutation.title), "”"], `, ${salutation.formality}.`] : ["Greeted without a name, ", `${salutation.formality}.`],
          !salutation.known && " The form of address is not known for sure, so it stays neutral."),
        sources(mail.why.salutation, "Sources of the greeting")),
      h("section", { class: "why" }, h("h2", null, "Fallback chain"),
        h("ol", { class: "chain-steps" }, mail.chain.map((name) => h("li", null, h("span", { class: "tag" }, name), h("span", { class: "chain-name" }, localeName(name)), supplied.has(name) ? h("span", { class: "soft" }, `supplies ${supplied.get(name)} of ${answer.strings.length} strings`) : h("span", { class: "soft" }, "supplies none here"))))),
      h("section", { class: "why" }, h("h2", null, "Files"),
        h("dl", { class: "facts" }, mail.files.map(({ part, file, absolute }) => [h("dt", null, part), h("dd", null, placeOf({ file, absolute }))]))),
    );
  });
}
