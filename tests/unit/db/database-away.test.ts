import { describe, expect, it } from "vitest";
import { openDatabase } from "#db/client.ts";
import { isDatabaseAway, toDatabaseAway } from "#db/database-away.ts";
import { UserFacingError } from "#lib/errors.ts";

/** An error as the driver throws it. */
const withCode = (code: string, message = "") => Object.assign(new Error(message), { code });

describe("a database that is away", () => {
  it.each([
    ["08006", "connection failure"],
    ["53300", "sorry, too many clients already"],
    ["53200", "out of memory"],
    ["57P01", "terminating connection due to administrator command"],
    ["57P03", "the database system is starting up"],
    ["ECONNREFUSED", ""],
    ["ETIMEDOUT", "connect ETIMEDOUT 192.0.2.1:5432"],
    ["ENOENT", "connect ENOENT /somewhere/.s.PGSQL.5432"],
    ["P2028", "Transaction API error: Unable to start a transaction in the given time."],
  ])("is told from %s, also where it caused another error, in words with what to do", (code, message) => {
    const away = toDatabaseAway(new Error("it could not be read", { cause: withCode(code, message) }));
    expect(away?.message).toMatch(/database/);
    expect(away?.advice).toMatch(/Try again.*DATABASE_URL/);
  });

  it("is told where nothing listens, whoever asks: a model, plain SQL or a transaction", async () => {
    const db = openDatabase({ url: "postgresql://somebody:secret@127.0.0.1:1/nothing" });
    for (const ask of [
      () => db.member.findFirst(),
      () => db.$queryRaw`SELECT 1`,
      () => db.$transaction(async (tx) => tx.member.findFirst()),
    ])
      expect(
        isDatabaseAway(
          await ask().then(
            () => null,
            (error: unknown) => error,
          ),
        ),
      ).toBe(true);
    await db.$disconnect();
  });

  it.each([
    withCode("23505", "duplicate key"),
    withCode("22P02", "invalid input syntax"),
    withCode("ENOENT", "ENOENT: no such file or directory, open '/somewhere'"),
    withCode("P2025", "No record was found"),
    new UserFacingError("The connection is closed.", "Open it."),
    new TypeError("terminated"),
    new Error("x is not a function"),
    "terminating connection",
    null,
  ])("is not told from other errors (%#)", (error) => {
    expect(toDatabaseAway(error)).toBeNull();
  });
});
