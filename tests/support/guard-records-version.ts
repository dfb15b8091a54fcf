import type { Database } from "#db/client.ts";

const tables = ["cycles", "sleeps", "recoveries", "workouts", "journal_answers"];

/**
 * From here on every transaction that writes records of a member without saying so (`lockRecords`) fails: pages would go
 * on showing what they made of the records before.
 */
export async function guardRecordsVersion(db: Database): Promise<void> {
  await db.$executeRawUnsafe(`
    CREATE FUNCTION check_records_version() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE written int := CASE WHEN TG_OP = 'DELETE' THEN OLD.member_id ELSE NEW.member_id END;
    BEGIN
      IF EXISTS (SELECT FROM members WHERE id = written AND xmin <> pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'records of member % were written without a new version', written;
      END IF;
      RETURN NULL;
    END $$`);
  for (const table of tables)
    await db.$executeRawUnsafe(`
      CREATE CONSTRAINT TRIGGER check_records_version AFTER INSERT OR UPDATE OR DELETE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_records_version()`);
}
