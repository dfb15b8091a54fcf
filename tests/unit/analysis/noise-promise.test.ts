import { describe, expect, it } from "vitest";
import { answerQuestion } from "#analysis/questions.ts";
import { timesOf } from "../../support/soak.ts";
import { memberWithStrainFollowed, noiseMember } from "./members.ts";
import { type Seen, whatIsSeen } from "./what-is-seen.ts";

/** How many of 300 members without anything in their data may see something; of fewer, three. */
function mostOf(members: number): number {
  return Math.max(3, Math.round(members * 0.03));
}

function countSeen(members: number, days: number): Record<keyof Seen | "anything", number> {
  const counts = { pairs: 0, driftsOrSteps: 0, hints: 0, periods: 0, anything: 0 };
  for (let seed = 1; seed <= members; seed += 1) {
    const seen = whatIsSeen(noiseMember(seed, Math.max(days, 97)), days);
    for (const kind of ["pairs", "driftsOrSteps", "hints", "periods"] as const)
      if (seen[kind]) counts[kind] += 1;
    if (Object.values(seen).includes(true)) counts.anything += 1;
  }
  console.info(`of ${members} members of ${days} days in whom nothing is related: ${JSON.stringify(counts)}`);
  return counts;
}

describe("members in whose days nothing is related to anything", { timeout: 3_600_000 }, () => {
  it.each([
    { days: 365, members: timesOf(300, 1 / 5) },
    { days: 90, members: timesOf(300, 1 / 10) },
  ])("see next to nothing over $days days", ({ days, members }) => {
    const { pairs, driftsOrSteps, hints, anything } = countSeen(members, days);
    expect(pairs).toBeLessThanOrEqual(mostOf(members));
    expect(driftsOrSteps).toBeLessThanOrEqual(mostOf(members));
    expect(hints).toBeLessThanOrEqual(mostOf(members));
    expect(anything).toBeLessThanOrEqual(Math.max(5, Math.round(members * 0.05)));
  });
});

describe("members whose recovery falls by 2.2 points per point of yesterday's strain", {
  timeout: 600_000,
}, () => {
  it("find that first of all, in at least four of five", () => {
    const members = timesOf(300, 1 / 20);
    const found = Array.from({ length: members }, (_, seed) => {
      const [first] = answerQuestion("correlations", memberWithStrainFollowed(seed, 365)).summary.strongest;
      return (
        first?.x === "strain" && first.y === "recovery" && first.lagDays === 1 && (first.found?.r ?? 0) < 0
      );
    }).filter(Boolean).length;
    console.info(`${found} of ${members} members with a planted effect see it first`);
    expect(found).toBeGreaterThanOrEqual(0.8 * members);
  });
});
