import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, it } from "vitest";
import { assertUsablePassword, isGuessable } from "#auth/password-rules.ts";

describe("assertUsablePassword", () => {
  it("refuses eleven characters and takes twelve", async () => {
    await expect(assertUsablePassword("kd82-hsuw;q")).rejects.toThrow(/11 of at least 12/);
    await expect(assertUsablePassword("kd82-hsuw;qx")).resolves.toBeUndefined();
  });

  it("counts characters, not bytes or halves of them", async () => {
    await expect(assertUsablePassword("🦊🐙🦉🐢🦔🐝🦋🐌🐞🦀🐠")).rejects.toThrow(/11 of/);
    await expect(assertUsablePassword("🦊🐙🦉🐢🦔🐝🦋🐌🐞🦀🐠🐳")).resolves.toBeUndefined();
  });

  it("demands no mixture of characters", async () => {
    await expect(assertUsablePassword("lanterncopperriver")).resolves.toBeUndefined();
  });

  it("takes 128 characters and more, and refuses what would only cost time", async () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index * 7}`).join(" ");
    await expect(assertUsablePassword(words)).resolves.toBeUndefined();
    await expect(assertUsablePassword(words.repeat(10))).rejects.toThrow(/longer than 1024/);
  });

  it("does not repeat the password in its message", async () => {
    await expect(assertUsablePassword("password1234")).rejects.toThrow(
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
  ])("recognises %s", async (_, password) => {
    expect(await isGuessable(password)).toBe(true);
  });

  it("A2: refuses all of the 10,000 commonest passwords, for their length or for what they are", async () => {
    const commonest = dictionary["passwords-common"].slice(0, 10_000);
    expect(commonest).toHaveLength(10_000);
    const taken: string[] = [];
    for (const password of commonest)
      await assertUsablePassword(password).then(
        () => taken.push(password),
        () => undefined,
      );
    expect(taken).toEqual([]);
  });

  it.each(["christopher12", "qwertyuiop123", "zaq12wsxcde3", "p@ssw0rd1234", "november1234", "liverpool123"])(
    "recognises %s, a word or pattern with a little added",
    async (password) => {
      expect(await isGuessable(password)).toBe(true);
    },
  );

  it("recognises the account's own name with digits", async () => {
    expect(await isGuessable("Marguerite-1984", "Marguerite")).toBe(true);
    expect(await isGuessable("Marguerite-1984", "Someone")).toBe(false);
  });

  it("lets a passphrase pass that merely contains an obvious word", async () => {
    expect(await isGuessable("my whoop strap is under the piano")).toBe(false);
  });
});
