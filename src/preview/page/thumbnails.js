// Frames of the matrix: made when their card comes near, a few at a time, and taken away when it is far.

import { makeFrame } from "./picture.js";

const AT_ONCE = 6;

export class Thumbnails {
  /** `scroller` is what scrolls. Cards are watched; their frames go into the elements with `data-address`. */
  constructor(scroller) {
    this.waiting = new Set();
    this.loading = new Set();
    this.near = new Set();
    this.watched = new Set();
    this.come = new IntersectionObserver((entries) => this.arrive(entries), { root: scroller, rootMargin: "60% 0px" });
    this.leave = new IntersectionObserver((entries) => this.depart(entries), { root: scroller, rootMargin: "300% 0px" });
  }

  /** These are the cards now. */
  watch(cards) {
    const now = new Set(cards);
    for (const card of this.watched) {
      if (now.has(card)) continue;
      this.come.unobserve(card);
      this.leave.unobserve(card);
      this.near.delete(card);
      this.waiting.delete(card);
    }
    for (const card of now) {
      if (!this.watched.has(card)) {
        this.come.observe(card);
        this.leave.observe(card);
      } else if (this.near.has(card)) this.waiting.add(card);
    }
    this.watched = now;
    this.next();
  }

  arrive(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.near.add(target);
        this.waiting.add(target);
      } else {
        this.near.delete(target);
        this.waiting.delete(target);
      }
    }
    this.next();
  }

  depart(entries) {
    for (const { target, isIntersecting } of entries) if (!isIntersecting) for (const place of target.querySelectorAll("[data-address]")) place.replaceChildren();
  }

  next() {
    while (this.loading.size < AT_ONCE && this.waiting.size) {
      const [card] = this.waiting;
      this.waiting.delete(card);
      for (const place of card.querySelectorAll("[data-address]")) this.fill(place);
    }
  }

  fill(place) {
    const { address, width, scale, scheme } = place.dataset;
    const old = place.lastElementChild;
    const frame = old?.dataset.address === address ? old : makeFrame(place.dataset.title);
    frame.style.width = `${width}px`;
    frame.style.height = `${Math.ceil(place.clientHeight / Number(scale))}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.colorScheme = scheme;
    if (frame === old) return;
    frame.dataset.address = address;
    this.loading.add(frame);
    const done = () => {
      if (!this.loading.delete(frame)) return;
      frame.classList.add("there");
      for (const one of [...place.children]) if (one !== frame && one.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING) one.remove();
      this.next();
    };
    frame.addEventListener("load", done, { once: true });
    setTimeout(done, 4000);
    frame.src = address;
    place.append(frame);
  }
}
