import { describe, expect, it } from "vitest";
import { sideBySide } from "#lib/side-by-side.ts";

describe("work side by side", () => {
  it("waits for all of it", async () => {
    const done: number[] = [];
    await sideBySide([1, 2, 3], new AbortController(), async (item) => {
      await Promise.resolve();
      done.push(item);
    });
    expect(done).toEqual([1, 2, 3]);
  });

  it("throws the first failure, not what the others met because of it", async () => {
    const stop = new AbortController();
    const work = async (item: string) => {
      if (item === "second") throw new Error("the lease is lost");
      await new Promise((resolve) => stop.signal.addEventListener("abort", resolve));
      throw new Error("aborted");
    };
    await expect(sideBySide(["first", "second"], stop, work)).rejects.toThrow("the lease is lost");
  });
});
