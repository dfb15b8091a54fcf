-- What was read and not stored yet cannot be taken over: whoever waits for it is told.
UPDATE "imports" SET "state" = 'failed', "problem" = 'Pulsekeep was updated before this import was stored.',
  "advice" = 'Upload it again; nothing of it was stored.', "holder" = NULL, "lease_until" = NULL
WHERE "state" IN ('ready', 'confirmed');

-- DropTable
DROP TABLE "staged_rows";

-- DropForeignKey
ALTER TABLE "journal_answers" DROP CONSTRAINT "journal_answers_member_id_fkey";
