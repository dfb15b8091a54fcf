import { describe, expect, it } from "vitest";
import { createKnownDevices } from "#auth/known-device.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const secretKey = "a secret key for tests, long enough";

describe("a browser that signed in before", () => {
  it("is known again to the account it signed in to, and to no other", () => {
    const devices = createKnownDevices(secretKey, createFakeClock());
    const { value } = devices.issue("Ada");
    expect(devices.recognise(value, "Ada")).toBeTypeOf("string");
    expect(devices.recognise(value, "Ben")).toBeNull();
    expect(devices.recognise(value, "")).toBeNull();
  });

  it("is told apart from another one of the same account", () => {
    const devices = createKnownDevices(secretKey, createFakeClock());
    const names = [devices.issue("Ada"), devices.issue("Ada")].map(({ value }) =>
      devices.recognise(value, "Ada"),
    );
    expect(new Set(names).size).toBe(2);
  });

  it("is the same one however its mark is written, so that nobody gets more guesses by writing it anew", () => {
    const devices = createKnownDevices(secretKey, createFakeClock());
    const { value } = devices.issue("Ada");
    expect(devices.recognise(`${value}=`, "Ada")).toBe(devices.recognise(value, "Ada"));
  });

  it("is forgotten after half a year", () => {
    const clock = createFakeClock();
    const devices = createKnownDevices(secretKey, clock);
    const { value, expiresAt } = devices.issue("Ada");
    clock.advance(expiresAt.getTime() - clock.now().getTime() - 1);
    expect(devices.recognise(value, "Ada")).not.toBeNull();
    clock.advance(1);
    expect(devices.recognise(value, "Ada")).toBeNull();
  });

  it("cannot be made up, changed, or brought from another install", () => {
    const clock = createFakeClock();
    const devices = createKnownDevices(secretKey, clock);
    const { value } = devices.issue("Ada");
    const foreign = createKnownDevices(`another ${secretKey}`, clock).issue("Ada").value;
    for (const wrong of [null, "", "v1", foreign, value.slice(0, -3)])
      expect(devices.recognise(wrong, "Ada")).toBeNull();
  });
});
