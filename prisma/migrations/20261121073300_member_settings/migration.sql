-- CreateTable
CREATE TABLE "member_settings" (
    "member_id" INTEGER NOT NULL,
    "language" TEXT,
    "units" TEXT NOT NULL DEFAULT 'metric',
    "energy" TEXT NOT NULL DEFAULT 'kJ',
    "clock" TEXT NOT NULL DEFAULT '24h',
    "week_start" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_settings_pkey" PRIMARY KEY ("member_id")
);

-- AddForeignKey
ALTER TABLE "member_settings" ADD CONSTRAINT "member_settings_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
