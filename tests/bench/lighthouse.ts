import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { findBrowser, quietFlags } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { root } from "./bench-install.ts";
import { type Figure, percentile } from "./figure.ts";
import { untilIdle } from "./processes.ts";
import { cookieOf } from "./server-answers.ts";

/** Fetched when it is measured with, not installed with the project: it is 185 MB. The last that runs on Node 20. */
const lighthouse = "lighthouse@12.8.2";
const runs = 5;
const paths = ["/", "/recovery", "/trends", "/settings"];
const numbers = {
  performance: "≥ 92",
  accessibility: "= 100",
  "best-practices": "= 100",
} as const;
const audits = {
  "largest-contentful-paint": { unit: "ms", target: "≤ 2686" },
  "total-blocking-time": { unit: "ms", target: "≤ 271" },
  "cumulative-layout-shift": { unit: "", target: "= 0" },
} as const;

const score = z.object({ score: z.number().nullable() });
const audit = z.object({ numericValue: z.number().optional() });
const report = z.object({
  categories: z.record(z.string(), score),
  audits: z.record(z.string(), audit),
  environment: z.object({ benchmarkIndex: z.number() }),
});
type Report = z.infer<typeof report>;

/**
 * Lighthouse's phone, signed in, with ten years stored: the median of five loads of each page. The scripts are in the
 * browser's cache already, as for everybody who comes back in the morning.
 */
export async function measureLighthouse(): Promise<Figure[]> {
  const demo = await startDemo(10);
  const folder = await mkdtemp(join(tmpdir(), "pulsekeep-lighthouse-"));
  try {
    await untilIdle(demo.pid);
    const figures: Figure[] = [];
    for (const path of paths) {
      const reports: Report[] = [];
      // The first fills the cache.
      for (let turn = 0; turn <= runs; turn += 1) {
        const one = await judge(demo, path, folder);
        if (turn > 0) reports.push(one);
      }
      figures.push(...figuresOf(path, reports));
    }
    return figures;
  } finally {
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function judge(demo: Demo, path: string, folder: string): Promise<Report> {
  const headers = join(folder, "headers.json");
  const output = join(folder, "report.json");
  await writeFile(headers, JSON.stringify({ Cookie: cookieOf(demo) }), { mode: 0o600 });
  const options = [
    `--chrome-flags=${["--headless=new", `--user-data-dir=${join(folder, "profile")}`, ...quietFlags].join(" ")}`,
    `--extra-headers=${headers}`,
    "--disable-storage-reset",
    `--only-categories=${Object.keys(numbers).join(",")}`,
    "--output=json",
    `--output-path=${output}`,
    "--quiet",
    "--no-enable-error-reporting",
  ];
  await runLighthouse([demo.url + path, ...options]);
  return report.parse(JSON.parse(await readFile(output, "utf8")));
}

/** Now and then the browser's trace lacks its beginning, and Lighthouse asks to be run again. */
async function runLighthouse(options: readonly string[], turn = 1): Promise<void> {
  try {
    await promisify(execFile)("npx", ["--yes", lighthouse, ...options], {
      cwd: root,
      timeout: 300_000,
      env: { ...process.env, CHROME_PATH: findBrowser() },
    });
  } catch (error) {
    if (turn === 3 || !String(error).includes("NO_NAVSTART")) throw error;
    await runLighthouse(options, turn + 1);
  }
}

function figuresOf(path: string, reports: readonly Report[]): Figure[] {
  const median = (read: (one: Report) => number) => percentile(reports.map(read), 0.5);
  return [
    ...Object.entries(numbers).map(([category, target]) => ({
      name: `Lighthouse, phone, ${path}: ${category}`,
      value: median(({ categories }) => (categories[category]?.score ?? Number.NaN) * 100),
      unit: "",
      target,
    })),
    ...Object.entries(audits).map(([id, { unit, target }]) => ({
      name: `Lighthouse, phone, ${path}: ${id}`,
      value: median(({ audits: found }) => found[id]?.numericValue ?? Number.NaN),
      unit,
      target,
    })),
    // Its phone is four times slower than this machine, however fast that is just now.
    {
      name: `Lighthouse, phone, ${path}: speed of this machine by its own measure`,
      value: median(({ environment }) => environment.benchmarkIndex),
      unit: "",
      target: null,
    },
  ];
}
