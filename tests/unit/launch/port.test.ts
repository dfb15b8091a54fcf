import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { assertPortFree, findFreePort } from "#launch/port.ts";

/** A clock on which every wait is over at once. */
function impatientClock() {
  let nowMs = 0;
  return {
    now: () => new Date(nowMs),
    sleep: (ms: number) => {
      nowMs += ms;
      return Promise.resolve();
    },
  };
}

describe("the port", () => {
  it("in use ends the start with one sentence and a way out", async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    await expect(assertPortFree(port, "127.0.0.1", impatientClock())).rejects.toMatchObject({
      message: `Port ${port} is used by another program.`,
      advice: expect.stringContaining(`PORT=${port + 1}`),
    });
    other.close();
  });

  it("that is free is fine", async () => {
    await expect(
      assertPortFree(await findFreePort(), "127.0.0.1", impatientClock()),
    ).resolves.toBeUndefined();
  });

  it("on an address this machine does not have is named with its address", async () => {
    await expect(assertPortFree(3000, "203.0.113.7", impatientClock())).rejects.toThrow(
      /cannot listen on 203\.0\.113\.7/,
    );
  });
});
