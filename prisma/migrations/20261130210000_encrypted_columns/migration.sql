-- Columns that hold encrypted secrets say so in the word everybody searches for.
ALTER TABLE "whoop_apps" RENAME COLUMN "client_secret_sealed" TO "client_secret_encrypted";
ALTER TABLE "connections" RENAME COLUMN "access_token_sealed" TO "access_token_encrypted";
ALTER TABLE "connections" RENAME COLUMN "refresh_token_sealed" TO "refresh_token_encrypted";
ALTER TABLE "connect_attempts" RENAME COLUMN "code_verifier_sealed" TO "code_verifier_encrypted";
ALTER TABLE "connect_attempts" RENAME COLUMN "access_token_sealed" TO "access_token_encrypted";
ALTER TABLE "connect_attempts" RENAME COLUMN "refresh_token_sealed" TO "refresh_token_encrypted";

-- Since PostgreSQL 18 NOT NULL is a constraint with a name of its own, which does not follow its column.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'whoop_apps_client_secret_sealed_not_null') THEN
    ALTER TABLE "whoop_apps" RENAME CONSTRAINT "whoop_apps_client_secret_sealed_not_null"
      TO "whoop_apps_client_secret_encrypted_not_null";
  END IF;
END $$;
