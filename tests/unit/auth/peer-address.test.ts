import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { normalizeClientAddress } from "#auth/peer-address.ts";

/** A request as it came over a connection with this other end. */
function requestFrom(remoteAddress: string, headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(
    Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress }),
  );
  Object.assign(request.headers, headers);
  return request;
}

const addressOf = (request: IncomingMessage, trusted: string[] = []) => {
  normalizeClientAddress(request, trusted);
  return request.headers["x-forwarded-for"];
};

describe("where a request came from", () => {
  it("A7: is the other end of its connection, whatever its headers claim", () => {
    const claims = {
      "x-forwarded-for": "203.0.113.7",
      forwarded: "for=203.0.113.7",
      "x-real-ip": "203.0.113.7",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      host: "localhost:3000",
    };
    const request = requestFrom("192.168.1.9", claims);
    expect(addressOf(request)).toBe("192.168.1.9");
    expect(request.headers).toEqual({ host: "localhost:3000", "x-forwarded-for": "192.168.1.9" });
  });

  it("A7: is what a trusted proxy wrote last, and nothing that was claimed before it", () => {
    const headers = { "x-forwarded-for": "203.0.113.7, 198.51.100.4" };
    expect(addressOf(requestFrom("127.0.0.1", headers), ["127.0.0.1"])).toBe("198.51.100.4");
    expect(addressOf(requestFrom("192.168.1.9", headers), ["127.0.0.1"])).toBe("192.168.1.9");
  });

  it("is the trusted proxy itself when it says nothing", () => {
    expect(addressOf(requestFrom("127.0.0.1", {}), ["127.0.0.1"])).toBe("127.0.0.1");
  });

  it("is written the same over IPv4 and over IPv6 that carries it", () => {
    expect(addressOf(requestFrom("::ffff:192.168.1.9", {}))).toBe("192.168.1.9");
    expect(addressOf(requestFrom("::FFFF:127.0.0.1", { "x-forwarded-for": "10.0.0.1" }), ["127.0.0.1"])).toBe(
      "10.0.0.1",
    );
  });
});
