// The stage of the Picture pane: the mail, and beside it the reference when they are compared, with subject and preheader above.

import { pick } from "./actions.js";
import { draw, h, prose } from "./dom.js";
import { revert } from "./entries.js";
import { runs, unsaved } from "./panes.js";
import { Picture, frameAddress } from "./picture.js";
import { localeName, shown, stringAt } from "./project.js";
import { on, set, state } from "./state.js";

/** One mail on the stage. */
function letter(side) {
  const head = h("header", { class: "letter-head" });
  const handle = h("div", { class: "handle", role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "Width of the picture", "aria-valuemin": "240", "aria-valuemax": "2000" });
  const link = h("div", { class: "link-label", "aria-hidden": "true", hidden: true });
  const picture = new Picture({
    hover: (n, href) => {
      link.hidden = !href;
      if (href) link.textContent = href;
      picture.layer.style.cursor = n !== null ? "pointer" : "";
      if (n !== (state.hover?.side === side ? state.hover.n : null)) set({ hover: n === null ? null : { n, side } });
    },
    pick: (n) => { const one = stringAt(answerOf(side), n); if (one) pick(one.entry); },
    load: () => refresh(),
  });
  const box = h("div", { class: "frame-box" }, picture.element, side === "mail" && handle);
  const element = h("article", { class: `letter ${side}` }, head, box, link);
  return { side, element, head, picture, handle };
}

let refresh = () => {};
const answerOf = (side) => (side === "mail" ? shown() : state.twin);

export function startStage(stage) {
  const mail = letter("mail");
  const twin = letter("twin");
  const notes = h("div", { class: "stage-notes" });
  const letters = h("div", { class: "letters" }, mail.element, twin.element);
  stage.append(letters, notes);
  let revealed = "";

  const marksOf = (side) => {
    const answer = answerOf(side);
    if (!answer || state.overlay !== "on") return [];
    const hovered = state.hover && stringAt(answerOf(state.hover.side), state.hover.n);
    const marks = [];
    for (const one of answer.strings) {
      if (one.part !== "html") continue;
      const label = `${one.entry} · ${one.locale}`;
      if (one.fallback) marks.push({ n: one.n, kind: "fallback" });
      if (one.entry === state.string) marks.push({ n: one.n, kind: "picked" });
      if (hovered && one.entry === hovered.entry) {
        const here = state.hover.side === side && state.hover.n === one.n;
        marks.push({ n: one.n, kind: here ? "hover" : "hover also", label: here || state.hover.side !== side ? label : null });
      }
    }
    return marks;
  };

  refresh = () => {
    mail.picture.mark(marksOf("mail"));
    twin.picture.mark(marksOf("twin"));
    if (state.string && state.string !== revealed) {
      const one = shown()?.strings.find((string) => string.entry === state.string && string.part === "html" && string.where !== "attribute");
      if (one && mail.picture.places?.length) {
        revealed = state.string;
        mail.picture.reveal(one.n, stage);
      }
    }
    if (!state.string) revealed = "";
  };

  const place = () => {
    if (stage.hidden) return;
    const comparing = state.compare === "on";
    twin.element.hidden = !comparing;
    stage.classList.toggle("comparing", comparing);
    const room = comparing ? (stage.clientWidth - 24 * 3) / 2 : stage.clientWidth - 24 * 2;
    const width = Number(state.width);
    const scale = Math.min(1, Math.max(0.2, room / width));
    for (const one of [mail, twin]) {
      const answer = answerOf(one.side);
      const of = answer?.mail;
      one.element.style.width = `${Math.round(width * scale)}px`;
      if (!of) continue;
      one.picture.show({
        address: frameAddress(of.frame, state), title: `${of.email} in ${localeName(of.locale)}`, width, scale,
        scheme: state.colors === "dark" ? "dark" : "light", filter: state.eyes === "all" ? null : state.eyes,
      });
      drawHead(one, answer, scale);
    }
    mail.handle.setAttribute("aria-valuenow", state.width);
    refresh();
    drawNotes();
  };

  const drawHead = (one, answer, scale) => {
    const of = answer.mail;
    const isTwin = one.side === "twin";
    draw(one.head,
      h("p", { class: "letter-tag" }, h("span", { class: "tag" }, of.tag), " ", localeName(of.locale), isTwin && " · the reference", scale < 1 && h("span", { class: "soft", title: "The picture is made smaller to fit." }, ` · ${Math.round(scale * 100)}%`)),
      !isTwin && unsaved(h("button", { type: "button", onclick: revert }, "Revert")),
      !isTwin && state.answer?.request.faults.length > 0 && h("p", { class: "ribbon warn" }, h("strong", null, "Last good picture"), h("span", null, prose("The request has a fault, so this is the mail before it."))),
      h("p", { class: "letter-subject", lang: of.tag, dir: of.dir }, runs(answer, of.subject_runs)),
      h("p", { class: "letter-preheader", lang: of.tag, dir: of.dir }, runs(answer, of.preheader_runs)),
    );
  };

  const drawNotes = () => {
    const answer = shown();
    const fallback = answer?.strings.filter((one) => one.fallback && one.part === "html") ?? [];
    const from = [...new Set(fallback.map((one) => one.locale))];
    draw(notes,
      state.overlay === "on" && fallback.length > 0 && h("p", { class: "legend" }, h("span", { class: "swatch", "aria-hidden": "true" }), `Tinted: supplied by ${from.join(", ")}, ${from.length === 1 ? "a parent" : "parents"} of ${answer.mail.locale}`),
      state.compare === "on" && answer?.mail.locale === state.project?.reference && h("p", { class: "legend" }, "This mail is the reference; both sides are the same."),
      state.compare === "on" && state.twin && !state.twin.mail && h("p", { class: "legend" }, "The reference has no mail for this request."));
  };

  const drag = (event) => {
    event.preventDefault();
    const start = event.clientX;
    const before = Number(state.width);
    const scale = mail.picture.scale;
    mail.handle.setPointerCapture(event.pointerId);
    const move = (moved) => set({ width: String(Math.round(Math.min(2000, Math.max(240, before + ((moved.clientX - start) * 2) / scale)))) });
    const end = () => { mail.handle.removeEventListener("pointermove", move); stage.classList.remove("dragging"); };
    stage.classList.add("dragging");
    mail.handle.addEventListener("pointermove", move);
    mail.handle.addEventListener("lostpointercapture", end, { once: true });
  };
  mail.handle.addEventListener("pointerdown", drag);
  mail.handle.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 10, ArrowLeft: -10 }[event.key];
    if (!by) return;
    event.preventDefault();
    set({ width: String(Math.min(2000, Math.max(240, Number(state.width) + by * (event.shiftKey ? 5 : 1)))) });
  });

  on(["answer", "good", "edit", "twin", "compare", "width", "colors", "eyes", "images", "overlay", "project", "pane", "view"], place);
  on(["hover", "string", "overlay"], refresh);
  new ResizeObserver(place).observe(stage);
}
