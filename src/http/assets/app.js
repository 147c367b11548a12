// The little that the pages do by script: times in the reader's zone, and a list that keeps up with the inbox.
// Everything works without it.
"use strict";

const FORMATS = {
  time: new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" }),
  full: new Intl.DateTimeFormat([], { dateStyle: "medium", timeStyle: "long" }),
};

function localize(root) {
  for (const time of root.querySelectorAll("time[data-format]")) {
    time.title = time.textContent;
    time.textContent = FORMATS[time.dataset.format].format(new Date(time.dateTime));
  }
}

async function refresh(rows) {
  const list = rows.querySelector(".rows");
  const query = new URLSearchParams({ revision: list.dataset.revision });
  if (rows.dataset.selected) query.set("selected", rows.dataset.selected);
  const answer = await fetch(`/inbox/rows?${query}`);
  if (answer.status !== 200) return;
  const before = Number(list.dataset.count);
  const focused = rows.contains(document.activeElement) ? document.activeElement.id : "";
  rows.innerHTML = await answer.text();
  localize(rows);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const now = Number(rows.querySelector(".rows").dataset.count);
  const count = document.getElementById("count");
  if (count) count.firstChild.textContent = now;
  const live = document.getElementById("live");
  if (now > before) live.textContent = now - before === 1 ? "1 new" : `${now - before} new`;
  else live.textContent = "";
}

localize(document);

const rows = document.getElementById("rows");
if (rows) {
  const tick = async () => {
    // A hidden page rests; a server that is gone is asked again later.
    if (!document.hidden) await refresh(rows).catch(() => {});
    setTimeout(tick, 1500);
  };
  setTimeout(tick, 1500);
  document.addEventListener("visibilitychange", () => document.hidden || refresh(rows).catch(() => {}));
  rows.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}
