import { describe, expect, it } from "vitest";
import { reasonIn } from "#db/embedded-cluster.ts";

describe("what initdb says when it fails", () => {
  it("is told by the line that says why, not by how it tidies up", () => {
    const output = [
      '2026-11-30 12:00:00.000 UTC [77] FATAL:  could not write to file "pg_wal/xlogtemp.77": No space left on device',
      "child process exited with exit code 1",
      'initdb: removing data directory "/data/postgres.new-76"',
    ];
    expect(reasonIn(output.join("\n"))).toBe(
      'could not write to file "pg_wal/xlogtemp.77": No space left on device',
    );
    expect(
      reasonIn('initdb: error: could not create directory "/data/postgres.new-1": Permission denied\n'),
    ).toBe('could not create directory "/data/postgres.new-1": Permission denied');
  });

  it("is its last line when none says why", () => {
    expect(reasonIn("one\ntwo\n")).toBe("two");
    expect(reasonIn("")).toBe("");
  });
});
