import { describe, expect, it } from "vitest";
import { prefetch } from "#lib/prefetch.ts";

/** Notes when an item is begun and when the source is closed. */
async function* numbers(upTo: number, log: string[]) {
  try {
    for (let number = 1; number <= upTo; number += 1) {
      log.push(`makes ${number}`);
      yield number;
    }
    log.push("has no more");
  } finally {
    log.push("is closed");
  }
}

describe("a source read one ahead", () => {
  it("makes an item while the one before it is used, and never more than one", async () => {
    const log: string[] = [];
    for await (const number of prefetch(numbers(3, log))) {
      await Promise.resolve();
      log.push(`used ${number}`);
    }
    expect(log).toEqual([
      "makes 1",
      "makes 2",
      "used 1",
      "makes 3",
      "used 2",
      "has no more",
      "is closed",
      "used 3",
    ]);
  });

  it("throws what making an item threw when its turn comes, not before", async () => {
    const used: number[] = [];
    async function* breaks() {
      yield 1;
      throw new Error("the file is damaged");
    }
    const walk = async () => {
      for await (const number of prefetch(breaks())) {
        await new Promise(setImmediate);
        used.push(number);
      }
    };
    await expect(walk()).rejects.toThrow("the file is damaged");
    expect(used).toEqual([1]);
  });

  it("closes the source when whoever uses the items gives up", async () => {
    const log: string[] = [];
    const walk = async () => {
      for await (const number of prefetch(numbers(9, log))) throw new Error(`cannot use ${number}`);
    };
    await expect(walk()).rejects.toThrow("cannot use 1");
    expect(log).toEqual(["makes 1", "makes 2", "is closed"]);
  });
});
