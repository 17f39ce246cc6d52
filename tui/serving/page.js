"use strict";

// Whatever the terminal asks to open, nothing but a file that this plan hands over is fetched.
window.open = (address) => {
  if (!address) return null;
  const asked = new URL(address, location.href);
  if (asked.origin === location.origin && asked.pathname.startsWith(location.pathname + "download/")) {
    const link = document.createElement("a");
    link.href = asked.href;
    link.download = "";
    link.click();
  }
  return null;
};

document.getElementById("again").addEventListener("click", () => location.reload());

// The terminal measures its letters when it is made, so their font has to be there before.
addEventListener("load", async () => {
  await Promise.all(["", "bold "].map((weight) => document.fonts.load(`${weight}16px "Roboto Mono"`)));
  const script = document.createElement("script");
  script.src = "static/textual.js";
  script.addEventListener("load", () => window.onload());
  document.head.append(script);
});

// Keys go to the terminal from the start; it says so to the session, which has to be there to hear it.
new MutationObserver((_, watcher) => {
  if (!document.body.classList.contains("-loaded")) return;
  watcher.disconnect();
  document.querySelector(".xterm-helper-textarea").focus();
}).observe(document.body, {attributeFilter: ["class"]});
