-- No page keeps an answer any more, so nobody asks for the version of a member's records.
ALTER TABLE "members" DROP COLUMN "records_version";
