import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followEvents } from "#sync/inbox/follow-inbox.ts";
import { recordTypes } from "#sync/store/record-types.ts";
import type { FaultRule } from "#whoop-simulator/faults.ts";
import { type CloudChange, cloudChange, createChanger } from "../support/cloud-changes.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { expectDaysKept } from "../support/expect-days-kept.ts";
import { expectedDays } from "../support/expected-days.ts";
import { startReceiver } from "../support/in-process-receiver.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { storedDays } from "../support/stored-days.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const hourMs = 3_600_000;

/** What may happen in the cloud, on the way, or here. */
type Happening =
  | { kind: "change"; change: CloudChange; events: "sent" | "duplicate" | "lost" }
  | { kind: "time"; hours: number }
  | { kind: "deliver"; outOfOrder: boolean }
  | { kind: "follow" }
  | {
      kind: "run";
      run: "light" | "deep";
      types: readonly (typeof recordTypes)[number][];
      fault: FaultRule | null;
    };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("change" as const),
      change: cloudChange,
      events: fc.constantFrom("sent" as const, "duplicate" as const, "lost" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("time" as const), hours: fc.integer({ min: 1, max: 90 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("deliver" as const), outOfOrder: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: "follow" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("run" as const),
      run: fc.constantFrom("light" as const, "deep" as const),
      types: fc.oneof(fc.constant(recordTypes), fc.subarray([...recordTypes], { minLength: 1 })),
      fault: fc.option(
        fc.record({
          kind: fc.constantFrom("empty-page" as const, "dropped-next-token" as const, "500" as const),
          path: fc.constant("^/developer/v2/"),
          skip: fc.nat({ max: 6 }),
          times: fc.integer({ min: 1, max: 6 }),
        }),
        { freq: 3 },
      ),
    }),
  },
);

describe.each(databaseKinds)("any history of a member's records (%s database)", (kind) => {
  let install: TestInstall;
  let receiver: { stop(): Promise<void> };
  let members = 0;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    receiver = await startReceiver(install);
  });
  afterAll(async () => {
    await receiver.stop();
    await install.stop();
  });

  const happen = async (it: Happening, memberId: number, change: (one: CloudChange) => void) => {
    const { cloud } = install.sandbox;
    switch (it.kind) {
      case "change":
        if (it.events !== "sent") cloud.webhooks.distort(it.events);
        change(it.change);
        return;
      case "time":
        install.clock.advance(it.hours * hourMs);
        return;
      case "deliver":
        cloud.webhooks.outOfOrder = it.outOfOrder;
        await cloud.webhooks.deliverDue();
        return;
      case "follow":
        await followEvents(install.ctx, memberId);
        return;
      case "run":
        cloud.setFaults(it.fault ? [it.fault] : []);
        await install.sync(memberId, { kind: it.run, types: it.types });
        cloud.setFaults([]);
    }
  };

  it("is equal to the cloud, days included, after one full reconciliation; what events come later change nothing", async () => {
    const { cloud } = install.sandbox;
    const lives = fc.record({
      seed: fc.integer({ min: 1, max: 1_000 }),
      syncedBefore: fc.boolean(),
      happenings: fc.array(happening, { minLength: 5, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(lives, async ({ seed, syncedBefore, happenings }) => {
        const { memberId, userId } = await install.addMember(`member ${++members}`, { years: 0.12, seed });
        await install.connect(memberId, userId);
        const equal = async () => {
          await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
          expect(await storedDays(install.db, memberId)).toEqual(expectedDays(cloud.records(userId)));
          await expectDaysKept(install.db, memberId);
        };
        try {
          if (syncedBefore) await install.sync(memberId);
          const change = createChanger(install.sandbox, userId);
          for (const one of happenings) await happen(one, memberId, change);
          expect(await install.sync(memberId, { kind: "full" })).toMatchObject({ state: "done" });
          await equal();
          await cloud.webhooks.deliverDue();
          while (await followEvents(install.ctx, memberId));
          await equal();
        } finally {
          cloud.revoke(userId);
          cloud.webhooks.deliveries.length = 0;
        }
      }),
      { seed: 2026, numRuns: timesOf(300), endOnFailure: true },
    );
  });
});
