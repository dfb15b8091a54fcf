import { describe, expect, it } from "vitest";
import { isAllowedHost, isOwnOrigin } from "#auth/own-request.ts";

const allowedHosts = ["pulse.example", "localhost", "127.0.0.1", "[::1]"];

describe("isAllowedHost", () => {
  it.each(["pulse.example", "PULSE.example:8443", "localhost:3000", "127.0.0.1", "[::1]:3000"])(
    "answers under %s",
    (host) => {
      expect(isAllowedHost(host, allowedHosts)).toBe(true);
    },
  );

  it.each([
    null,
    "",
    "evil.example",
    "pulse.example.evil.example",
    "evil.example:80@pulse.example",
    "pulse.example/",
    "localhost:3000:3000",
    "localhost, evil.example",
    ":3000",
    "[::2]",
    "127.0.0.1.evil.example",
  ])("refuses %s", (host) => {
    expect(isAllowedHost(host, allowedHosts)).toBe(false);
  });

  it("answers under every name when told so, but not without one", () => {
    expect(isAllowedHost("anything.lan:3000", ["*"])).toBe(true);
    expect(isAllowedHost(null, ["*"])).toBe(false);
  });
});

describe("isOwnOrigin", () => {
  const app = { appUrl: "http://pulse.example", allowedHosts };
  const asked = (origin: string | null, host: string | null = "pulse.example") =>
    isOwnOrigin({ origin, host }, app);

  it("knows the configured address", () => {
    expect(asked("http://pulse.example")).toBe(true);
  });

  it("knows the allowed name the browser itself used", () => {
    expect(asked("http://localhost:3000", "localhost:3000")).toBe(true);
  });

  it.each([
    ["a missing origin", null, "pulse.example"],
    ["a sandboxed page", "null", "pulse.example"],
    ["another site", "http://evil.example", "pulse.example"],
    ["another scheme", "https://pulse.example", "pulse.example"],
    ["another port", "http://pulse.example:8080", "pulse.example"],
    ["another port of the name used", "http://localhost:3001", "localhost:3000"],
    ["one allowed name against another", "http://localhost:3000", "127.0.0.1:3000"],
    ["a rebound name", "http://evil.example", "evil.example"],
    ["an address with a path", "http://pulse.example/", "pulse.example"],
    ["something that is no address", "pulse.example", "pulse.example"],
  ])("H3: refuses %s", (_, origin, host) => {
    expect(asked(origin, host)).toBe(false);
  });
});
