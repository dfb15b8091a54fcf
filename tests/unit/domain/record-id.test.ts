import { expect, test } from "vitest";
import { publicId, storedId } from "#domain/record-id.ts";

const types = ["cycles", "sleeps", "recoveries", "workouts"] as const;

test("what only an import knows is named by its start, and found again by that name", () => {
  for (const type of types) {
    const stored = storedId(type, "import:2024-05-01T21:30:00Z");
    expect(stored).not.toBe(publicId(stored));
    expect(publicId(stored)).toBe("import:2024-05-01T21:30:00Z");
  }
  expect(storedId("cycles", "import:2024-05-01T21:30:00Z")).toBe("-1714599000");
  expect(publicId(-1714599000n)).toBe("import:2024-05-01T21:30:00Z");
  expect(storedId("sleeps", "import:2024-05-01T21:30:00Z")).toBe("00000000-0000-8000-8000-00006632b458");
});

test("WHOOP's ids and public ids stay as they are", () => {
  for (const id of ["93845", "ecfc6a15-4661-442f-a9a4-f160dd7afae8", "import:2024-05-01T21:30:00Z"])
    expect(publicId(id)).toBe(id);
  for (const id of ["93845", "ecfc6a15-4661-442f-a9a4-f160dd7afae8"]) expect(storedId("sleeps", id)).toBe(id);
});

test("what looks like a public id but names no moment is no id", () => {
  for (const id of ["import:", "import:2024-13-45T99:00:00Z", "import:2024-05-01", "x"])
    for (const type of types) expect(storedId(type, id)).toBe(id);
});
