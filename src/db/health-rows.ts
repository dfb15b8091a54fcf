import { columnOf, type RecordType } from "#domain/record-fields.ts";
import { Prisma, type Queryable } from "./client.ts";
import { withStoredNextStarts } from "./next-starts.ts";
import { loadQuarantinedOfDays, type QuarantinedRecord } from "./quarantined-days.ts";
import { cycleFields, recoveryFields, sleepFields, workoutFields } from "./record-fields.ts";

type StoredCycle = Prisma.CycleGetPayload<{ select: typeof cycleFields }> & { nextStartAt?: Date };
type StoredSleep = Prisma.SleepGetPayload<{ select: typeof sleepFields }>;
type StoredRecovery = Prisma.RecoveryGetPayload<{ select: typeof recoveryFields }>;
type StoredWorkout = Prisma.WorkoutGetPayload<{ select: typeof workoutFields }>;

/** Whose rows, and of which days (both ends included). */
interface RowRange {
  memberId: number;
  from: string;
  to: string;
}

/** Stored rows as `loadHealthRows` gives them. */
export interface StoredRows {
  cycles: StoredCycle[];
  sleeps: StoredSleep[];
  recoveries: StoredRecovery[];
  workouts: StoredWorkout[];
  /** Records of those days that are no rows, since they cannot be read. */
  quarantined: QuarantinedRecord[];
}

/**
 * A member's stored rows of the days `from` to `to`, without those marked deleted: one query per record type. In SQL, because
 * years of rows take four times as long through the ORM.
 */
export async function loadHealthRows(db: Queryable, range: RowRange): Promise<StoredRows> {
  const [cycles, sleeps, recoveries, workouts, quarantined] = await Promise.all([
    db.$queryRaw<StoredCycle[]>(rowsOf("cycles", cycleFields, range)),
    db.$queryRaw<StoredSleep[]>(rowsOf("sleeps", sleepFields, range)),
    db.$queryRaw<StoredRecovery[]>(rowsOf("recoveries", recoveryFields, range)),
    db.$queryRaw<StoredWorkout[]>(rowsOf("workouts", workoutFields, range)),
    loadQuarantinedOfDays(db, range),
  ]);
  return {
    cycles: await withStoredNextStarts(db, range.memberId, cycles),
    sleeps,
    recoveries,
    workouts,
    quarantined,
  };
}

function rowsOf(table: RecordType, fields: object, { memberId, from, to }: RowRange): Prisma.Sql {
  const columns = Object.keys(fields).map((field) => `${columnOf(field)} AS "${field}"`);
  return Prisma.sql`
    SELECT ${Prisma.raw(columns.join(", "))} FROM ${Prisma.raw(table)}
    WHERE member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar
    ORDER BY day`;
}
