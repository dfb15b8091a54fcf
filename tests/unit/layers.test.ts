import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

interface Report {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/** Runs the dependency rule over a project's `src` and answers its report, whether or not it found violations. */
function cruise(project: string): Report {
  const args = [cruiser, "--config", join(root, ".dependency-cruiser.mjs"), "--output-type", "json", "src"];
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd: project, encoding: "utf8", maxBuffer: 64_000_000 }),
  );
}

describe("the dependency rule", { timeout: 60_000 }, () => {
  it("reads every source file", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .map((name) => `src/${name}`)
      .filter((name) => isSource(name));
    const cruised = cruise(root)
      .modules.map(({ source }) => source)
      .filter((name) => isSource(name));
    expect(cruised.sort()).toEqual(sources.sort());
    expect(sources.length).toBeGreaterThan(50);
  });

  it("catches an import in the wrong direction", () => {
    const project = mkdtempSync(join(tmpdir(), "pulsekeep-layers-"));
    try {
      for (const name of ["package.json", "tsconfig.json"])
        copyFileSync(join(root, name), join(project, name));
      for (const layer of ["db", "whoop"]) mkdirSync(join(project, "src", layer), { recursive: true });
      writeFileSync(join(project, "src/db/client.ts"), "export const openDatabase = () => null;\n");
      writeFileSync(
        join(project, "src/whoop/wrong.ts"),
        'import { openDatabase } from "#db/client.ts";\nexport const database = openDatabase();\n',
      );
      const { violations } = cruise(project).summary;
      expect(violations.map(({ rule, from, to }) => [rule.name, from, to])).toEqual([
        ["whoop-imports", "src/whoop/wrong.ts", "src/db/client.ts"],
      ]);
    } finally {
      rmSync(project, { recursive: true, force: true });
    }
  });
});

function isSource(name: string): boolean {
  return /^src\/(?!generated\/).*\.tsx?$/.test(name);
}
