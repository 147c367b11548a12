// The center of the page: tabs for the panes of a mail, the picture's tools, the panes, the matrix, and what went wrong over it.

import { goPane, openTab, turn } from "./actions.js";
import { openSend } from "./dialogs.js";
import { draw, h, icon, prose } from "./dom.js";
import { findingList } from "./findings.js";
import { inboxPane } from "./inbox.js";
import { startMatrix } from "./matrix.js";
import { headersPane, rawPane, textPane } from "./panes.js";
import { email, localeName, shown } from "./project.js";
import { sourcePane } from "./source.js";
import { startStage } from "./stage.js";
import { on, set, state } from "./state.js";
import { choice, colorsChoice, switchButton, tabList } from "./tabs.js";

const PANES = [["picture", "Picture"], ["text", "Text"], ["inbox", "Inbox"], ["headers", "Headers"], ["source", "Source"], ["raw", "Raw"]];
const EYES = [["all", "All colors"], ["protanopia", "Protanopia, no red"], ["deuteranopia", "Deuteranopia, no green"], ["tritanopia", "Tritanopia, no blue"], ["achromatopsia", "Achromatopsia, no colors"]];

function pictureTools() {
  const widths = [["800", "Desktop"], ["600", "Tablet"], ["375", "Phone"]];
  return h("div", { class: "tools", role: "group", "aria-label": "Picture" },
    choice({ label: "Width", value: state.width, choose: (width) => set({ width }), options: widths.map(([width, name]) => [width, name, `${width} px`]) }),
    h("span", { class: "custom-width" }, h("label", { class: "unseen", for: "width" }, "Width in pixels"),
      h("input", { id: "width", type: "number", title: "Width in pixels", min: "240", max: "2000", step: "1", value: state.width, onchange: (event) => { const width = Math.round(Number(event.currentTarget.value)); set({ width: String(Math.min(2000, Math.max(240, width || 800))) }); event.currentTarget.value = state.width; } })),
    colorsChoice(),
    h("span", { class: "select eyes" }, h("label", { class: "unseen", for: "eyes" }, "Eyes"), icon("eye"),
      h("select", { id: "eyes", title: "Eyes: as people with another color vision see it", value: state.eyes, onchange: (event) => set({ eyes: event.currentTarget.value }) }, EYES.map(([value, text]) => h("option", { value }, text))), icon("down")),
    h("span", { class: "tools-end" },
      switchButton({ on: state.images === "on", title: "Images  i", choose: () => turn("images") }, icon("image"), h("span", null, "Images")),
      switchButton({ on: state.overlay === "on", title: "Strings: point at a text to see its entry; fallback is tinted  s", choose: () => turn("overlay") }, icon("string"), h("span", null, "Strings")),
      switchButton({ on: state.compare === "on", title: "Compare with the reference  x", choose: () => turn("compare") }, icon("compare"), h("span", null, "Compare"))));
}

/** What stands in place of a mail, or null when there is one. */
function emptiness() {
  const { project, answer } = state;
  const of = email();
  const says = (title, ...text) => h("div", { class: "empty" }, h("h2", null, title), text);
  if (state.connection === "denied" && !project) return says("No session", h("p", null, "Open the address that ", h("code", null, "vocative preview"), " printed. It lets this browser in."));
  if (!project) return state.connection === "stopped" ? says("The studio does not answer", h("p", null, "Start ", h("code", null, "vocative preview"), " and open the address that it prints.")) : says("Loading the project…");
  if (!project.emails.length) return says("No emails yet", h("p", null, "An email is a folder in ", h("code", null, "templates/"), " with an ", h("code", null, "email.toml"), ", a subject and a body. It appears here as soon as it is written."), project.problem && findingList(project.problem.findings));
  if (shown()?.mail) return null;
  if (!of.samples.length && state.request === null) {
    return says(`${of.name} has no sample`, h("p", null, "A sample is a request that is kept with the email, so that it can be seen. Write one: the skeleton has every field that the email asks for."),
      h("button", { type: "button", class: "primary", onclick: () => openTab("request", "#request-source") }, "Write a sample"));
  }
  if (state.missing) return says(state.missing.status === 404 ? "There is no such mail" : "This mail cannot be made", h("p", null, prose(state.missing.message)));
  if (answer?.request.faults.length) {
    return says("The request has a fault", h("ul", { class: "plain-list" }, answer.request.faults.map((fault) => h("li", null, h("code", null, fault.pointer || `line ${fault.line}`), " ", prose(fault.message)))),
      h("button", { type: "button", class: "primary", onclick: () => openTab("request", "#request-source") }, "Open the request"));
  }
  if (answer?.fault) {
    const lacks = of.missing?.[state.locale];
    return says(lacks ? `${of.name} is not offered in ${localeName(state.locale)}` : "This mail cannot be rendered", h("p", null, prose(answer.fault.message)),
      lacks && h("p", null, "Missing: ", lacks.map((id, at) => [at > 0 && ", ", h("code", null, id)])), findingList(answer.fault.findings));
  }
  if (state.connection === "stopped" || state.connection === "denied") return says("This mail is not loaded", h("p", null, "The studio does not answer, so nothing new is rendered."));
  return says("Rendering…");
}

/** What does not load, over the lower part of the last good picture. */
function problemPanel() {
  const { project, answer } = state;
  if (!project?.emails.length) return null;
  const panel = (title, text, findings) => h("section", { class: "problem-panel", "aria-labelledby": "problem-title" },
    h("h2", { id: "problem-title" }, h("span", { class: "dot", "aria-hidden": "true" }), title), text && h("p", null, prose(text)), findingList(findings));
  if (project.problem) return panel("The project does not load; this is the last good state", null, project.problem.findings);
  if (state.view === "mail" && answer?.fault && state.good) return panel("This mail does not render; this is the last good picture", answer.fault.findings.length ? null : answer.fault.message, answer.fault.findings);
  return null;
}

export function startCenter(main) {
  const title = h("h1", { class: "unseen" });
  const tabs = h("div", { class: "pane-bar" });
  const tools = h("div", { class: "tool-bar" });
  const stage = h("div", { class: "stage", tabindex: "0", role: "region", "aria-label": "Picture of the mail" });
  const pane = h("div", { class: "pane", tabindex: "0", role: "group" });
  const panel = h("div", { id: "pane", class: "panel", role: "tabpanel" }, stage, pane);
  const matrix = h("section", { class: "matrix", "aria-label": "Matrix" });
  const problem = h("div", { class: "problem-place" });
  main.append(title, tabs, tools, panel, matrix, problem);

  on(["email", "view", "project", "answer", "good"], () => {
    const mail = shown()?.mail;
    const where = mail && state.view === "mail" ? ` in ${localeName(mail.locale)}` : "";
    title.textContent = state.email ? `${state.email}${where}` : "Studio";
    document.title = state.email ? `${state.email}${mail && state.view === "mail" ? ` ${mail.tag}` : ""}, Vocative studio` : "Vocative, studio";
  });

  on(["pane", "view", "project", "email", "width", "colors", "eyes", "images", "overlay", "compare", "answer", "good", "missing", "edit", "connection", "source", "sourceFault", "file", "line", "raw", "findings", "string", "entry", "paneTurn"], () => {
    const mailView = state.view === "mail";
    const nothing = mailView ? emptiness() : null;
    tabs.hidden = !mailView || !state.project?.emails.length;
    tools.hidden = tabs.hidden || state.pane !== "picture";
    panel.hidden = !mailView;
    matrix.hidden = mailView;
    const picture = state.pane === "picture" && !nothing;
    stage.hidden = !picture;
    pane.hidden = picture;
    panel.setAttribute("aria-labelledby", `pane-${state.pane}`);
    pane.setAttribute("aria-labelledby", `pane-${state.pane}`);
    if (!mailView) return;
    draw(tabs,
      tabList({ label: "Parts of the mail", tabs: PANES, value: state.pane, choose: goPane, panel: "pane", prefix: "pane-" }),
      h("div", { class: "pane-end" }, h("button", { type: "button", class: "quiet", title: "Test send  t", "aria-haspopup": "dialog", onclick: openSend }, icon("send"), "Test send")));
    draw(tools, pictureTools());
    if (picture) return;
    const made = nothing && state.pane !== "source" ? nothing : nothing && !state.file ? nothing : { text: textPane, inbox: inboxPane, headers: headersPane, source: sourcePane, raw: rawPane }[state.pane]?.() ?? nothing;
    draw(pane, h("div", { key: state.pane, class: `pane-${state.pane}` }, made));
  });

  on(["project", "answer", "good", "view"], () => {
    draw(problem, problemPanel());
  });

  startStage(stage);
  startMatrix(matrix);
}

