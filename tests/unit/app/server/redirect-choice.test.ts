import { describe, expect, it } from "vitest";
import { chosenAddress, otherAddresses } from "#app/server/redirect-choice.ts";

const usual = "http://localhost:3000/api/auth/whoop/callback";

describe("chosenAddress", () => {
  it("offers https and WHOOP's own scheme beside plain http", () => {
    expect(otherAddresses(usual).map(({ address }) => address)).toEqual([
      "https://localhost:3000/api/auth/whoop/callback",
      "whoop://pulsekeep/callback",
    ]);
  });

  it("offers only the scheme where the usual address has https already", () => {
    expect(otherAddresses("https://pulse.example/api/auth/whoop/callback")).toHaveLength(1);
  });

  it.each([null, "", "http://evil.example", "toString", "HTTPS"])(
    "H8: takes the usual one for %j",
    (choice) => {
      expect(chosenAddress(usual, choice)).toBe(usual);
    },
  );
});
