import { describe, expect, it } from "vitest";
import { runComputeTask } from "#analysis/compute-tasks.ts";
import { timesOf } from "../../support/soak.ts";
import { memberWithStrainFollowed, noiseMember } from "./members.ts";
import { type Seen, whatIsSeen } from "./what-is-seen.ts";

const hourMs = 3_600_000;
const weekMore = 7;

function countSeen(members: number, days: number): Record<keyof Seen | "anything", number> {
  const counts = { pairs: 0, driftsOrSteps: 0, hints: 0, periods: 0, anything: 0 };
  for (let seed = 1; seed <= members; seed += 1) {
    // A model looks at yesterday: the history begins a week earlier.
    const seen = whatIsSeen(noiseMember(seed, days + weekMore), days);
    for (const kind of ["pairs", "driftsOrSteps", "hints", "periods"] as const)
      if (seen[kind]) counts[kind] += 1;
    if (Object.values(seen).includes(true)) counts.anything += 1;
  }
  return counts;
}

describe("members in whose days nothing is related to anything", { timeout: hourMs }, () => {
  it.for([
    { days: 365, members: timesOf(300, 1 / 5) },
    { days: 90, members: timesOf(300, 1 / 10) },
  ])("see next to nothing over $days days", async ({ days, members }, { annotate }) => {
    const counts = countSeen(members, days);
    await annotate(`of ${members} members of ${days} days: ${JSON.stringify(counts)}`);
    const { pairs, driftsOrSteps, hints, anything } = counts;
    // Two in a hundred are promised; chance alone may add one more.
    const most = Math.max(3, 0.03 * members);
    for (const seen of [pairs, driftsOrSteps, hints]) expect(seen).toBeLessThanOrEqual(most);
    expect(anything).toBeLessThanOrEqual(Math.max(3, 0.05 * members));
  });

  it("see little even when they open every range", async ({ annotate }) => {
    const members = timesOf(300, 1 / 50);
    const misled = Array.from({ length: members }, (_, seed) => {
      const history = noiseMember(10_000 + seed, 365 + weekMore);
      return [365, 182, 90].some((days) => Object.values(whatIsSeen(history, days)).includes(true));
    }).filter(Boolean).length;
    await annotate(`of ${members} members ${misled} see anything at any range`);
    // Nothing is promised over several ranges; nearly half saw something before these thresholds, one in nine now.
    expect(misled).toBeLessThanOrEqual(Math.max(2, 0.15 * members));
  });
});

describe("members whose recovery falls by 2.2 points per point of yesterday's strain", {
  timeout: hourMs,
}, () => {
  it("are told that first of all, in at least four of five", async ({ annotate }) => {
    const members = timesOf(100, 1 / 10);
    const found = Array.from({ length: members }, (_, seed) => {
      const [first] = runComputeTask("correlations", memberWithStrainFollowed(seed, 365)).summary.strongest;
      return first?.x === "strain" && first.y === "recovery" && (first.found?.r ?? 0) < 0;
    }).filter(Boolean).length;
    await annotate(`${found} of ${members} see it first`);
    expect(found).toBeGreaterThanOrEqual(0.8 * members);
  });
});
