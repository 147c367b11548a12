// Lines under the top bar that say when something is not as usual: no connection, no session.

import { draw, h } from "./dom.js";
import { on, state } from "./state.js";

export function startBanner(banner) {
  on(["connection"], () => {
    const line = {
      stopped: ["The studio has stopped. Start ", h("code", null, "vocative preview"), " again; the page comes back by itself. What you see stays usable."],
      denied: ["This page has no session. Open the address that ", h("code", null, "vocative preview"), " printed."],
    }[state.connection];
    draw(banner, line && h("p", { class: "banner", role: "alert" }, line));
  });
}
