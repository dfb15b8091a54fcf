import { readdir, readFile } from "node:fs/promises";
import { systemClock } from "#lib/clock.ts";

interface RunningProcess {
  pid: number;
  parent: number;
  processorMs: number;
}

/** A tick of /proc is a hundredth of a second on every Linux that people run. */
const msPerTick = 10;

/** Every process of this machine; empty where the system does not tell. */
export async function listProcesses(): Promise<RunningProcess[]> {
  const entries = await readdir("/proc").catch(() => []);
  const found = await Promise.all(
    entries
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => {
        const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
        // The name in brackets may hold blanks, so fields are counted from behind it.
        const fields = stat
          ?.slice(stat.lastIndexOf(")") + 2)
          .split(" ")
          .map(Number);
        if (fields === undefined) return null;
        const [, parent = 0] = fields;
        const [user = 0, system = 0] = fields.slice(11, 13);
        return { pid: Number(pid), parent, processorMs: (user + system) * msPerTick };
      }),
  );
  return found.filter((each) => each !== null);
}

/** Processor time a process and its descendants that still run have spent so far. */
export async function processorMs(root: number): Promise<number> {
  const all = await listProcesses();
  const spent = (pid: number): number =>
    all
      .filter(({ parent }) => parent === pid)
      .reduce((sum, child) => sum + spent(child.pid), all.find((each) => each.pid === pid)?.processorMs ?? 0);
  return spent(root);
}

const idleForMs = 3_000;
const idleShare = 0.05;
const patienceMs = 300_000;

/** Waits until a process and its descendants rest: what comes after a first sync (looks at every range) is done. */
export async function untilIdle(root: number): Promise<void> {
  for (const endsMs = performance.now() + patienceMs; performance.now() < endsMs; ) {
    const before = await processorMs(root);
    await systemClock.sleep(idleForMs);
    if ((await processorMs(root)) - before < idleForMs * idleShare) return;
  }
  throw new Error("The product never came to rest.");
}
