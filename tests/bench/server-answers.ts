import { request } from "node:http";
import { rangeCookie } from "#components/ui/range-cookie.ts";
import type { Demo } from "../support/demo.ts";
import type { PagePath } from "../support/page-paths.ts";
import { type Figure, percentile } from "./figure.ts";
import { processorMs } from "./processes.ts";

const warmUps = 5;
const samples = 20;

/**
 * How long the server takes to the last byte of each page, compressed, one request after the other on a connection of
 * its own. A page with a range is asked for all there is as well.
 */
export async function measureServerAnswers(demo: Demo, pages: readonly PagePath[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { route, path } of pages) {
    const html = await (await fetch(demo.url + path, { headers: { cookie: cookieOf(demo) } })).text();
    const ranges = html.includes("range=all") ? ["30d", "all"] : [null];
    for (const range of ranges) {
      const spentMs = await processorMs(demo.pid);
      const tookMs = await timePage(demo, path, range);
      const perAnswerMs = ((await processorMs(demo.pid)) - spentMs) / (warmUps + samples);
      const name = `server answer, ${route}${range === null ? "" : ` (${range})`}`;
      figures.push(
        { name: `${name}: median`, value: percentile(tookMs, 0.5), unit: "ms", target: "< 40" },
        // The 19th of 20.
        { name: `${name}: p95`, value: percentile(tookMs, 0.94), unit: "ms", target: null },
        { name: `${name}: processor time, database included`, value: perAnswerMs, unit: "ms", target: null },
      );
    }
  }
  return figures;
}

const roundsBefore = 10;

/** Asks for every page a few times over, so that no page is measured on a server that has just begun. */
export async function warmUp(demo: Demo, pages: readonly PagePath[]): Promise<void> {
  for (let round = 0; round < roundsBefore; round += 1)
    for (const { path } of pages) await timeAnswer(demo.url + path, cookieOf(demo));
}

async function timePage(demo: Demo, path: string, range: string | null): Promise<number[]> {
  const cookie = [cookieOf(demo), ...(range === null ? [] : [`${rangeCookie}=${range}`])].join("; ");
  const tookMs: number[] = [];
  for (let turn = 0; turn < warmUps + samples; turn += 1) {
    const ms = await timeAnswer(demo.url + path, cookie);
    if (turn >= warmUps) tookMs.push(ms);
  }
  return tookMs;
}

/** Milliseconds to the last byte of an answer that is not unpacked. Rejects when it is not 200. */
function timeAnswer(address: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const beganMs = performance.now();
    const asked = request(
      address,
      { agent: false, headers: { cookie, "accept-encoding": "gzip" } },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}`));
        answer.resume();
        answer.once("end", () => resolve(performance.now() - beganMs));
      },
    );
    asked.once("error", reject);
    asked.end();
  });
}

export function cookieOf({ cookie }: Pick<Demo, "cookie">): string {
  return `${cookie.name}=${cookie.value}`;
}
