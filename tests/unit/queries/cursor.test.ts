import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "#queries/records/cursor.ts";
import { isUuid } from "#queries/records/records-page.ts";

describe("a cursor", () => {
  it("comes back as the place it was made from", () => {
    const anyPlace = fc.record({
      at: fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(decodeCursor(encodeCursor(place), isUuid)).toEqual(place);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it.each(["-99999999999999", "-62135596800001", "253402300800000", "999999999999999"])(
    "is refused when it names %s, an instant PostgreSQL and we do not write alike",
    (atMs) => {
      const id = "00000000-0000-0000-0000-000000000000";
      expect(decodeCursor(Buffer.from(`${atMs}/${id}`).toString("base64url"), isUuid)).toBeNull();
    },
  );

  it("is refused when it is anything else, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeCursor(text, isUuid)).toBeNull();
      }),
      { seed: 6, numRuns: 200 },
    );
    const ofAnotherList = encodeCursor({ at: new Date(0), id: "123" });
    expect(decodeCursor(ofAnotherList, isUuid)).toBeNull();
  });
});
