// What an author sees of the studio, and when: prints `name<tab>milliseconds …` lines. Called by studio.rs.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const require = createRequire(`${process.env.VOCATIVE_TEST_NODE_MODULES}/`);
const { chromium } = require("playwright-core");
const [url, file, rounds] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath: process.env.VOCATIVE_TEST_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });

// The time at which a frame of the page has been drawn in which `test` holds.
const drawn = (test, argument) => page.evaluate(([source, given]) => new Promise((resolve) => {
  const holds = new Function("given", `return (${source})(given)`);
  const look = () => (holds(given) ? requestAnimationFrame(() => setTimeout(() => resolve(Date.now()))) : requestAnimationFrame(look));
  look();
}), [test.toString(), argument]);

const figures = { "write to screen": [], "click to 53 cards of the matrix": [], "click to all pictures in sight": [], "matrix opened by its address": [] };
const inPicture = (words) => [...document.querySelectorAll(".letter.mail iframe:not(.coming)")].some((frame) => frame.contentDocument?.body?.textContent.includes(words));
await page.goto(`${url}&email=reset_email&locale=de`);
await drawn(inPicture, "Passwort");
const original = readFileSync(file, "utf8").replace(/Passwort\d+/g, "Passwort");
for (let round = 0; round < Number(rounds); round += 1) {
  const word = `Kennwort${round}`;
  const seen = drawn(inPicture, word);
  const begun = Date.now();
  writeFileSync(file, original.replaceAll("Passwort", word));
  figures["write to screen"].push((await seen) - begun);
  await page.waitForTimeout(80);
}
// The background check of the open email is done before something else is measured.
await page.waitForTimeout(4000);
const cards = (number) => document.querySelectorAll(".cards:not(.compact-cards) [data-card]").length === number;
const pictures = () => {
  const near = [...document.querySelectorAll(".thumb")].filter((thumb) => { const box = thumb.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; });
  return near.length > 0 && near.every((thumb) => thumb.querySelector("iframe.there"));
};
for (let round = 0; round < 10; round += 1) {
  const both = Promise.all([drawn(cards, 53), drawn(pictures)]);
  const begun = Date.now();
  await page.getByRole("button", { name: "Matrix" }).or(page.getByRole("radio", { name: "Matrix" })).or(page.getByRole("tab", { name: "Matrix" })).first().click();
  const [laid, painted] = await both;
  figures["click to 53 cards of the matrix"].push(laid - begun);
  figures["click to all pictures in sight"].push(painted - begun);
  await page.getByRole("button", { name: "Mail" }).or(page.getByRole("radio", { name: "Mail" })).or(page.getByRole("tab", { name: "Mail" })).first().click();
  await drawn(inPicture, "Kennwort");
}
for (let round = 0; round < 5; round += 1) {
  const begun = Date.now();
  await page.goto(`${new URL(url).origin}/?email=reset_email&view=matrix`, { waitUntil: "commit" });
  const [, painted] = await Promise.all([drawn(cards, 53), drawn(pictures)]);
  figures["matrix opened by its address"].push(painted - begun);
}
await browser.close();
for (const [name, times] of Object.entries(figures)) console.log(`${name}\t${times.join(" ")}`);
