// Colors for source text: pieces of a line with what they are. By pattern, not by grammar: it may be wrong and never breaks.

import { h } from "./dom.js";

const RULES = {
  json: /(?<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\]|\\.)*"?)|(?<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?<word>\b(?:true|false|null)\b)|(?<mark>[{}[\],:])/g,
  ftl: /(?<comment>^#.*)|(?<key>^-?[a-zA-Z][\w-]*(?=\s*=))|(?<key2>^\s+\.[a-zA-Z][\w-]*(?=\s*=))|(?<tag><\/?[\w-]+[^>]*>)|(?<value>\$[a-zA-Z][\w-]*)|(?<string>"(?:[^"\\]|\\.)*")|(?<word>\b[A-Z][A-Z0-9_]+(?=\())|(?<variant>^\s*\*?\[[^\]]+\])|(?<mark>[{}]|->|=)/g,
  markup: /(?<comment><!--.*?-->|\{#.*?#\})|(?<value>\{\{.*?\}\}|\{%.*?%\})|(?<tag><\/?[\w:-]+|\/?>)|(?<key>\s[\w:-]+(?==["']))|(?<string>"[^"]*")/g,
  toml: /(?<comment>#.*$)|(?<tag>^\s*\[.*\])|(?<key>^\s*[\w.-]+(?=\s*=))|(?<string>"(?:[^"\\]|\\.)*")|(?<number>\b\d+\b)|(?<word>\b(?:true|false)\b)/g,
  text: /(?<value>\{\{.*?\}\}|\{%.*?%\})|(?<comment>\{#.*?#\})/g,
};

/** The language of a file by its name. */
export function languageOf(file) {
  const end = file.split(".").pop();
  return { json: "json", ftl: "ftl", html: "markup", mjml: "markup", toml: "toml" }[end] ?? "text";
}

/** A line in pieces: strings and elements. Very long lines stay plain. */
export function highlight(line, language) {
  const rule = RULES[language];
  if (!rule || line.length > 20000) return [line];
  const out = [];
  let at = 0;
  for (const found of line.matchAll(rule)) {
    if (found.index > at) out.push(line.slice(at, found.index));
    const kind = Object.entries(found.groups).find(([, text]) => text !== undefined)[0].replace(/\d/, "");
    out.push(h("span", { class: `hl-${kind}` }, found[0]));
    at = found.index + found[0].length;
  }
  if (at < line.length) out.push(line.slice(at));
  return out;
}
