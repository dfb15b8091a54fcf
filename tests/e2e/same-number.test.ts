import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formatMetric } from "#domain/format.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { plainNotation } from "#domain/notation.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { figuresOf, readFigureFile, readFigureTable } from "../support/figures.ts";
import { openWhole, wakeCharts } from "../support/page-steps.ts";

type DayAnswer = z.infer<typeof dayAnswer>;
const dayAnswer = z.looseObject({ day: z.string(), open: z.boolean() });
const pages = [
  "/",
  "/recovery",
  "/heart",
  "/strain",
  "/sleep",
  "/trends?metric=hrvMs,restingBpm,strain,asleepMin",
];
const rawTables: readonly [table: string, metrics: MetricName[]][] = [
  ["recoveries", ["recovery", "hrvMs", "restingBpm", "spo2Pct"]],
  ["cycles", ["strain", "energyKj", "averageBpm"]],
  ["sleeps", ["respiratoryRate", "performancePct", "efficiencyPct", "disturbances"]],
];

describe("a number of one day is the same", () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let days: DayAnswer[];
  /** The newest day that is over and has everything. */
  let known: DayAnswer;

  beforeAll(async () => {
    demo = await startDemo(1);
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ ...demo.cookie, url: demo.url }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    days = z.object({ days: z.array(dayAnswer) }).parse(await demo.json("/api/v1/days")).days;
    known = z
      .custom<DayAnswer>((day) => day !== undefined, "no day has everything")
      .parse(
        days.findLast(
          (day) =>
            !day.open &&
            rawTables.every(([, metrics]) => metrics.every((metric) => typeof day[metric] === "number")),
        ),
      );
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const numberOf = (day: DayAnswer | undefined, metric: MetricName) => z.number().parse(day?.[metric]);
  const shown = (metric: MetricName) => formatMetric(metric, numberOf(known, metric), plainNotation);

  it("in the dials and the sentence of Today and in the API", async () => {
    await page.goto(demo.url);
    const newest = days.findLast(({ recovery }) => typeof recovery === "number");
    const recovery = `${numberOf(newest, "recovery")}`;
    const dial = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Recovery" }) });
    expect((await dial.first().innerText()).split(/\s+|%/)).toContain(recovery);
    expect(await page.locator("main").innerText()).toContain(`at ${recovery} %`);
    const strain = formatMetric("strain", numberOf(days.at(-1), "strain"), plainNotation);
    const strainDial = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: "Strain" }) });
    expect((await strainDial.first().innerText()).split(/\s+/)).toContain(strain);
  });

  it("in every figure's file, unrounded, and in the table behind it, as it is written everywhere", async () => {
    const agreed = new Set<string>();
    for (const path of pages) {
      await openWhole(page, `${demo.url}${path}`);
      for (const figure of await figuresOf(page).all()) {
        const { columns, rows } = await readFigureFile(figure);
        const at = rows.findIndex(([first]) => first === known.day);
        const metrics = metricNames.filter(
          (name) => columns.includes(name) && typeof known[name] === "number",
        );
        if (columns[0] !== "day" || at < 0 || metrics.length === 0) continue;
        // The file goes forward in time, the table backward.
        const words = (await readFigureTable(figure)).toReversed()[at];
        for (const metric of metrics) {
          const place = columns.indexOf(metric);
          expect(Number(rows[at]?.[place]), `${path} ${metric}`).toBeCloseTo(numberOf(known, metric), 6);
          expect(words?.[place]?.split(/\s/)[0], `${path} ${metric}`).toBe(shown(metric));
          agreed.add(metric);
        }
      }
    }
    for (const metric of ["recovery", "strain", "hrvMs", "restingBpm", "asleepMin", "respiratoryRate"])
      expect(agreed).toContain(metric);
  });

  it("in what a chart says to those who point at it and to those who hear it", async () => {
    await page.goto(`${demo.url}/recovery?range=30d`);
    await wakeCharts(page);
    const figure = figuresOf(page).first();
    const chart = figure.getByRole("application").first();
    await chart.focus();
    const wanted = `${shown("recovery")} %`;
    const spoken = figure.locator("[aria-live=polite]");
    const label = new RegExp(`\\b${Number(known.day.slice(8))} ${monthOf(known.day)}`);
    for (let step = 0; step < 31 && !label.test(await spoken.innerText()); step += 1)
      await chart.press(step === 0 ? "ArrowLeft" : "ArrowRight");
    expect(await spoken.innerText()).toContain(wanted);
    expect(await figure.locator(".recharts-tooltip-wrapper").first().innerText()).toContain(wanted);
  });

  it("on the page of the day", async () => {
    await page.goto(`${demo.url}/day/${known.day}`);
    const lines = await page.locator("main dl > div").allInnerTexts();
    const said = new Map(lines.map((line) => [line.split("\n")[0], line.split("\n").slice(1).join(" ")]));
    const labels: [string, MetricName][] = [
      ["Recovery", "recovery"],
      ["HRV", "hrvMs"],
      ["Resting heart rate", "restingBpm"],
      ["Day strain", "strain"],
      ["Energy", "energyKj"],
      ["Asleep", "asleepMin"],
      ["Respiratory rate", "respiratoryRate"],
    ];
    for (const [label, metric] of labels)
      expect(/^[\d.:]+/.exec(said.get(label) ?? "")?.[0], label).toBe(shown(metric));
  });

  it.each(rawTables)("in the raw table of %s and in its file", async (table, metrics) => {
    const query = `from=${known.day}&to=${known.day}`;
    const answer = await page.request.get(`${demo.url}/api/tables/${table}?${query}`);
    const [columns = [], ...rows] = (await answer.text())
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    const row = rows.find((cells) => table !== "sleeps" || cells[columns.indexOf("main")] === "true");
    await page.goto(`${demo.url}/tables/${table}?${query}`);
    const text = await page.getByRole("table").innerText();
    for (const metric of metrics) {
      expect(Number(row?.[columns.indexOf(metric)]), metric).toBeCloseTo(numberOf(known, metric), 6);
      // Raw tables show two places, whatever the metric is rounded to elsewhere.
      const value = numberOf(known, metric);
      expect(
        text.split(/\s+/).some((word) => word !== "" && Math.abs(Number(word) - value) < 0.0051),
        metric,
      ).toBe(true);
    }
  });

  it("for programs, day by day and in the list", async () => {
    const { metrics } = z.object({ metrics: dayAnswer }).parse(await demo.json(`/api/v1/days/${known.day}`));
    expect(metrics).toEqual(known);
  });
});

function monthOf(day: string): string {
  return new Date(`${day}T12:00:00Z`)
    .toLocaleString("en-GB", { month: "short", timeZone: "UTC" })
    .slice(0, 3);
}
