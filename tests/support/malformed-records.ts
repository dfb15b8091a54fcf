import fc from "fast-check";

/** A place in a JSON value: the names that lead to it from the outside in. */
export type Place = string[];

/** What may stand in the place of a value; `missing` leaves it out. */
export type Stand = { missing: true } | { missing: false; value: unknown };

/** What to do to a record: `pick` chooses the place among all there are, an unknown field among them. */
export interface Damage {
  pick: number;
  stand: Stand;
}

const utf16 = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom("\u0000", "\ud83c", "\udf89", "\\u0000", '"', "\\", "é", "😀"),
  ),
  maxLength: 12,
});
const aroundNow = fc
  .integer({ min: Date.UTC(1960, 0), max: Date.UTC(2120, 0) })
  .map((ms) => new Date(ms).toISOString());
const texts = fc.oneof(
  utf16,
  aroundNow,
  aroundNow.map((text) => text.replace("Z", "+0530")),
  fc.constantFrom(
    "",
    "0",
    "-1",
    "+0000",
    "UTC+05:30",
    "292278994-08-17T07:12:55.807Z",
    "-0044-03-15T00:00:00Z",
  ),
  fc.integer().map((length) => "x".repeat(Math.abs(length) % 5000)),
);
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -1, 0.5, 5e-324, 1.7976931348623157e308, 2 ** 31, -(2 ** 31), 2 ** 53, 2 ** 63),
);
const nested: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(utf16, fc.constantFrom("id", "start", "score", "toString", "toJSON", "__proto__")),
      tie("any"),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).any;

/** Any damage at all. */
export const damage: fc.Arbitrary<Damage> = fc.record({
  pick: fc.nat({ max: 1_000_000 }),
  stand: fc.oneof(
    { weight: 1, arbitrary: fc.constant({ missing: true as const }) },
    { weight: 1, arbitrary: fc.constant({ missing: false as const, value: null }) },
    {
      weight: 8,
      arbitrary: fc
        .oneof(texts, numbers, fc.boolean(), nested)
        .map((value) => ({ missing: false as const, value })),
    },
  ),
});

/** The record with one damage done, and where. */
export function damaged(record: object, { pick, stand }: Damage): { sent: unknown; place: Place } {
  const places = [...placesOf(record, []), ["a field of the future"], ["\ud83c\u0000"], []];
  const place = places[pick % places.length] ?? [];
  return { sent: putIn(record, place, stand), place };
}

function placesOf(value: object, outer: Place): Place[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...outer, name];
    return typeof inner === "object" && inner !== null ? [place, ...placesOf(inner, place)] : [place];
  });
}

function putIn(value: unknown, [name, ...rest]: Place, stand: Stand): unknown {
  // A page cannot leave out a whole record, but it can hold nothing in its place.
  if (name === undefined) return stand.missing ? null : stand.value;
  const fields = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && stand.missing) delete fields[name];
  else fields[name] = putIn(fields[name], rest, stand);
  return fields;
}
