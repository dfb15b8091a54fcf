import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, it } from "vitest";
import { assertUsablePassword, isGuessable } from "#auth/password-rules.ts";

describe("assertUsablePassword", () => {
  it("refuses eleven characters and takes twelve", () => {
    expect(() => assertUsablePassword("kd82-hsuw;q")).toThrow(/11 of at least 12/);
    expect(() => assertUsablePassword("kd82-hsuw;qx")).not.toThrow();
  });

  it("counts characters, not bytes or halves of them", () => {
    expect(() => assertUsablePassword("🦊🐙🦉🐢🦔🐝🦋🐌🐞🦀🐠")).toThrow(/11 of/);
    expect(() => assertUsablePassword("🦊🐙🦉🐢🦔🐝🦋🐌🐞🦀🐠🐳")).not.toThrow();
  });

  it("demands no mixture of characters", () => {
    expect(() => assertUsablePassword("lanterncopperriver")).not.toThrow();
  });

  it("takes 128 characters and more, and refuses what would only cost time", () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index * 7}`).join(" ");
    expect(() => assertUsablePassword(words)).not.toThrow();
    expect(() => assertUsablePassword(words.repeat(10))).toThrow(/longer than 1024/);
  });

  it("does not repeat the password in its message", () => {
    expect(() => assertUsablePassword("password1234")).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("password1234") }),
    );
  });
});

describe("isGuessable", () => {
  it.each([
    ["a well-known password", "password1234"],
    ["a well-known password in other case", "PassWord1234"],
    ["one character many times", "aaaaaaaaaaaaaa"],
    ["two characters in any order", "abbabaabbabb"],
    ["a word many times", "teapotteapotteapot"],
    ["the alphabet", "abcdefghijklmnop"],
    ["digits backwards", "9876543210987"],
    ["a row of keys", "qwertyuiopasd"],
    ["the product's name with digits", "Pulsekeep2026!"],
    ["two obvious words with marks", "whoop-recovery-1"],
  ])("recognises %s", (_, password) => {
    expect(isGuessable(password)).toBe(true);
  });

  it("A2: refuses all of the 10,000 commonest passwords, for their length or for what they are", () => {
    const commonest = dictionary["passwords-common"].slice(0, 10_000);
    expect(commonest).toHaveLength(10_000);
    const taken = commonest.filter((password) => {
      try {
        assertUsablePassword(password);
        return true;
      } catch {
        return false;
      }
    });
    expect(taken).toEqual([]);
  });

  it.each(["christopher12", "qwertyuiop123", "zaq12wsxcde3", "p@ssw0rd1234", "november1234", "liverpool123"])(
    "recognises %s, a word or pattern with a little added",
    (password) => {
      expect(isGuessable(password)).toBe(true);
    },
  );

  it("recognises the account's own name with digits", () => {
    expect(isGuessable("Marguerite-1984", "Marguerite")).toBe(true);
    expect(isGuessable("Marguerite-1984", "Someone")).toBe(false);
  });

  it("lets a passphrase pass that merely contains an obvious word", () => {
    expect(isGuessable("my whoop strap is under the piano")).toBe(false);
  });
});
