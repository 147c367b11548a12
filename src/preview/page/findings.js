// How a finding looks wherever it stands: rule, words, place, the lines around it like a compiler shows them, and the hint.

import { h, icon, prose } from "./dom.js";
import { absolute, editorLink, once, openSource } from "./project.js";

/** The lines around a place, with the piece marked. */
function sourceFrame(frame) {
  if (!frame?.length) return null;
  return h("pre", { class: "frame-lines", tabindex: "0", "aria-label": "Source" }, frame.map(({ line, text, start, end }) => {
    const marked = start !== null && start !== undefined;
    const stop = marked ? Math.max(end ?? start, start + 1) : 0;
    return h("span", { class: `frame-line${marked ? " at" : ""}` }, h("span", { class: "frame-number" }, String(line)),
      h("bdi", { dir: "auto" }, marked ? [text.slice(0, start), h("mark", null, text.slice(start, stop) || " "), text.slice(stop)] : text || " "));
  }));
}

/** A place that opens its source here, and beside it the way to the editor. */
export function placeOf({ file, line, column, absolute: known }) {
  if (!file) return null;
  const link = editorLink(known ?? absolute(file), line, column);
  return h("span", { class: "place" },
    h("button", { type: "button", class: "link", onclick: () => openSource(file, line) }, h("bdi", null, file.split("/").map((part, at, all) => [part, at < all.length - 1 && ["/", h("wbr")]]), line ? `:${line}` : "", line && column ? `:${column}` : "")),
    link && h("a", { class: "editor-link", href: link, "aria-label": `Open ${file} in editor`, title: "Open in editor" }, icon("out")));
}

export function findingItem(finding, { inEdit = false } = {}) {
  const { severity, rule, message, hint, locale, mails, scenario } = finding;
  return h("li", { class: `finding ${severity}` },
    h("p", { class: "finding-head" }, h("span", { class: "severity" }, severity), h("code", { class: "rule" }, rule), locale && h("span", { class: "tag" }, locale),
      mails > 1 ? h("span", { class: "soft" }, `${mails} mails`) : scenario && h("span", { class: "soft" }, scenario)),
    h("p", { class: "finding-message" }, prose(message)),
    inEdit && finding.in_edit ? h("p", { class: "finding-place" }, `line ${finding.line}, column ${finding.column} of the edit`) : h("p", { class: "finding-place" }, placeOf(finding)),
    sourceFrame(finding.frame),
    hint && h("p", { class: "finding-hint" }, prose(hint)));
}

export function findingList(findings, options) {
  return findings?.length ? h("ul", { class: "findings" }, once(findings).map((one) => findingItem(one, options))) : null;
}
