-- No page keeps an answer any more, so nobody asks for the version of a member's records.
-- `store_pages` raised it, where that function still is; who calls it has locked the member's records.
DO $$
DECLARE
  definition text;
BEGIN
  FOR definition IN SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = 'store_pages' LOOP
    EXECUTE replace(definition, 'UPDATE members SET records_version = records_version + 1 WHERE id = of_member;', '');
  END LOOP;
END $$;

ALTER TABLE "members" DROP COLUMN "records_version";
