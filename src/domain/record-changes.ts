/** A field of WHOOP's JSON that differs between two states of a record; undefined where it is absent. */
export interface FieldChange {
  /** Names from the outside in, joined by dots: "score.recovery_score". */
  path: string;
  before: unknown;
  after: unknown;
}

/**
 * Which fields of a record changed, in the order they stand in. An absent field and one without a value are the same,
 * and when the record changed is no field of its own.
 */
export function changedFields(before: unknown, after: unknown): FieldChange[] {
  const olds = flatten(before);
  const news = flatten(after);
  return [...new Set([...olds.keys(), ...news.keys()])]
    .filter((path) => path !== "updated_at")
    .map((path) => ({ path, before: olds.get(path), after: news.get(path) }))
    .filter((change) => JSON.stringify(change.before ?? null) !== JSON.stringify(change.after ?? null));
}

function flatten(value: unknown, path = ""): Map<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...flatten(inner, path ? `${path}.${name}` : name)]),
  );
}
