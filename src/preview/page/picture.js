// One picture of a mail: a frame without scripts, as high as its content, under a transparent layer that knows where each string stands.
// A new mail is drawn behind the old one and takes its place when it is there, so that nothing ever flashes white.

import { h } from "./dom.js";

/** The address of a frame in these colors, with or without images. */
export function frameAddress(frame, { colors, images }) {
  const parameters = new URLSearchParams();
  if (colors === "inverted") parameters.set("colors", "inverted");
  if (images === "off") parameters.set("images", "off");
  const query = parameters.toString();
  return query ? `${frame}?${query}` : frame;
}

/** A frame for foreign html: no script can run in it; the page may read it. */
export function makeFrame(title) {
  return h("iframe", { sandbox: "allow-same-origin", title, scrolling: "no" });
}

export class Picture {
  /** `hover(n | null)`, `pick(n)` and `load()` are called back. */
  constructor({ hover, pick, load }) {
    this.calls = { hover, pick, load };
    this.marks = [];
    this.scale = 1;
    this.layer = h("div", { class: "layer" });
    this.label = h("div", { class: "string-label", "aria-hidden": "true" });
    this.sheet = h("div", { class: "sheet" }, this.layer);
    this.element = h("div", { class: "picture" }, this.sheet);
    this.frame = null;
    this.address = null;
    this.layer.addEventListener("pointermove", (event) => this.calls.hover(this.at(event), this.linkAt(event)));
    this.layer.addEventListener("pointerleave", () => this.calls.hover(null, null));
    this.layer.addEventListener("click", (event) => { const n = this.at(event); if (n !== null) this.calls.pick(n); });
    this.resized = new ResizeObserver(() => this.measure());
  }

  /** Shows a frame. The same address again costs nothing. */
  show({ address, title, width, scale, scheme, filter }) {
    this.width = width;
    this.scale = scale;
    this.scheme = scheme;
    this.filter = filter;
    if (this.frame) this.dress(this.frame);
    if (address === this.address) {
      if (this.frame) this.frame.title = title;
      return this.measure();
    }
    this.address = address;
    this.coming?.remove();
    const frame = makeFrame(title);
    this.coming = frame;
    this.dress(frame);
    frame.classList.add("coming");
    frame.addEventListener("load", () => {
      // A link that was followed with the keyboard leads nowhere here: the mail comes back.
      if (this.frame === frame && frame.contentDocument?.location.pathname !== new URL(address, location.href).pathname) frame.src = address;
      if (this.coming !== frame) return;
      this.coming = null;
      this.frame?.remove();
      this.frame = frame;
      frame.classList.remove("coming");
      this.resized.disconnect();
      const root = frame.contentDocument?.documentElement;
      if (root) this.resized.observe(root);
      this.find();
      this.measure();
      this.calls.load();
    });
    frame.src = address;
    this.sheet.insertBefore(frame, this.layer);
  }

  dress(frame) {
    frame.style.width = `${this.width}px`;
    frame.style.colorScheme = this.scheme;
    frame.style.filter = this.filter ? `url(#${this.filter})` : "";
  }

  /** Finds the strings: each stands between two comments. */
  find() {
    this.ranges = new Map();
    const page = this.frame.contentDocument;
    if (!page) return;
    const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_COMMENT);
    const open = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const found = /^(\/?)v:(\d+)$/.exec(node.data);
      if (!found) continue;
      const n = Number(found[2]);
      if (!found[1]) open.set(n, node);
      else if (open.has(n)) {
        const range = page.createRange();
        range.setStartAfter(open.get(n));
        range.setEndBefore(node);
        this.ranges.set(n, [...(this.ranges.get(n) ?? []), range]);
        open.delete(n);
      }
    }
  }

  /** Makes the frame as high as what is in it, and looks where the strings stand now. */
  measure() {
    const page = this.frame?.contentDocument;
    if (!page?.documentElement) return;
    this.frame.style.height = "0px";
    const height = Math.max(page.documentElement.scrollHeight, page.body?.scrollHeight ?? 0, 40);
    this.frame.style.height = `${height}px`;
    this.height = height;
    this.sheet.style.width = `${this.width}px`;
    this.sheet.style.height = `${height}px`;
    this.sheet.style.transform = this.scale === 1 ? "" : `scale(${this.scale})`;
    this.element.style.width = `${Math.round(this.width * this.scale)}px`;
    this.element.style.height = `${Math.round(height * this.scale)}px`;
    this.places = [];
    for (const [n, ranges] of this.ranges ?? []) {
      for (const range of ranges) {
        const rects = lines([...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1));
        if (rects.length) this.places.push({ n, rects });
      }
    }
    this.paint();
  }

  /** Paints marks: a list of { n, kind, label }. */
  mark(marks) {
    this.marks = marks;
    this.paint();
  }

  paint() {
    const boxes = [];
    this.label.hidden = true;
    for (const { n, kind, label } of this.marks) {
      for (const place of this.places ?? []) {
        if (place.n !== n) continue;
        for (const rect of place.rects) {
          boxes.push(h("div", { class: `mark ${kind}`, style: { left: `${rect.left - 2}px`, top: `${rect.top - 1}px`, width: `${rect.right - rect.left + 4}px`, height: `${rect.bottom - rect.top + 2}px` } }));
        }
        if (label && this.label.hidden) {
          const first = place.rects[0];
          this.label.hidden = false;
          this.label.textContent = label;
          const above = first.top > 24 / this.scale;
          this.label.style.transform = `scale(${1 / this.scale})${above ? " translateY(-100%)" : ""}`;
          this.label.style.top = `${above ? first.top - 3 : place.rects.at(-1).bottom + 3}px`;
          const right = first.left > this.width * 0.6;
          this.label.style.left = right ? "auto" : `${Math.max(0, first.left - 2)}px`;
          this.label.style.right = right ? `${Math.max(0, this.width - first.right - 2)}px` : "auto";
          this.label.style.transformOrigin = right ? "100% 0" : "0 0";
        }
      }
    }
    this.layer.replaceChildren(...boxes, this.label);
  }

  point(event) {
    const box = this.sheet.getBoundingClientRect();
    return [(event.clientX - box.left) / this.scale, (event.clientY - box.top) / this.scale];
  }

  /** The string under the pointer: of several, the smallest. */
  at(event) {
    const [x, y] = this.point(event);
    let best = null;
    for (const { n, rects } of this.places ?? []) {
      const hit = rects.some((rect) => x >= rect.left - 2 && x <= rect.right + 2 && y >= rect.top - 1 && y <= rect.bottom + 1);
      const area = rects.reduce((sum, rect) => sum + (rect.right - rect.left) * (rect.bottom - rect.top), 0);
      if (hit && (!best || area < best.area)) best = { n, area };
    }
    return best?.n ?? null;
  }

  /** Where the link under the pointer leads. */
  linkAt(event) {
    const [x, y] = this.point(event);
    return this.frame?.contentDocument?.elementFromPoint(x, y)?.closest("a[href]")?.getAttribute("href") ?? null;
  }

  /** Scrolls a string into view, when it stands in this picture and out of sight. */
  reveal(n, scroller) {
    const place = this.places?.find((one) => one.n === n);
    if (!place || !scroller) return;
    const box = this.sheet.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const top = box.top + place.rects[0].top * this.scale;
    if (top < view.top + 40 || top > view.bottom - 60) scroller.scrollBy({ top: top - view.top - view.height / 3 });
  }
}

/** Rectangles of the same line become one. In a line of two directions they come in any order, so it is done until nothing changes. */
function lines(rects) {
  const out = [];
  for (const { left, top, right, bottom } of rects) {
    const same = out.find((one) => Math.min(one.bottom, bottom) - Math.max(one.top, top) > 0.5 * Math.min(one.bottom - one.top, bottom - top) && left <= one.right + 12 && right >= one.left - 12);
    if (same) Object.assign(same, { left: Math.min(same.left, left), top: Math.min(same.top, top), right: Math.max(same.right, right), bottom: Math.max(same.bottom, bottom) });
    else out.push({ left, top, right, bottom });
  }
  return out.length < rects.length ? lines(out) : out;
}
