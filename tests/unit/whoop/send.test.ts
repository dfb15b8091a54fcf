import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sendRequest } from "#whoop/send.ts";

const request = { endpoint: "/v2/cycle", url: "https://whoop.test/", method: "GET", headers: {} } as const;

/** Never answers; fails as `fetch` does when its signal is aborted. */
const silentFetch: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });

/** Sends its headers at once and then a byte a second, for ever. */
const drippingFetch: typeof fetch = async (_, init) => {
  let drip: ReturnType<typeof setInterval>;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      drip = setInterval(() => controller.enqueue(new Uint8Array([32])), 1000);
      init?.signal?.addEventListener("abort", () => {
        clearInterval(drip);
        controller.error(init.signal?.reason);
      });
    },
    cancel: () => clearInterval(drip),
  });
  return new Response(body);
};

describe("the deadlines of a request", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const outcomeAfter = async (fetchFunction: typeof fetch, ms: number) => {
    let outcome: unknown = "still waiting";
    sendRequest(request, fetchFunction).catch((error: unknown) => {
      outcome = error;
    });
    await vi.advanceTimersByTimeAsync(ms);
    return outcome;
  };

  it("end a silent one after 15 s", async () => {
    expect(await outcomeAfter(silentFetch, 14_999)).toBe("still waiting");
    expect(await outcomeAfter(silentFetch, 15_000)).toMatchObject({
      name: "NoAnswerError",
      reason: "timed out",
    });
  });

  it("end a slow drip after 30 s in all", async () => {
    expect(await outcomeAfter(drippingFetch, 29_999)).toBe("still waiting");
    expect(await outcomeAfter(drippingFetch, 30_000)).toMatchObject({
      name: "NoAnswerError",
      reason: "timed out",
    });
  });

  it("leave no timer behind when the answer comes in time", async () => {
    await sendRequest(request, async () => new Response("{}"));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("are not mistaken for the caller giving up", async () => {
    const caller = new AbortController();
    const sent = sendRequest(request, silentFetch, caller.signal);
    caller.abort(new Error("shutting down"));
    await expect(sent).rejects.toThrow("shutting down");
    expect(vi.getTimerCount()).toBe(0);
  });
});
