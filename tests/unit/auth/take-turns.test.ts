import { describe, expect, it } from "vitest";
import { takeTurns } from "#auth/take-turns.ts";

describe("takeTurns", () => {
  it("never runs more tasks at once than there are places, and runs all of them", async () => {
    const inTurn = takeTurns(2);
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        inTurn(async () => {
          running += 1;
          most = Math.max(most, running);
          for (let step = 0; step < index % 5; step += 1) await Promise.resolve();
          running -= 1;
          return index;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(results).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it("gives the place on when a task fails", async () => {
    const inTurn = takeTurns(1);
    const failing = inTurn(() => Promise.reject(new Error("no")));
    const next = inTurn(() => Promise.resolve("yes"));
    await expect(failing).rejects.toThrow("no");
    await expect(next).resolves.toBe("yes");
  });

  it("refuses who finds a crowd waiting, and takes the next once somebody is done", async () => {
    const inTurn = takeTurns(1, { mostWaiting: 1, refuse: () => new Error("too many") });
    const ends: Array<() => void> = [];
    const task = () => new Promise<void>((resolve) => ends.push(resolve));
    const [running, waiting] = [inTurn(task), inTurn(task)];
    await expect(inTurn(task)).rejects.toThrow("too many");
    ends[0]?.();
    await running;
    const next = inTurn(async () => "in");
    ends[1]?.();
    await waiting;
    await expect(next).resolves.toBe("in");
  });
});
