-- WHOOP need not tell more of an account than its number.
ALTER TABLE "profiles" ALTER COLUMN "email" DROP NOT NULL,
  ALTER COLUMN "first_name" DROP NOT NULL,
  ALTER COLUMN "last_name" DROP NOT NULL;

-- How often and since when WHOOP refuses to renew the access of a connection without calling it revoked, and when it is
-- asked again. Null in the last: never again by itself.
ALTER TABLE "connections" ADD COLUMN "refresh_refusals" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "refresh_refused_since" TIMESTAMPTZ(3),
  ADD COLUMN "next_refresh_at" TIMESTAMPTZ(3);

-- The secret half of PKCE, and how an attempt ended, so that the same answer twice leads to the same end.
ALTER TABLE "connect_attempts" ADD COLUMN "code_verifier_sealed" TEXT,
  ADD COLUMN "error_code" TEXT,
  ADD COLUMN "whoop_error" TEXT;

-- CreateTable
CREATE TABLE "stale_webhooks" (
    "app_id" INTEGER NOT NULL,
    "day" CHAR(10) NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "last_age_ms" BIGINT NOT NULL,

    CONSTRAINT "stale_webhooks_pkey" PRIMARY KEY ("app_id","day")
);

-- AddForeignKey
ALTER TABLE "stale_webhooks" ADD CONSTRAINT "stale_webhooks_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "whoop_apps"("id") ON DELETE CASCADE ON UPDATE CASCADE;
