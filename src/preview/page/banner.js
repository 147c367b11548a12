// Lines under the top bar that say when something is not as usual: no connection, no session.

import { draw, h } from "./dom.js";
import { on, state } from "./state.js";

export function startBanner(banner) {
  on(["connection"], () => {
    const line = {
      stopped: ["The studio has stopped. Start ", h("code", null, "vocative preview"), " again and open the address that it prints. What you see here stays."],
      denied: ["The studio was started anew, and this page has no session with it. Open the address that ", h("code", null, "vocative preview"), " printed; this page then goes on, too."],
    }[state.connection];
    draw(banner, line && h("p", { class: "banner", role: "alert" }, line));
  });
}
