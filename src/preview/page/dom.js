// Small tools for the document: `h` makes elements, `draw` brings a part of the page up to date without losing focus, scroll position or frames.
// Text only ever becomes a text node; nothing here reads markup.

const LIVE = new Set(["value", "checked", "disabled", "selected", "indeterminate", "readOnly"]);
const SVG = "http://www.w3.org/2000/svg";

/** Makes an element. `on…` are handlers, `key` names it among its siblings, `kept` says that it is used again and
 * must not become anything else, `hollow` that its children are somebody else's; `style` is an object; false and null leave an attribute out. */
export function h(tag, props, ...children) {
  const element = tag === "svg" || tag === "use" ? document.createElementNS(SVG, tag) : document.createElement(tag);
  const live = {};
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) {
      if (LIVE.has(name)) live[name] = value ?? "";
    } else if (name.startsWith("on")) handle(element, name.slice(2), value);
    else if (name === "key" || name === "kept" || name === "hollow") element[name] = value;
    else if (name === "style") for (const [property, to] of Object.entries(value)) property.startsWith("--") ? element.style.setProperty(property, to) : (element.style[property] = to);
    else if (LIVE.has(name)) live[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...nodes(children));
  for (const [name, value] of Object.entries(live)) element[name] = name === "value" ? value : Boolean(value);
  element.live = live;
  return element;
}

/** An icon of index.html. It is decoration: what it stands for must be said beside it. */
export function icon(name) {
  return h("svg", { class: "icon", "aria-hidden": "true" }, h("use", { href: `#i-${name}` }));
}

/** Makes the children of `parent` these, and keeps what is alike. An element that already stands there may be given again as it is. */
export function draw(parent, ...children) {
  const wanted = nodes(children);
  const keyed = new Map();
  for (const child of parent.childNodes) if (child.key !== undefined) keyed.set(child.key, child);
  let at = parent.firstChild;
  for (const want of wanted) {
    if (want === at) at = at.nextSibling;
    else if (want.parentNode === parent) parent.insertBefore(want, at);
    else {
      const have = want.key !== undefined ? keyed.get(want.key) : at;
      if (have && alike(have, want)) {
        morph(have, want);
        if (have === at) at = at.nextSibling;
        else parent.insertBefore(have, at);
      } else parent.insertBefore(want, at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function alike(have, want) {
  return have.nodeType === want.nodeType && have.nodeName === want.nodeName && have.key === want.key && !have.kept;
}

function morph(have, want) {
  if (have.nodeType !== Node.ELEMENT_NODE) {
    if (have.data !== want.data) have.data = want.data;
    return;
  }
  const keepsOpen = have.nodeName === "DETAILS" || have.nodeName === "DIALOG";
  for (const { name } of [...have.attributes]) {
    if (!want.hasAttribute(name) && name !== "style" && !(keepsOpen && name === "open")) have.removeAttribute(name);
  }
  for (const { name, value } of want.attributes) {
    if (name !== "style" && have.getAttribute(name) !== value) have.setAttribute(name, value);
  }
  if (have.style.cssText !== want.style.cssText) have.style.cssText = want.style.cssText;
  for (const type of Object.keys(want.handlers ?? {})) if (!have.handlers?.[type]) have.addEventListener(type, dispatch);
  have.handlers = want.handlers;
  if (!want.hollow) draw(have, ...want.childNodes);
  have.live = want.live;
  for (const [name, value] of Object.entries(want.live ?? {})) {
    const to = name === "value" ? value : Boolean(value);
    if (have[name] !== to) have[name] = to;
  }
}

function handle(element, type, handler) {
  element.handlers ??= {};
  element.handlers[type] = handler;
  element.addEventListener(type, dispatch);
}

function dispatch(event) {
  event.currentTarget.handlers?.[event.type]?.(event);
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "")
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}

/** A sentence whose `backquoted` pieces are code. */
export function prose(text) {
  return String(text ?? "").split("`").map((piece, at) => (at % 2 ? h("code", null, piece) : piece));
}

/** `1 finding`, `2 findings`. */
export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** A number of bytes as people say it, in kB of 1000. */
export function bytes(number) {
  return number < 1000 ? `${number} B` : `${(number / 1000).toFixed(1)} kB`;
}

/** Calls `run` once, when it has not been asked for again for so many milliseconds. */
export function debounce(milliseconds, run) {
  let timer;
  const later = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...given), milliseconds);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

let politely;
/** Says a sentence to screen readers. */
export function announce(text) {
  clearTimeout(politely);
  politely = setTimeout(() => { document.getElementById("live").textContent = text; }, 150);
}

let leaving;
/** Shows a sentence for a moment, and says it. */
export function toast(text, kind = "") {
  const box = document.getElementById("toast");
  box.className = `toast ${kind}`;
  box.replaceChildren(...nodes(prose(text)));
  box.hidden = false;
  announce(text.replaceAll("`", ""));
  clearTimeout(leaving);
  leaving = setTimeout(() => { box.hidden = true; }, 4000);
}

/** Puts a text into the clipboard; pages on plain http of another host have none. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied ${what}.`);
  } catch {
    toast("This browser does not let the page copy. Select the text instead.", "bad");
  }
}
