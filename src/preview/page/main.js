// Wires the page: reads the address, starts loading, and gives each part of the page its place.

import { startBanner } from "./banner.js";
import { startBar } from "./bar.js";
import { startBare } from "./bare.js";
import { startCenter } from "./center.js";
import { askToLeave } from "./dialogs.js";
import { startEntries } from "./entries.js";
import { startInspector } from "./inspector.js";
import { startKeys } from "./keys.js";
import { loadProject, reloadProject, reloadProjectSoon, startLoading } from "./loading.js";
import { dirty } from "./project.js";
import { startRail } from "./rail.js";
import { follow } from "./server.js";
import { address, readAddress, set, state } from "./state.js";
import { startStatus } from "./status.js";

const place = (id) => document.getElementById(id);

await readAddress();
addEventListener("popstate", async () => {
  if (dirty() && !(await askToLeave())) history.pushState(null, "", address());
  else readAddress();
});

if (state.bare) startBare(document.body);
else {
  if (innerWidth < 1180) set({ rail: false });
  if (innerWidth < 900) set({ inspector: false });
  startBanner(place("banner"));
  startBar(place("bar"));
  startRail(place("rail"));
  startCenter(place("main"));
  startInspector(place("inspector"));
  startStatus(place("status"));
  startKeys();
  startEntries();
}
startLoading();

try {
  await loadProject();
} catch {
  if (state.connection !== "denied") set({ connection: "stopped" });
}

let seen = 0;
if (state.connection !== "denied") {
  follow({
    state: ({ revision, problem }) => {
      const stale = revision !== state.revision || problem || Boolean(state.project?.problem) || !state.project || state.connects !== seen;
      seen = state.connects;
      set({ revision });
      if (stale) reloadProject();
    },
    checked: ({ email }) => {
      if (email === state.email) set({ checkedAt: state.checkedAt + 1 });
      reloadProjectSoon();
    },
  });
}
