import { describe, expect, it } from "vitest";
import { keepAnswers } from "#lib/keep-answers.ts";

interface Wanted {
  memberId: number;
  range: string;
}

/** A keeper of two answers, and what its loader was asked. */
function keeper(load: (wanted: Wanted) => Promise<string> = async ({ range }) => range) {
  const asked: Wanted[] = [];
  const answer = keepAnswers(async (wanted: Wanted) => {
    asked.push(wanted);
    return load(wanted);
  }, 2);
  return { answer, asked };
}

const week = { memberId: 1, range: "7d" };

describe("answers that are kept", () => {
  it("are loaded once for a version, also when they are asked for side by side", async () => {
    const { answer, asked } = keeper();
    const answers = await Promise.all([answer("1", week), answer("1", week)]);
    expect([...answers, await answer("1", week)]).toEqual(["7d", "7d", "7d"]);
    expect(asked).toHaveLength(1);
  });

  it("are loaded anew for another version, also an older one", async () => {
    let count = 0;
    const { answer } = keeper(async () => String(++count));
    expect(await answer("1", week)).toBe("1");
    expect(await answer("2", week)).toBe("2");
    expect(await answer("1", week)).toBe("3");
  });

  it("are never those of another member or another question", async () => {
    const { answer } = keeper(async ({ memberId, range }) => `${range} of ${memberId}`);
    expect(await answer("1", week)).toBe("7d of 1");
    expect(await answer("1", { ...week, memberId: 2 })).toBe("7d of 2");
    expect(await answer("1", { ...week, range: "30d" })).toBe("30d of 1");
  });

  it("are forgotten when others were asked for since", async () => {
    const { answer, asked } = keeper();
    for (const range of ["7d", "30d", "7d", "all", "7d", "30d"]) await answer("1", { memberId: 1, range });
    expect(asked.map(({ range }) => range)).toEqual(["7d", "30d", "all", "30d"]);
  });

  it("are not kept when loading them failed", async () => {
    let broken = true;
    const { answer } = keeper(async () => {
      if (broken) throw new Error("the database is away");
      return "here";
    });
    await expect(answer("1", week)).rejects.toThrow("the database is away");
    broken = false;
    expect(await answer("1", week)).toBe("here");
  });
});
