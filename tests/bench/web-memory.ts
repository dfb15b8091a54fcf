import { readFile } from "node:fs/promises";
import type { Demo } from "../support/demo.ts";
import type { PagePath } from "../support/page-paths.ts";
import type { Figure } from "./figure.ts";
import { listProcesses } from "./processes.ts";
import { cookieOf } from "./server-answers.ts";

const connections = 10;
const seconds = 30;

/** Resident memory of the web process after ten connections have asked for every page in turn for half a minute. */
export async function measureWebMemory(demo: Demo, pages: readonly PagePath[]): Promise<Figure[]> {
  const pid = await findWebProcess(demo.pid);
  if (pid === null) return [];
  const before = await memoryMib(pid);
  const endsMs = performance.now() + seconds * 1000;
  let answers = 0;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let turn = connection; performance.now() < endsMs; turn += 1) {
        const path = pages[turn % pages.length]?.path ?? "/";
        const answer = await fetch(demo.url + path, { headers: { cookie: cookieOf(demo) } });
        await answer.arrayBuffer();
        answers += 1;
      }
    }),
  );
  const after = await memoryMib(pid);
  const load = `${connections} connections for ${seconds} s`;
  return [
    { name: "memory of the web app, before the load", value: before.now, unit: "MiB", target: null },
    { name: `memory of the web app, after ${load}`, value: after.now, unit: "MiB", target: "≤ 313" },
    { name: "memory of the web app, highest", value: after.highest, unit: "MiB", target: null },
    {
      name: `pages a second, ${load}, every page in turn`,
      value: answers / seconds,
      unit: "pages/s",
      target: null,
    },
  ];
}

/** The launcher's child that serves pages; null where the system does not tell. */
async function findWebProcess(launcherPid: number): Promise<number | null> {
  for (const { pid, parent } of await listProcesses()) {
    if (parent !== launcherPid) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    // The server names itself after Next when it has begun.
    if (command.includes("standalone") || command.startsWith("next-server")) return pid;
  }
  return null;
}

async function memoryMib(pid: number): Promise<{ now: number; highest: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const mib = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { now: mib("VmRSS"), highest: mib("VmHWM") };
}
