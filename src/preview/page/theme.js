// The colors of the studio itself: those of the system, or those chosen here. Runs before the first paint.
(() => {
  let theme = "system";
  try { theme = localStorage.getItem("studio.theme") || "system"; } catch { /* no storage: the system's */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
