-- When WHOOP made or changed a record is unknown for one that only an import knows, unless the import holds WHOOP's JSON.
ALTER TABLE "cycles" ALTER COLUMN "whoop_created_at" DROP NOT NULL, ALTER COLUMN "whoop_updated_at" DROP NOT NULL;
ALTER TABLE "sleeps" ALTER COLUMN "whoop_created_at" DROP NOT NULL, ALTER COLUMN "whoop_updated_at" DROP NOT NULL;
ALTER TABLE "recoveries" ALTER COLUMN "whoop_created_at" DROP NOT NULL, ALTER COLUMN "whoop_updated_at" DROP NOT NULL;
ALTER TABLE "workouts" ALTER COLUMN "whoop_created_at" DROP NOT NULL, ALTER COLUMN "whoop_updated_at" DROP NOT NULL;

UPDATE "cycles" SET "whoop_created_at" = NULL WHERE "imported" AND "raw" ->> 'created_at' IS NULL;
UPDATE "cycles" SET "whoop_updated_at" = NULL WHERE "imported" AND "raw" ->> 'updated_at' IS NULL;
UPDATE "sleeps" SET "whoop_created_at" = NULL WHERE "imported" AND "raw" ->> 'created_at' IS NULL;
UPDATE "sleeps" SET "whoop_updated_at" = NULL WHERE "imported" AND "raw" ->> 'updated_at' IS NULL;
UPDATE "recoveries" SET "whoop_created_at" = NULL WHERE "imported" AND "raw" ->> 'created_at' IS NULL;
UPDATE "recoveries" SET "whoop_updated_at" = NULL WHERE "imported" AND "raw" ->> 'updated_at' IS NULL;
UPDATE "workouts" SET "whoop_created_at" = NULL WHERE "imported" AND "raw" ->> 'created_at' IS NULL;
UPDATE "workouts" SET "whoop_updated_at" = NULL WHERE "imported" AND "raw" ->> 'updated_at' IS NULL;

-- An imported night that begins a cycle belongs to it, also where its row named the cycle before.
CREATE TEMP TABLE "moved_nights" AS
SELECT DISTINCT ON (sleep.member_id, sleep.id) sleep.member_id, sleep.id, sleep.cycle_id AS former_cycle_id,
  opened.id AS cycle_id, opened.timezone_offset, opened.offset_min
FROM "sleeps" AS sleep JOIN "cycles" AS opened ON opened.member_id = sleep.member_id AND opened.deleted_at IS NULL
  AND opened.start_at >= date_trunc('second', sleep.start_at) - interval '1 second'
  AND opened.start_at < date_trunc('second', sleep.start_at) + interval '2 seconds'
WHERE sleep.imported AND NOT sleep.nap AND sleep.deleted_at IS NULL AND opened.id <> sleep.cycle_id
ORDER BY sleep.member_id, sleep.id, opened.imported, abs(extract(epoch FROM opened.start_at - sleep.start_at)), opened.id;

UPDATE "sleeps" SET "cycle_id" = moved.cycle_id, "timezone_offset" = moved.timezone_offset, "offset_min" = moved.offset_min
FROM "moved_nights" AS moved WHERE "sleeps".member_id = moved.member_id AND "sleeps".id = moved.id;
UPDATE "recoveries" SET "cycle_id" = moved.cycle_id
FROM "moved_nights" AS moved WHERE "recoveries".member_id = moved.member_id AND "recoveries".sleep_id = moved.id
  AND "recoveries".imported;

SELECT assign_days(touched.member_id, touched.cycle_ids, '{}')
FROM (
  SELECT member_id, array_agg(former_cycle_id) || array_agg(cycle_id) AS cycle_ids FROM "moved_nights" GROUP BY member_id
) AS touched;

-- An answer of the journal has the day of its cycle.
UPDATE "journal_answers" AS answer SET "day" = cycle.day
FROM "cycles" AS cycle
WHERE answer.member_id IN (SELECT member_id FROM "moved_nights") AND cycle.member_id = answer.member_id
  AND cycle.deleted_at IS NULL AND cycle.day <> answer.day
  AND cycle.id IN (
    SELECT cycle_id FROM "moved_nights" AS moved WHERE moved.member_id = answer.member_id
    UNION SELECT former_cycle_id FROM "moved_nights" AS moved WHERE moved.member_id = answer.member_id
  )
  AND cycle.start_at >= answer.cycle_start_at - interval '1 second'
  AND cycle.start_at < answer.cycle_start_at + interval '2 seconds';

UPDATE "members" SET "records_version" = "records_version" + 1 WHERE "id" IN (SELECT member_id FROM "moved_nights");
DROP TABLE "moved_nights";
