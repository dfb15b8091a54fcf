import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { listPagePaths } from "../support/page-paths.ts";
import { watchProblems } from "../support/page-problems.ts";
import { openWhole, press } from "../support/page-steps.ts";

const daysAnswer = z.object({
  days: z.array(
    z.object({ day: z.string(), energyKj: z.number().nullable(), recovery: z.number().nullable() }),
  ),
});
const manifestAnswer = z.object({
  name: z.literal("Pulsekeep"),
  start_url: z.literal("/"),
  display: z.literal("standalone"),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })).min(2),
});

describe("what a member chooses", () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let paths: string[];
  let problems: string[];

  beforeAll(async () => {
    demo = await startDemo(1);
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
    await context.addCookies([{ ...demo.cookie, url: demo.url }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    paths = (await listPagePaths(demo.json)).map(({ path }) => path);
    problems = watchProblems(page);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function choose(legend: string, label: string | RegExp) {
    await page.goto(`${demo.url}/settings`);
    const choice = page.getByRole("group", { name: legend, exact: true }).getByLabel(label);
    const kept = page.waitForResponse(
      (response) => response.url().endsWith("/api/settings") && response.request().method() === "PUT",
    );
    await choice.check();
    expect((await kept).status()).toBe(200);
  }

  it("begins in the browser's language", async () => {
    await page.goto(`${demo.url}/settings`);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    const german = await browser.newContext({ locale: "de-AT" });
    const door = await german.newPage();
    await door.goto(`${demo.url}/login`);
    expect(await door.locator("html").getAttribute("lang")).toBe("de");
    await german.close();
  });

  it("is kept at once, and the page follows without a load", async () => {
    await page.goto(`${demo.url}/settings`);
    await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
    await page.getByRole("group", { name: "Language" }).getByLabel("Deutsch").check();
    await page.getByRole("heading", { name: "Einstellungen", level: 1 }).waitFor();
    await page.waitForFunction(() => document.documentElement.lang === "de");
    expect(await page.locator("body[data-same-page]").count()).toBe(1);
  });

  it("holds on every page: no English word of ours and no decimal point is left", async () => {
    for (const path of paths) {
      await openWhole(page, `${demo.url}${path}`);
      expect(await page.locator("html").getAttribute("lang")).toBe("de");
      expect(await page.locator("nav").first().innerText()).toContain("Schlaf");
      const words = await page.locator("main").innerText();
      const english =
        /\b(Settings|Recovery|Sleep|Today|Workouts?|Table|usual|nights?|days?|the|and|with|Running|Walking|Cycling)\b/g;
      expect(`${path}: ${words.match(english)}`).toBe(`${path}: null`);
      // Raw records and their history keep the form of files.
      if (/^\/(tables|data)/.test(path)) continue;
      expect(`${path}: ${words.match(/.*\b\d+\.\d+\b.*/g)}`).toBe(`${path}: null`);
    }
  });

  it("writes numbers with a decimal comma", async () => {
    await page.goto(`${demo.url}/heart`);
    expect(await page.locator("main").innerText()).toMatch(/\d,\d/);
  });

  it("sends the words a page shows in one language alone", async () => {
    await page.goto(`${demo.url}/data`, { waitUntil: "networkidle" });
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.endsWith(".js")),
    );
    const sent = (
      await Promise.all(scripts.map(async (script) => (await context.request.get(script)).text()))
    ).join("");
    expect(sent.length).toBeGreaterThan(10_000);
    expect(sent).not.toContain("Sync everything again");
    expect(sent).not.toContain("Alles neu synchronisieren");
  });

  it("shows energy, temperature and the clock as chosen", async () => {
    await choose("Energie", "Kilokalorien (kcal)");
    await choose("Einheiten", /Angloamerikanisch/);
    await choose("Uhr", /12 Stunden/);
    const { days } = daysAnswer.parse(await demo.json("/api/v1/days"));
    const closed = days.findLast(
      ({ energyKj, recovery }, at) => at < days.length - 1 && energyKj !== null && recovery !== null,
    );
    if (closed === undefined || closed.energyKj === null) throw new Error("the demo has no scored day");
    await page.goto(`${demo.url}/day/${closed.day}`);
    const words = await page.locator("main").innerText();
    expect(words).toContain("kcal");
    expect(words).toContain(String(Math.round(closed.energyKj / 4.184)));
    expect(words).toMatch(/\d,\d\s*°F/);
    expect(words).toMatch(/\d:\d\d (am|pm)/);
    expect(words).not.toMatch(/°C|\bkJ\b/);
    await page.goto(`${demo.url}/strain`);
    expect(await page.locator("main").innerText()).toContain("kcal");
    await page.goto(`${demo.url}/heart`);
    expect(await page.locator("main").innerText()).not.toContain("°C");
  });

  it("leaves the HTTP interface as it is", async () => {
    const answer = await context.request.get(`${demo.url}/api/v1/days?limit=1`);
    expect(Object.keys((await answer.json()).days[0])).toEqual(
      expect.arrayContaining(["energyKj", "skinTempC"]),
    );
  });

  it("begins weeks on Sunday in every sum by week", async () => {
    const firstDayOfAWeek = async () => {
      await openWhole(page, `${demo.url}/trends?by=week&range=90d`);
      await press(page.getByRole("button", { name: "Tabelle" }).first());
      const row = await page.getByRole("table").first().getByRole("rowheader").nth(1).innerText();
      const [, date, month, year] = /(\d+)\. (\S+) (\d{4})/.exec(row) ?? [];
      const months = [
        "Jan.",
        "Feb.",
        "März",
        "Apr.",
        "Mai",
        "Juni",
        "Juli",
        "Aug.",
        "Sept.",
        "Okt.",
        "Nov.",
        "Dez.",
      ];
      return new Date(Date.UTC(Number(year), months.indexOf(month ?? ""), Number(date))).getUTCDay();
    };
    expect(await firstDayOfAWeek()).toBe(1);
    await choose("Wochen beginnen am", "Sonntag");
    expect(await firstDayOfAWeek()).toBe(0);
  });

  it("can be installed as an app", async () => {
    const answer = await context.request.get(`${demo.url}/manifest.webmanifest`);
    const { icons } = manifestAnswer.parse(await answer.json());
    for (const { src, type } of icons) {
      const icon = await context.request.get(`${demo.url}${src}`);
      expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, type]);
    }
    await page.goto(demo.url);
    expect(await page.locator('link[rel="manifest"]').getAttribute("href")).toBe("/manifest.webmanifest");
  });

  it("prints every page with its address, without navigation, on light ground, no chart cut in two", async () => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const path of paths) {
      await openWhole(page, `${demo.url}${path}`);
      expect(await page.locator("nav:visible, button:visible:not(.printed)").count()).toBe(0);
      // The calendar of days is one button, and the only one that is shown on paper.
      expect(await page.locator("button.printed:visible").count()).toBe(path === "/trends" ? 1 : 0);
      // The line is written by a page that is awake.
      const line = async () => {
        await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
        return await page.locator(".print-only").innerText();
      };
      await expect.poll(line, { timeout: 20_000 }).toContain(`${demo.url}${path}`);
      const ink = await page.evaluate(() => getComputedStyle(document.body).color);
      expect(ink).toBe("rgb(16, 22, 26)");
      const cut = await page
        .locator("figure")
        .evaluateAll(
          (figures) => figures.filter((figure) => getComputedStyle(figure).breakInside !== "avoid").length,
        );
      expect(`${path}: ${cut}`).toBe(`${path}: 0`);
    }
    expect((await page.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
  });

  it("breaks no rule of the content security policy and throws nothing", () => {
    expect(problems).toEqual([]);
  });

  describe("a copy of Today", () => {
    const copies = () => page.evaluate(async () => await globalThis.caches.keys());
    const kept = () => page.evaluate(async () => (await globalThis.caches.match("/")) !== undefined);
    const switchOn = async () => {
      await page.goto(`${demo.url}/settings`);
      await press(page.getByRole("button", { name: "Kopie aufbewahren" }));
      await page.getByText("An: Die zuletzt gesehene Seite").waitFor();
      await expect.poll(kept, { timeout: 20_000 }).toBe(true);
    };

    it("is not kept unasked", async () => {
      await page.goto(demo.url);
      expect(await copies()).toEqual([]);
    });

    it("is shown without a connection, with when it was kept", async () => {
      await switchOn();
      await context.setOffline(true);
      await page.goto(`${demo.url}/sleep`);
      expect(new URL(page.url()).pathname).toBe("/");
      await page.getByRole("heading", { name: "Heute", level: 1 }).waitFor();
      const note = page.getByRole("note").filter({ hasText: "Dieser Server ist nicht erreichbar" });
      await note.waitFor();
      expect(await note.innerText()).toMatch(/\d{2}:\d{2}/);
      await context.setOffline(false);
      await page.goto(demo.url);
      expect(await page.getByText("Dieser Server ist nicht erreichbar").isVisible()).toBe(false);
    });

    it("is deleted when it is switched off", async () => {
      await page.goto(`${demo.url}/settings`);
      await press(page.getByRole("button", { name: "Kopie löschen und abschalten" }));
      await page.getByText("Aus: Es wird nichts aufbewahrt.").waitFor();
      expect(await copies()).toEqual([]);
      await page.goto(demo.url);
      expect(await copies()).toEqual([]);
    });

    it("is deleted at log-out", async () => {
      await switchOn();
      await press(page.getByRole("button", { name: "Abmelden" }));
      // A demo has no owner to sign in yet.
      await page.waitForURL(`${demo.url}/setup`);
      await expect.poll(copies, { timeout: 20_000 }).toEqual([]);
    });
  });
});
