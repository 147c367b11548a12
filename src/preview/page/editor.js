// A text editor: a textarea over a colored copy of its text, with line numbers and faults at their lines.
// Tab writes two spaces; Escape leaves it, so that nobody is caught inside.

import { draw, h } from "./dom.js";
import { highlight } from "./highlight.js";

export class Editor {
  constructor({ id, label, language, input, save, describedby }) {
    this.language = language;
    this.marks = [];
    this.copy = h("pre", { class: "editor-copy", "aria-hidden": "true" });
    this.area = h("textarea", { id, class: "editor-area", "aria-label": label, "aria-describedby": describedby, spellcheck: "false", autocomplete: "off", autocapitalize: "off", rows: "1", dir: "auto" });
    this.element = h("div", { class: "editor", kept: true }, h("div", { class: "editor-grid" }, this.copy, this.area));
    new ResizeObserver(() => this.fit()).observe(this.element);
    this.area.addEventListener("input", () => { this.paint(); input(this.area.value); });
    this.area.addEventListener("keydown", (event) => this.key(event, save));
  }

  key(event, save) {
    if (event.isComposing) return;
    const held = event.ctrlKey || event.metaKey;
    if (event.key === "Escape") {
      event.preventDefault();
      this.area.closest('[role="tabpanel"]')?.focus();
    } else if (held && save && (event.key === "Enter" || event.key.toLowerCase() === "s")) {
      event.preventDefault();
      save();
    } else if (event.key === "Tab" && !event.shiftKey && !held && !event.altKey && !this.area.readOnly) {
      event.preventDefault();
      // Through the browser's own editing, so that undo knows it.
      if (!document.execCommand("insertText", false, "  ")) this.area.setRangeText("  ", this.area.selectionStart, this.area.selectionEnd, "end");
    } else if (event.key === "Enter" && !held && this.language === "json") {
      const before = this.area.value.slice(0, this.area.selectionStart);
      const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(before)[1] + (/[{[]\s*$/.test(before) ? "  " : "");
      if (indent) {
        event.preventDefault();
        document.execCommand("insertText", false, `\n${indent}`);
      }
    }
  }

  /** Shows a text and its faults: { line, column, end_line, end_column, message, severity }. Typing is not disturbed when the text is the same. */
  show(text, marks = [], { readOnly = false } = {}) {
    if (this.area.value !== text) this.area.value = text;
    this.area.readOnly = readOnly;
    this.marks = marks;
    this.area.setAttribute("aria-invalid", String(marks.some((mark) => mark.severity !== "warning")));
    this.paint();
  }

  paint() {
    const text = this.area.value;
    const now = JSON.stringify([text, this.marks.map((mark) => [mark.line, mark.column, mark.end_line, mark.end_column, mark.message])]);
    if (now === this.painted) return;
    this.painted = now;
    draw(this.copy, text.split("\n").map((line, at) => {
      const mine = this.marks.filter((mark) => mark.line <= at + 1 && (mark.end_line ?? mark.line) >= at + 1);
      const first = mine.find((mark) => mark.line === at + 1);
      return h("span", { key: at, class: `editor-line${mine.length ? ` ${mine[0].severity === "warning" ? "warning" : "error"}` : ""}` },
        this.line(line, at + 1, mine[0]), first && h("span", { class: "editor-fault" }, first.message.replaceAll("`", "")));
    }));
    this.fit();
  }

  /** Puts each message after the end of its line, where there is room; all of them stand below the editor, too. */
  fit() {
    for (const fault of this.copy.querySelectorAll(".editor-fault")) {
      const line = fault.parentElement;
      const text = document.createRange();
      text.setStart(line, 0);
      text.setEndBefore(fault);
      const box = line.getBoundingClientRect();
      const end = [...text.getClientRects()].filter((rect) => rect.width).at(-1);
      const left = end ? end.right - box.left + 14 : 0;
      fault.style.left = `${left}px`;
      fault.hidden = box.width - left < 80;
    }
  }

  line(text, number, mark) {
    if (!mark) return text ? highlight(text, this.language) : "\u200b";
    const start = mark.line === number ? Math.max(0, (mark.column ?? 1) - 1) : /\S|$/.exec(text).index;
    const stop = mark.end_line === number && mark.end_column ? mark.end_column - 1 : (mark.end_line ?? number) > number ? text.length : start + 1;
    return [...highlight(text.slice(0, start), this.language), h("span", { class: "squiggle" }, text.slice(start, Math.max(stop, start + 1)) || " "), ...highlight(text.slice(Math.max(stop, start + 1)), this.language)];
  }

  /** Puts the caret at a place, or selects a piece. */
  reach(start, end = start) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const line = this.area.value.slice(0, start).split("\n").length;
    this.copy.children[line - 1]?.scrollIntoView({ block: "nearest" });
  }

  reachLine(line, column = 1) {
    const lines = this.area.value.split("\n");
    this.reach(lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + Math.min(column - 1, lines[line - 1]?.length ?? 0));
  }
}
