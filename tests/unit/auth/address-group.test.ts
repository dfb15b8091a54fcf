import { describe, expect, it } from "vitest";
import { addressGroup } from "#auth/attempt-subjects.ts";

describe("the line an address belongs to", () => {
  it.each([
    ["192.168.1.9", "192.168.1.9"],
    ["::ffff:192.168.1.9", "192.168.1.9"],
    ["::FFFF:c0a8:0109", "192.168.1.9"],
    ["192.168.1.9:51234", "192.168.1.9"],
    ["2001:DB8:0007:9:a:b:c:d", "2001:db8:7:9::/64"],
    ["2001:db8:7:9::", "2001:db8:7:9::/64"],
    ["[2001:db8:7:9::1]:443", "2001:db8:7:9::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
    ["", ""],
  ])("of %s is %s", (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});
