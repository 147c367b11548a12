// The Request tab: the JSON that asks for the mail, live. Faults stand at their lines; below is what may be said.

import { debounce, draw, h, prose, toast } from "../dom.js";
import { openSaveSample } from "../dialogs.js";
import { Editor } from "../editor.js";
import { fitting, put, skeleton } from "../json.js";
import { email, sample } from "../project.js";
import { on, set, state } from "../state.js";

let saved = "";

const textNow = () => state.request ?? saved;
const changed = (text) => set({ request: text === saved && sample() ? null : text });

export function startRequest(panel) {
  const head = h("div", { class: "panel-tools" });
  const faults = h("div", { class: "faults", id: "request-faults" });
  const help = h("div", { class: "request-help" });
  const editor = new Editor({ id: "request-source", label: "Request as JSON", language: "json", input: debounce(0, changed), describedby: "request-faults" });
  draw(panel, head, editor.element, faults, help);

  const insert = (pointer, value) => {
    const made = put(textNow(), pointer, value);
    if (!made) return toast("The field has no place yet: the request is no JSON as it stands.", "bad");
    if (!made.existed) {
      changed(made.text);
      editor.show(made.text);
    }
    editor.reach(made.start, made.end);
  };

  const format = () => {
    try {
      changed(`${JSON.stringify(JSON.parse(textNow()), null, 2)}\n`);
    } catch {
      toast("What is no JSON cannot be formatted. The fault is marked.", "bad");
    }
  };

  on(["answer", "request", "tab", "project", "email", "sample"], () => {
    const of = email();
    if (state.request === null && state.answer) saved = state.answer.request.text;
    if (of && !of.samples.length && state.request === null) saved = "";
    if (state.tab !== "request" || !of) return;
    const text = textNow();
    const found = [...(state.answer?.request.faults ?? [])].sort((a, b) => a.line - b.line || a.column - b.column);
    const edited = state.request !== null;
    const readOnly = state.project.read_only || !state.project.root;
    editor.show(text, found);
    draw(head,
      h("span", { class: "panel-title" }, edited ? "Edited request" : sample() ? sample().file : "No sample"),
      !text && (edited || !sample()) && h("button", { type: "button", class: "primary", onclick: () => changed(skeleton(of)) }, "Write a skeleton"),
      text && h("button", { type: "button", onclick: format }, "Format"),
      edited && sample() && h("button", { type: "button", onclick: () => set({ request: null }) }, "Reset to sample"),
      text && h("button", { type: "button", disabled: readOnly, title: readOnly ? (state.project.read_only_why ?? "Nothing can be written here.").replaceAll("`", "") : null, "aria-haspopup": "dialog", onclick: () => openSaveSample(textNow()) }, "Save as sample…"),
      text && edited && readOnly && h("p", { class: "soft" }, prose(state.project.read_only_why ?? "Nothing can be written here.")));
    draw(faults, found.length > 0 && [
      h("p", { class: "faults-title" }, found.length === 1 ? "The request has a fault. The last good picture stays." : `The request has ${found.length} faults. The last good picture stays.`),
      h("ul", null, found.map((fault) => h("li", null, h("button", { type: "button", class: "link", onclick: () => editor.reachLine(fault.line, fault.column) }, `line ${fault.line}`), " ", fault.pointer && h("code", null, fault.pointer), " ", prose(fault.message))))]);
    drawHelp(of);
  });

  const field = (name, type, about, { required, secret, pointer, value }) => h("li", { key: pointer, class: "field" },
    h("div", { class: "field-head" }, h("code", { class: "field-name" }, name), h("span", { class: "soft" }, type),
      required && h("span", { class: "tag" }, "required"), secret && h("span", { class: "tag", title: "Its value never stands in a log" }, "secret"),
      h("button", { type: "button", class: "quiet small", "aria-label": `Insert ${pointer}`, onclick: () => insert(pointer, value) }, "Insert")),
    about && h("p", { class: "soft" }, prose(about)));

  const drawHelp = (of) => {
    const { properties = {}, required = [] } = of.schema ?? {};
    const names = Object.keys(properties).sort((a, b) => required.includes(b) - required.includes(a));
    draw(help,
      h("section", null, h("h2", null, "Data of ", h("code", null, of.name)),
        names.length ? h("ul", { class: "fields" }, names.map((name) => {
          const schema = properties[name];
          const type = [[schema.type ?? "any"].flat().join(" or "), schema.format, schema.maxLength && `up to ${schema.maxLength} characters`, schema.minimum !== undefined && `from ${schema.minimum}`].filter(Boolean).join(", ");
          return field(name, type, schema.description, { required: required.includes(name), secret: schema.secret, pointer: `/data/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, value: fitting(schema) });
        })) : h("p", { class: "soft" }, "This email asks for no data.")),
      h("section", null, h("h2", null, "What any request may say"),
        h("ul", { class: "fields" }, state.project.request_fields.map(({ pointer, type, about }) => field(pointer, type, about, { pointer, value: sampleValue(pointer, type) })))));
  };
}

/** Values that make sense where the name of the field says more than its type. */
function sampleValue(pointer, type) {
  const last = pointer.split("/").pop();
  const known = {
    email: "anna@example.net", to: "anna@example.net", given_name: "Anna", family_name: "Weiß", name: "Anna Weiß", nickname: "anna", locale: "de-AT", preferred_language: "de-AT",
    salutation: "Frau Dr.", formality: "formal", timezone: "Europe/Vienna", zoneinfo: "Europe/Vienna", request_language: "de-AT, de;q=0.9, en;q=0.5", brand: state.project.brands[0]?.name ?? "brand",
  };
  return String(type).includes("string") && known[last] !== undefined ? known[last] : fitting({ type: String(type).split(/[ ,|]/)[0] });
}
