-- AlterTable
ALTER TABLE "members" ADD COLUMN "records_version" INTEGER NOT NULL DEFAULT 0;
