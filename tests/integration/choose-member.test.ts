import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseMemberAloud } from "#cli/choose-member.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";

describe("a command that shows a member's numbers", () => {
  let test: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    db = openDatabase({ url: test.url });
  });
  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it("says whose they are where there are several members, and nothing where there is one", async () => {
    const said: string[] = [];
    const output = { json: true, result: () => undefined, say: (message: string) => said.push(message) };
    await db.member.create({ data: { name: "Ada", role: "owner" } });
    expect(await chooseMemberAloud({ db, output }, undefined)).toMatchObject({ name: "Ada" });
    expect(said).toEqual([]);
    await db.member.create({ data: { name: "Kim", role: "member" } });
    await chooseMemberAloud({ db, output }, undefined);
    await chooseMemberAloud({ db, output }, "Kim");
    expect(said.map((sentence) => sentence.split(" ")[0])).toEqual(["Ada", "Kim"]);
    await expect(chooseMemberAloud({ db, output }, "Bo")).rejects.toThrow("There is no member called “Bo”.");
  });
});
