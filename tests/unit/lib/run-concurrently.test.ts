import { describe, expect, it } from "vitest";
import { runConcurrently } from "#lib/run-concurrently.ts";

describe("work side by side", () => {
  it("waits for all of it", async () => {
    const done: number[] = [];
    await runConcurrently([1, 2, 3], new AbortController(), async (item) => {
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
    await expect(runConcurrently(["first", "second"], stop, work)).rejects.toThrow("the lease is lost");
  });
});
