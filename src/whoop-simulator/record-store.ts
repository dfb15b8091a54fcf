import { type Change, type Collection, keyOf, type MemberRecords, type RecordOf } from "./records.ts";

interface Timed<R> {
  record: R;
  startMs: number;
  /** Null while it lasts. */
  endMs: number | null;
}

/** Every record of one member by its key, and what a deletion or a new cycle pulls along. */
export class RecordStore {
  private readonly maps: { [C in Collection]: Map<string, RecordOf[C]> } = {
    cycle: new Map(),
    sleep: new Map(),
    recovery: new Map(),
    workout: new Map(),
  };
  private readonly instants = new Map<string, number>();
  /** Collections in the order of the listing; any change may upset all. */
  private readonly sorted: { [C in Collection]: Map<"all", readonly Timed<RecordOf[C]>[]> } = {
    cycle: new Map(),
    sleep: new Map(),
    recovery: new Map(),
    workout: new Map(),
  };

  get<C extends Collection>(collection: C, key: string): RecordOf[C] | undefined {
    return this.maps[collection].get(key);
  }

  /** Creates or replaces a record under its natural key. */
  put<C extends Collection>(collection: C, record: RecordOf[C]): void {
    this.maps[collection].set(keyOf[collection](record), record);
    this.forgetOrder();
  }

  /** Removes a record; a sleep takes its recovery with it. Tells which existed. */
  delete(collection: Collection, key: string): { collection: Collection; key: string }[] {
    const gone: { collection: Collection; key: string }[] = [];
    if (this.maps[collection].delete(key)) gone.push({ collection, key });
    if (collection === "sleep" && this.maps.recovery.delete(key)) gone.push({ collection: "recovery", key });
    this.forgetOrder();
    return gone;
  }

  /** Applies a step of a life; tells whether anything changed. */
  apply(change: Change): boolean {
    if (change.kind === "delete") return this.delete(change.collection, change.key).length > 0;
    return this.write(change);
  }

  private write<C extends Collection>(change: { kind: string; collection: C; record: RecordOf[C] }): boolean {
    const key = keyOf[change.collection](change.record);
    if (change.kind === "replace" && !this.maps[change.collection].has(key)) return false;
    this.put(change.collection, change.record);
    return true;
  }

  /** All records of a collection, newest start first; a recovery stands where its sleep does. */
  list<C extends Collection>(collection: C): readonly RecordOf[C][] {
    return this.timed(collection).map(({ record }) => record);
  }

  /** The same with the times by which listings choose; made once and kept until something changes. */
  timed<C extends Collection>(collection: C): readonly Timed<RecordOf[C]>[] {
    const kept = this.sorted[collection].get("all");
    if (kept) return kept;
    const records = [...this.maps[collection].values()].map((record) => ({
      record,
      ...this.interval(record),
    }));
    records.sort((a, b) => b.startMs - a.startMs);
    const map = this.maps[collection];
    map.clear();
    for (const { record } of records) map.set(keyOf[collection](record), record);
    this.sorted[collection].set("all", records);
    return records;
  }

  private forgetOrder(): void {
    for (const order of Object.values(this.sorted)) order.clear();
  }

  all(): MemberRecords {
    return {
      cycle: [...this.list("cycle")],
      sleep: [...this.list("sleep")],
      recovery: [...this.list("recovery")],
      workout: [...this.list("workout")],
    };
  }

  /** When a record happened, in ms; an open cycle has no end. A recovery happened while its sleep did. */
  interval(record: RecordOf[Collection]): { startMs: number; endMs: number | null } {
    if ("sleep_id" in record) {
      const sleep = this.maps.sleep.get(record.sleep_id);
      if (sleep) return this.interval(sleep);
      const atMs = this.instant(record.created_at);
      return { startMs: atMs, endMs: atMs };
    }
    return { startMs: this.instant(record.start), endMs: record.end ? this.instant(record.end) : null };
  }

  /** Reading a time takes longer than all the rest of a listing, and every listing needs thousands. */
  private instant(text: string): number {
    const known = this.instants.get(text);
    if (known !== undefined) return known;
    const ms = Date.parse(text);
    this.instants.set(text, ms);
    return ms;
  }
}
