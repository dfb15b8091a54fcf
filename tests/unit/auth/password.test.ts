import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "#auth/password.ts";

describe("hashPassword", () => {
  it("gives an argon2id string with 64 MiB and 3 passes, another one each time", async () => {
    const [one, two] = await Promise.all([
      hashPassword("lantern copper river"),
      hashPassword("lantern copper river"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(two).not.toBe(one);
  });
});

describe("verifyPassword", () => {
  it("knows the right password from a wrong one", async () => {
    const hash = await hashPassword("lantern copper river");
    expect(await verifyPassword(hash, "lantern copper river")).toBe(true);
    expect(await verifyPassword(hash, "lantern copper rivet")).toBe(false);
  });

  it("knows the same characters written with combining marks", async () => {
    const hash = await hashPassword("vögel über köln".normalize("NFC"));
    expect(await verifyPassword(hash, "vögel über köln".normalize("NFD"))).toBe(true);
  });

  it("says no where there is no password at all", async () => {
    expect(await verifyPassword(null, "")).toBe(false);
    expect(await verifyPassword(null, "lantern copper river")).toBe(false);
  });
});
