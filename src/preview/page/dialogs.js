// Dialogs: one way to open them, and those that are not worth a module of their own.

import { copy, h, icon, prose, toast } from "./dom.js";
import { revert, save } from "./entries.js";
import { viewOfMail } from "./loading.js";
import { email, localeName, sample, shown } from "./project.js";
import { ask, Refusal } from "./server.js";
import { query, set, state } from "./state.js";

let number = 0;

/** Opens a modal dialog. `build(close)` gives its content; the promise has what `close` was called with. */
export function openDialog(title, build, kind = "") {
  return new Promise((resolve) => {
    const id = `dialog-${++number}`;
    let result;
    const dialog = h("dialog", { class: `dialog ${kind}`, "aria-labelledby": id });
    const close = (value) => { result = value; dialog.close(); };
    dialog.append(
      h("div", { class: "dialog-head" }, h("h2", { id }, title),
        h("button", { type: "button", class: "plain", "aria-label": "Close", onclick: () => close() }, icon("close"))),
      h("div", { class: "dialog-body", tabindex: kind === "large" ? "0" : null }, build(close)),
    );
    dialog.addEventListener("close", () => { dialog.remove(); resolve(result); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
    document.getElementById("dialogs").append(dialog);
    dialog.showModal();
    (dialog.querySelector("[data-first]") ?? dialog.querySelector(".dialog-body button, .dialog-body input"))?.focus();
  });
}

/** A question with two answers. */
function confirm(title, text, yes, kind = "primary") {
  return openDialog(title, (close) => [
    h("p", null, prose(text)),
    h("div", { class: "buttons" },
      h("button", { type: "button", class: kind, "data-first": "", onclick: () => close(true) }, yes),
      h("button", { type: "button", onclick: () => close(false) }, "Cancel")),
  ], "small");
}

/** Asks what shall become of an unsaved edit. True when it may be left. */
export async function askToLeave() {
  const answer = await openDialog("Unsaved edit", (close) => [
    h("p", null, "The entry ", h("code", null, state.edit.id), " has an edit that is not saved."),
    h("div", { class: "buttons" },
      h("button", { type: "button", class: "primary", "data-first": "", onclick: () => close("save") }, "Save"),
      h("button", { type: "button", onclick: () => close("discard") }, "Discard"),
      h("button", { type: "button", onclick: () => close() }, "Stay")),
  ], "small");
  if (answer === "save") return save();
  if (answer === "discard") revert();
  return answer === "discard";
}

/** The present view for a phone in the same network. */
export function openPhone() {
  const { phone } = state.project;
  if (!phone) return;
  const of = query({ ...state, bare: "1", view: "mail", pane: "picture", string: "", file: "", line: "", tab: "why", compare: "off" });
  const address = `${phone.url}${phone.url.includes("?") ? "&" : "?"}${of}`;
  openDialog("Open on a phone", () => [
    h("p", null, "Scan this with a phone in the same network. It shows this mail alone, and follows every change."),
    h("img", { class: "qr", src: `/api/qr.svg?for=${encodeURIComponent(of)}`, alt: "QR code of the address below", width: "220", height: "220" }),
    h("p", { class: "address" }, h("code", null, address)),
    state.request !== null && h("p", { class: "soft" }, "The phone shows the sample as it is saved, without your edits of the request."),
    h("div", { class: "buttons" }, h("button", { type: "button", "data-first": "", onclick: () => copy(address, "the address") }, icon("copy"), "Copy the address")),
  ], "small");
}

/** Hands this mail to the relay, once. */
export function openSend() {
  const { project } = state;
  const mail = shown()?.mail;
  const plain = project.send_to.filter((one) => !one.includes("*"));
  const wildcards = project.send_to.filter((one) => one.includes("*"));
  openDialog("Test send", () => {
    if (!project.relay || !project.send_to.length) {
      return [
        h("p", null, project.relay ? "No address may get test mails yet. Allow one in vocative.toml:" : "The project has no relay to send through. Name one, and who may get test mails, in vocative.toml:"),
        h("pre", { class: "snippet", tabindex: "0" }, `${project.relay ? "" : '[smtp]\nurl = "smtps://relay.example.org"\n\n'}[preview]\nsend_to = ["you@example.org"]`),
        h("p", { class: "soft" }, "The studio sees the change by itself."),
      ];
    }
    if (!mail) return [h("p", null, "There is no mail to send: this request cannot be rendered.")];
    const outcome = h("div", { class: "outcome", role: "status" });
    const address = wildcards.length
      ? h("input", { id: "send-to", name: "to", type: "email", required: true, list: "send-list", value: plain[0] ?? "", placeholder: wildcards[0].replace("*", "you"), autocomplete: "email", "data-first": "" })
      : h("select", { id: "send-to", name: "to", "data-first": "" }, plain.map((one) => h("option", null, one)));
    const button = h("button", { type: "submit", class: "primary" }, icon("send"), "Send");
    const submit = async (event) => {
      event.preventDefault();
      button.disabled = true;
      outcome.className = "outcome";
      outcome.replaceChildren("Sending…");
      try {
        const said = await ask("/api/send", { body: { view: viewOfMail(), to: address.value.trim() } });
        const words = { sent: "The relay took the mail.", deferred: "The relay did not take it now; it may later.", rejected: "The relay refuses the mail.", unknown: "It is not known whether the relay took the mail.", refused: "The mail was not sent." };
        outcome.className = `outcome ${said.outcome === "sent" ? "good" : "bad"}`;
        outcome.replaceChildren(
          h("p", null, h("strong", null, said.outcome), ` ${words[said.outcome] ?? ""}`),
          h("dl", { class: "facts" }, [["Phase", said.phase], ["Code", said.code], ["Reply", said.reply], ["Message-ID", said.message_id]]
            .filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => [h("dt", null, name), h("dd", null, h("code", null, String(value)))])),
        );
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcome.className = "outcome bad";
        outcome.replaceChildren(...prose(error.status === 403 ? `This address may not get test mails: ${error.message}` : error.message));
      }
      button.disabled = false;
    };
    return [
      h("form", { class: "form", onsubmit: submit },
        h("dl", { class: "facts" },
          h("dt", null, "Mail"), h("dd", null, `${mail.email} in ${localeName(mail.locale)}, ${state.request !== null ? "the edited request" : sample()?.name}`),
          h("dt", null, "Subject"), h("dd", { lang: mail.tag, dir: mail.dir }, mail.subject),
          h("dt", null, "Relay"), h("dd", null, h("code", null, project.relay))),
        h("label", { for: "send-to" }, "To"), address,
        wildcards.length > 0 && h("datalist", { id: "send-list" }, plain.map((one) => h("option", { value: one }))),
        wildcards.length > 0 && h("p", { class: "soft" }, "Allowed: ", project.send_to.map((one, at) => [at > 0 && ", ", h("code", null, one)])),
        h("div", { class: "buttons" }, button)),
      outcome,
    ];
  });
}

/** Saves the request that is being edited as a sample. */
export function openSaveSample(text) {
  const of = email();
  const taken = new Set(of.samples.map((one) => one.name));
  const edited = sample();
  openDialog("Save as sample", (close) => {
    const problem = h("div", { class: "outcome", role: "status" });
    const name = h("input", { id: "sample-name", type: "text", required: true, pattern: "[A-Za-z0-9._\\-]+", value: edited?.own && state.request !== null ? edited.name : taken.size ? "" : "1-full", placeholder: "2-no-name", autocomplete: "off", spellcheck: "false", "data-first": "" });
    const hint = h("p", { class: "soft" });
    const tell = () => { hint.textContent = taken.has(name.value.trim()) ? "A sample of this name exists. You are asked before it is replaced." : "Letters, digits, dots and hyphens. Samples are ordered by name."; };
    name.addEventListener("input", tell);
    tell();
    const write = async (replace) => {
      const called = name.value.trim();
      try {
        const { file } = await ask("/api/sample", { method: "PUT", body: { email: of.name, name: called, text, replace } });
        close();
        set({ sample: called, request: null });
        toast(`Saved ${file}.`);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.status === 409 && !replace) {
          if (await confirm("Replace the sample", `\`${called}\` exists. Its file is written anew with this request.`, "Replace")) await write(true);
          return;
        }
        problem.className = "outcome bad";
        problem.replaceChildren(error.message, h("ul", null, (error.problem.faults ?? []).map((fault) => h("li", null, h("code", null, fault.pointer || "/"), " ", prose(fault.message)))));
      }
    };
    return [
      h("form", { class: "form", onsubmit: (event) => { event.preventDefault(); write(false); } },
        h("label", { for: "sample-name" }, "Name"), name, hint,
        h("div", { class: "buttons" }, h("button", { type: "submit", class: "primary" }, "Save"))),
      problem,
    ];
  }, "small");
}
