import { describe, expect, it } from "vitest";
import { describeDatabase, withDatabase } from "#db/url.ts";

describe("a database URL", () => {
  it("is described by host and port, never by user or password", () => {
    expect(describeDatabase("postgresql://me:secret@db.home/health")).toBe("db.home:5432");
    expect(describeDatabase("postgres://me:secret@[::1]:6543/health")).toBe("[::1]:6543");
  });

  it("of a socket is described by the socket's folder", () => {
    expect(describeDatabase("postgresql://me@localhost/health?host=%2Frun%2Fpg")).toBe("/run/pg");
  });

  it("can name another database on the same server", () => {
    expect(withDatabase("postgresql://me@localhost/health?host=%2Frun%2Fpg", "other")).toBe(
      "postgresql://me@localhost/other?host=%2Frun%2Fpg",
    );
  });
});
