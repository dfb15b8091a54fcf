// Draws the icons a phone wants from public/icon.svg into public/. For whoever changes the drawing:
//
//   node scripts/icons.mjs
//
// It needs a Chromium: CHROMIUM names one, /usr/bin/chromium is tried otherwise.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = join(import.meta.dirname, "../public");
const ground = "#101417";
/** A mask may cut to a circle of 80 % of the width: there the drawing stands smaller, on its colour to the edges. */
const icons = [
  { name: "icon-180.png", size: 180, drawn: 1, filled: true },
  { name: "icon-192.png", size: 192, drawn: 1, filled: false },
  { name: "icon-512.png", size: 512, drawn: 1, filled: false },
  { name: "icon-maskable-512.png", size: 512, drawn: 0.8, filled: true },
];

const svg = await readFile(join(folder, "icon.svg"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  for (const { name, size, drawn, filled } of icons) {
    await page.setViewportSize({ width: size, height: size });
    const edge = Math.round(size * drawn);
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;width:${size}px;height:${size}px;background:${filled ? ground : "transparent"}"><div style="width:${edge}px;height:${edge}px">${svg}</div></body>`,
    );
    await writeFile(join(folder, name), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
