// The bare view: the mail alone, filling the window, for a phone in the hand. It follows every change.

import { draw, h } from "./dom.js";
import { frameAddress, makeFrame } from "./picture.js";
import { email, localeName } from "./project.js";
import { on, set, state } from "./state.js";

export function startBare(body) {
  body.className = "bare";
  for (const id of ["bar", "banner", "rail", "inspector", "status"]) document.getElementById(id).remove();
  const main = document.getElementById("main");
  const title = h("h1", { class: "unseen" });
  const frames = h("div", { class: "bare-frames" });
  const bar = h("div", { class: "bare-bar" });
  main.append(title, frames, bar);
  let open = false;
  let address = "";

  const redraw = () => {
    const answer = state.answer?.mail ? state.answer : state.good;
    const mail = answer?.mail;
    title.textContent = state.email || "Studio";
    const { project } = state;
    draw(bar,
      open && project && [
        h("label", { class: "unseen", for: "bare-locale" }, "Locale"),
        h("select", { id: "bare-locale", value: state.locale, onchange: (event) => set({ locale: event.currentTarget.value }) }, h("option", { value: "" }, "As the request decides"),
          project.locales.filter((one) => one.pseudo || email()?.offered.includes(one.name)).map((one) => h("option", { value: one.name }, `${one.tag} ${one.english}`))),
        h("label", { class: "unseen", for: "bare-colors" }, "Colors"),
        h("select", { id: "bare-colors", value: state.colors, onchange: (event) => set({ colors: event.currentTarget.value }) }, [["light", "Light"], ["dark", "Dark"], ["inverted", "Inverted"]].map(([value, text]) => h("option", { value }, text))),
      ],
      (state.connection === "stopped" || state.connection === "denied") && h("span", { role: "status" }, state.connection === "denied" ? "No session: scan the code again." : "The studio has stopped."),
      project?.problem && h("span", { role: "status" }, "The project does not load; this is the last good state."),
      h("button", { type: "button", "aria-expanded": String(open), "aria-label": open ? "Hide the choices" : "Show locale and colors", onclick: () => { open = !open; redraw(); } }, open ? "Hide" : "⋯"));
    if (!mail) {
      if (!frames.firstChild) draw(frames, h("p", { class: "empty" }, state.missing?.message ?? state.answer?.fault?.message ?? "Loading the mail."));
      return;
    }
    const wanted = frameAddress(mail.frame, state);
    for (const frame of frames.querySelectorAll("iframe")) frame.style.colorScheme = state.colors === "dark" ? "dark" : "light";
    if (wanted === address) return;
    address = wanted;
    const frame = makeFrame(`${mail.email} in ${localeName(mail.locale)}`);
    frame.removeAttribute("scrolling");
    frame.style.colorScheme = state.colors === "dark" ? "dark" : "light";
    const scrolled = frames.querySelector("iframe")?.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => {
      if (address !== wanted) return frame.remove();
      for (const other of [...frames.children]) if (other !== frame) other.remove();
      frame.contentWindow?.scrollTo(0, scrolled);
    }, { once: true });
    frame.src = wanted;
    frames.append(frame);
  };
  on(["answer", "good", "missing", "project", "colors", "images", "locale", "connection"], redraw);
}
