import { describe, expect, it } from "vitest";
import { securityHeaders } from "#app/server/security-headers.ts";

const policyOf = (appUrl: string) => securityHeaders({ nonce: "n0nce", appUrl })["content-security-policy"];

describe("securityHeaders", () => {
  it("H6: runs scripts by nonce only, nothing unsafe", () => {
    const scripts = policyOf("http://localhost:3000")
      .split("; ")
      .find((part) => part.startsWith("script-src"));
    expect(scripts).toBe("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  });

  it("forbids frames and foreign form targets", () => {
    expect(policyOf("http://localhost:3000")).toContain("frame-ancestors 'none'");
    expect(policyOf("http://localhost:3000")).toContain("form-action 'self'");
  });

  it("promises https to the browser only where there is https", () => {
    expect(securityHeaders({ nonce: "n", appUrl: "https://pulse.example" })).toHaveProperty(
      "strict-transport-security",
    );
    expect(securityHeaders({ nonce: "n", appUrl: "http://localhost" })).not.toHaveProperty(
      "strict-transport-security",
    );
  });
});
