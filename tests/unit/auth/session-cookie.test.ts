import { describe, expect, it } from "vitest";
import { cookieName, readCookie, setCookie } from "#auth/session-cookie.ts";

const expiresAt = new Date("2026-12-01T00:00:00Z");

describe("setCookie", () => {
  it("A6: over https uses the __Host- prefix with all it demands", () => {
    const header = setCookie("https://pulse.example", { value: "abc", expiresAt });
    expect(header).toBe(
      "__Host-pulsekeep=abc; Path=/; Expires=Tue, 01 Dec 2026 00:00:00 GMT; HttpOnly; SameSite=Lax; Secure",
    );
  });

  it("over plain http has no prefix and no Secure, which browsers would refuse", () => {
    const header = setCookie("http://localhost:3000", { value: "abc", expiresAt });
    expect(header).toBe(
      "pulsekeep=abc; Path=/; Expires=Tue, 01 Dec 2026 00:00:00 GMT; HttpOnly; SameSite=Lax",
    );
  });

  it("makes the browser forget", () => {
    expect(setCookie("http://localhost:3000", { value: null })).toContain("Expires=Thu, 01 Jan 1970");
  });
});

describe("readCookie", () => {
  it("finds a cookie among others by its whole name", () => {
    const header = "xpulsekeep=1; pulsekeep-theme=dark; pulsekeep=abc=; other=2";
    expect(readCookie(header, cookieName("http://localhost:3000"))).toBe("abc=");
  });

  it("gives null without one", () => {
    expect(readCookie(null, "pulsekeep")).toBeNull();
    expect(readCookie("pulsekeep=; a=1", "pulsekeep")).toBeNull();
  });
});
