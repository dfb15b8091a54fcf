-- History from files: each import keeps its rows in a layer of its own; the health tables learn which rows and values
-- came from one. The new columns have constant defaults, so that no row is rewritten.

ALTER TABLE "cycles" ADD COLUMN "imported" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "filled" JSONB, ADD COLUMN "covered" JSONB;

ALTER TABLE "sleeps" ADD COLUMN "need_ms" INTEGER, ADD COLUMN "imported" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "filled" JSONB, ADD COLUMN "covered" JSONB;

ALTER TABLE "recoveries" ADD COLUMN "imported" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "filled" JSONB, ADD COLUMN "covered" JSONB, ADD COLUMN "import_key_at" TIMESTAMPTZ(0);

ALTER TABLE "workouts" ADD COLUMN "gps_enabled" BOOLEAN, ADD COLUMN "imported" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "filled" JSONB, ADD COLUMN "covered" JSONB;

CREATE TABLE "imports" (
    "id" SERIAL NOT NULL,
    "member_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_hash" CHAR(64) NOT NULL,
    "newest_start_at" TIMESTAMPTZ(3),
    "uploaded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "auto_confirm" BOOLEAN NOT NULL DEFAULT false,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "preview" JSONB,
    "problem" TEXT,
    "advice" TEXT,
    "holder" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "staged_rows" (
    "import_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    CONSTRAINT "staged_rows_pkey" PRIMARY KEY ("import_id","seq")
);

CREATE TABLE "imported_cycles" (
    "import_id" INTEGER NOT NULL,
    "key_at" TIMESTAMPTZ(0) NOT NULL,
    "member_id" INTEGER NOT NULL,
    "whoop_id" TEXT,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3),
    "timezone_offset" TEXT NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "score_state" TEXT NOT NULL,
    "strain" DOUBLE PRECISION,
    "energy_kj" DOUBLE PRECISION,
    "average_bpm" DOUBLE PRECISION,
    "max_bpm" DOUBLE PRECISION,
    "whoop_created_at" TIMESTAMPTZ(3),
    "whoop_updated_at" TIMESTAMPTZ(3),
    "raw" JSONB,
    "file" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    CONSTRAINT "imported_cycles_pkey" PRIMARY KEY ("import_id","key_at")
);

CREATE TABLE "imported_sleeps" (
    "import_id" INTEGER NOT NULL,
    "key_at" TIMESTAMPTZ(0) NOT NULL,
    "member_id" INTEGER NOT NULL,
    "whoop_id" TEXT,
    "cycle_start_at" TIMESTAMPTZ(3),
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "timezone_offset" TEXT NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "nap" BOOLEAN NOT NULL,
    "score_state" TEXT NOT NULL,
    "in_bed_ms" INTEGER,
    "awake_ms" INTEGER,
    "no_data_ms" INTEGER,
    "light_ms" INTEGER,
    "deep_ms" INTEGER,
    "rem_ms" INTEGER,
    "sleep_cycles" INTEGER,
    "disturbances" INTEGER,
    "need_ms" INTEGER,
    "need_baseline_ms" INTEGER,
    "need_debt_ms" INTEGER,
    "need_strain_ms" INTEGER,
    "need_nap_ms" INTEGER,
    "respiratory_rate" DOUBLE PRECISION,
    "performance_pct" DOUBLE PRECISION,
    "consistency_pct" DOUBLE PRECISION,
    "efficiency_pct" DOUBLE PRECISION,
    "whoop_created_at" TIMESTAMPTZ(3),
    "whoop_updated_at" TIMESTAMPTZ(3),
    "raw" JSONB,
    "file" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    CONSTRAINT "imported_sleeps_pkey" PRIMARY KEY ("import_id","key_at")
);

CREATE TABLE "imported_recoveries" (
    "import_id" INTEGER NOT NULL,
    "key_at" TIMESTAMPTZ(0) NOT NULL,
    "member_id" INTEGER NOT NULL,
    "whoop_id" TEXT,
    "cycle_start_at" TIMESTAMPTZ(3),
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "of" TEXT NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "score_state" TEXT NOT NULL,
    "calibrating" BOOLEAN,
    "recovery" DOUBLE PRECISION,
    "resting_bpm" DOUBLE PRECISION,
    "hrv_ms" DOUBLE PRECISION,
    "spo2_pct" DOUBLE PRECISION,
    "skin_temp_c" DOUBLE PRECISION,
    "whoop_created_at" TIMESTAMPTZ(3),
    "whoop_updated_at" TIMESTAMPTZ(3),
    "raw" JSONB,
    "file" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    CONSTRAINT "imported_recoveries_pkey" PRIMARY KEY ("import_id","key_at")
);

CREATE TABLE "imported_workouts" (
    "import_id" INTEGER NOT NULL,
    "key_at" TIMESTAMPTZ(0) NOT NULL,
    "member_id" INTEGER NOT NULL,
    "whoop_id" TEXT,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "timezone_offset" TEXT NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "sport_name" TEXT NOT NULL,
    "sport_id" INTEGER,
    "score_state" TEXT NOT NULL,
    "strain" DOUBLE PRECISION,
    "average_bpm" DOUBLE PRECISION,
    "max_bpm" DOUBLE PRECISION,
    "energy_kj" DOUBLE PRECISION,
    "recorded_fraction" DOUBLE PRECISION,
    "distance_m" DOUBLE PRECISION,
    "altitude_gain_m" DOUBLE PRECISION,
    "altitude_change_m" DOUBLE PRECISION,
    "zone0_ms" INTEGER,
    "zone1_ms" INTEGER,
    "zone2_ms" INTEGER,
    "zone3_ms" INTEGER,
    "zone4_ms" INTEGER,
    "zone5_ms" INTEGER,
    "gps_enabled" BOOLEAN,
    "whoop_created_at" TIMESTAMPTZ(3),
    "whoop_updated_at" TIMESTAMPTZ(3),
    "raw" JSONB,
    "file" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    CONSTRAINT "imported_workouts_pkey" PRIMARY KEY ("import_id","key_at")
);

CREATE TABLE "imported_journal_entries" (
    "import_id" INTEGER NOT NULL,
    "key_at" TIMESTAMPTZ(0) NOT NULL,
    "question" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "answered_yes" BOOLEAN NOT NULL,
    "notes" TEXT,
    "file" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    CONSTRAINT "imported_journal_entries_pkey" PRIMARY KEY ("import_id","key_at","question")
);

CREATE TABLE "journal_answers" (
    "member_id" INTEGER NOT NULL,
    "cycle_start_at" TIMESTAMPTZ(0) NOT NULL,
    "question" TEXT NOT NULL,
    "day" CHAR(10) NOT NULL,
    "answered_yes" BOOLEAN NOT NULL,
    "notes" TEXT,
    "import_id" INTEGER NOT NULL,
    CONSTRAINT "journal_answers_pkey" PRIMARY KEY ("member_id","cycle_start_at","question")
);

CREATE INDEX "imports_member_id_created_at_idx" ON "imports"("member_id", "created_at");

CREATE INDEX "imports_state_idx" ON "imports"("state");

CREATE INDEX "imported_cycles_member_id_key_at_idx" ON "imported_cycles"("member_id", "key_at");

CREATE INDEX "imported_sleeps_member_id_key_at_idx" ON "imported_sleeps"("member_id", "key_at");

CREATE INDEX "imported_recoveries_member_id_key_at_idx" ON "imported_recoveries"("member_id", "key_at");

CREATE INDEX "imported_workouts_member_id_key_at_idx" ON "imported_workouts"("member_id", "key_at");

CREATE INDEX "imported_journal_entries_member_id_key_at_idx" ON "imported_journal_entries"("member_id", "key_at");

CREATE INDEX "journal_answers_member_id_day_idx" ON "journal_answers"("member_id", "day");

CREATE INDEX "recoveries_member_id_import_key_at_idx" ON "recoveries"("member_id", "import_key_at");

ALTER TABLE "imports" ADD CONSTRAINT "imports_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "staged_rows" ADD CONSTRAINT "staged_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "imported_cycles" ADD CONSTRAINT "imported_cycles_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "imported_sleeps" ADD CONSTRAINT "imported_sleeps_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "imported_recoveries" ADD CONSTRAINT "imported_recoveries_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "imported_workouts" ADD CONSTRAINT "imported_workouts_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "imported_journal_entries" ADD CONSTRAINT "imported_journal_entries_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "journal_answers" ADD CONSTRAINT "journal_answers_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "journal_answers" ADD CONSTRAINT "journal_answers_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
