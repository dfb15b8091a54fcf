import { describe, expect, it } from "vitest";
import { createTurns } from "#lib/turns.ts";

describe("work in turns", () => {
  it("is done one piece after the other, in the order it was handed in", async () => {
    const inTurn = createTurns();
    const seen: string[] = [];
    const piece = (name: string) =>
      inTurn(async () => {
        seen.push(`${name} begins`);
        await Promise.resolve();
        seen.push(`${name} ends`);
      });
    await Promise.all([piece("first"), piece("second")]);
    expect(seen).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("goes on after a piece that failed, whose caller hears of it", async () => {
    const inTurn = createTurns();
    const failing = inTurn(() => Promise.reject(new Error("no")));
    const next = inTurn(async () => "done");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
  });
});
