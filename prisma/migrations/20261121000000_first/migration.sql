-- The driver adapter reads instants as if the server's time zone were UTC, so this database says UTC from now on.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO ''UTC''', current_database()); END $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "members" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "password_hash" TEXT,
    "managed_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "token_hash" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "viewing_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" SERIAL NOT NULL,
    "member_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_codes" (
    "code_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_codes_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "whoop_apps" (
    "id" SERIAL NOT NULL,
    "cloud" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret_sealed" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "minute_limit" INTEGER,
    "day_limit" INTEGER,
    "blocked_until" TIMESTAMPTZ(3),
    "interactive_until" TIMESTAMPTZ(3),

    CONSTRAINT "whoop_apps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_ledger" (
    "app_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "request_ledger_pkey" PRIMARY KEY ("app_id","at")
);

-- CreateTable
CREATE TABLE "connections" (
    "member_id" INTEGER NOT NULL,
    "app_id" INTEGER NOT NULL,
    "cloud" TEXT NOT NULL,
    "whoop_user_id" BIGINT NOT NULL,
    "scopes" TEXT[],
    "access_token_sealed" TEXT,
    "refresh_token_sealed" TEXT,
    "access_expires_at" TIMESTAMPTZ(3),
    "generation" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL,
    "state_reason" TEXT,
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refresh_holder" TEXT,
    "refresh_lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "connections_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "connect_attempts" (
    "id" UUID NOT NULL,
    "member_id" INTEGER NOT NULL,
    "app_id" INTEGER NOT NULL,
    "begun_by" TEXT NOT NULL,
    "state_hash" TEXT NOT NULL,
    "browser_hash" TEXT,
    "redirect_uri" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL DEFAULT 'started',
    "problem" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "access_token_sealed" TEXT,
    "refresh_token_sealed" TEXT,
    "access_expires_at" TIMESTAMPTZ(3),
    "scopes" TEXT[],

    CONSTRAINT "connect_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_states" (
    "member_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_change_at" TIMESTAMPTZ(3),
    "problem_code" TEXT,
    "problem" TEXT,
    "history_end_at" TIMESTAMPTZ(3),
    "history_reached_at" TIMESTAMPTZ(3),
    "history_complete_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_states_pkey" PRIMARY KEY ("member_id","type")
);

-- CreateTable
CREATE TABLE "sync_leases" (
    "member_id" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sync_leases_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "sync_runs" (
    "id" UUID NOT NULL,
    "member_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "types" TEXT[],
    "from_at" TIMESTAMPTZ(3),
    "to_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "resume_at" TIMESTAMPTZ(3),
    "requests" INTEGER NOT NULL DEFAULT 0,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "problem" TEXT,

    CONSTRAINT "sync_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_requests" (
    "member_id" INTEGER NOT NULL,
    "day" CHAR(10) NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "day_requests_pkey" PRIMARY KEY ("member_id","day")
);

-- CreateTable
CREATE TABLE "rejected_records" (
    "member_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "raw" JSONB NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rejected_records_pkey" PRIMARY KEY ("member_id","type","key")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "id" BIGSERIAL NOT NULL,
    "app_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "trace_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "holder" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "profiles" (
    "member_id" INTEGER NOT NULL,
    "whoop_user_id" BIGINT NOT NULL,
    "email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "raw" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "body_measurements" (
    "member_id" INTEGER NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "height_m" DOUBLE PRECISION,
    "weight_kg" DOUBLE PRECISION,
    "max_bpm" INTEGER,
    "raw" JSONB NOT NULL,

    CONSTRAINT "body_measurements_pkey" PRIMARY KEY ("member_id","first_seen_at")
);

-- CreateTable
CREATE TABLE "cycles" (
    "member_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3),
    "timezone_offset" TEXT NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "score_state" TEXT NOT NULL,
    "strain" DOUBLE PRECISION,
    "energy_kj" DOUBLE PRECISION,
    "average_bpm" DOUBLE PRECISION,
    "max_bpm" DOUBLE PRECISION,
    "day" CHAR(10) NOT NULL,
    "whoop_created_at" TIMESTAMPTZ(3) NOT NULL,
    "whoop_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_reason" TEXT,

    CONSTRAINT "cycles_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "sleeps" (
    "member_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" BIGINT NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "timezone_offset" TEXT NOT NULL,
    "offset_min" INTEGER NOT NULL,
    "nap" BOOLEAN NOT NULL,
    "main" BOOLEAN NOT NULL DEFAULT false,
    "score_state" TEXT NOT NULL,
    "in_bed_ms" INTEGER,
    "awake_ms" INTEGER,
    "no_data_ms" INTEGER,
    "light_ms" INTEGER,
    "deep_ms" INTEGER,
    "rem_ms" INTEGER,
    "sleep_cycles" INTEGER,
    "disturbances" INTEGER,
    "need_baseline_ms" INTEGER,
    "need_debt_ms" INTEGER,
    "need_strain_ms" INTEGER,
    "need_nap_ms" INTEGER,
    "respiratory_rate" DOUBLE PRECISION,
    "performance_pct" DOUBLE PRECISION,
    "consistency_pct" DOUBLE PRECISION,
    "efficiency_pct" DOUBLE PRECISION,
    "day" CHAR(10) NOT NULL,
    "whoop_created_at" TIMESTAMPTZ(3) NOT NULL,
    "whoop_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_reason" TEXT,

    CONSTRAINT "sleeps_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "recoveries" (
    "member_id" INTEGER NOT NULL,
    "sleep_id" UUID NOT NULL,
    "cycle_id" BIGINT NOT NULL,
    "main" BOOLEAN NOT NULL DEFAULT false,
    "score_state" TEXT NOT NULL,
    "calibrating" BOOLEAN,
    "recovery" DOUBLE PRECISION,
    "resting_bpm" DOUBLE PRECISION,
    "hrv_ms" DOUBLE PRECISION,
    "spo2_pct" DOUBLE PRECISION,
    "skin_temp_c" DOUBLE PRECISION,
    "day" CHAR(10),
    "whoop_created_at" TIMESTAMPTZ(3) NOT NULL,
    "whoop_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_reason" TEXT,

    CONSTRAINT "recoveries_pkey" PRIMARY KEY ("member_id","sleep_id")
);

-- CreateTable
CREATE TABLE "workouts" (
    "member_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
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
    "cycle_id" BIGINT,
    "day" CHAR(10) NOT NULL,
    "whoop_created_at" TIMESTAMPTZ(3) NOT NULL,
    "whoop_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_reason" TEXT,

    CONSTRAINT "workouts_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "record_versions" (
    "id" BIGSERIAL NOT NULL,
    "member_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "whoop_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,

    CONSTRAINT "record_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "members_name_key" ON "members"("name");

-- CreateIndex
CREATE INDEX "members_managed_by_id_idx" ON "members"("managed_by_id");

-- CreateIndex
CREATE INDEX "sessions_member_id_idx" ON "sessions"("member_id");

-- CreateIndex
CREATE INDEX "sessions_viewing_id_idx" ON "sessions"("viewing_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_member_id_idx" ON "api_tokens"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "whoop_apps_cloud_client_id_key" ON "whoop_apps"("cloud", "client_id");

-- CreateIndex
CREATE INDEX "connections_app_id_idx" ON "connections"("app_id");

-- CreateIndex
CREATE UNIQUE INDEX "connections_cloud_whoop_user_id_key" ON "connections"("cloud", "whoop_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "connect_attempts_state_hash_key" ON "connect_attempts"("state_hash");

-- CreateIndex
CREATE INDEX "connect_attempts_member_id_idx" ON "connect_attempts"("member_id");

-- CreateIndex
CREATE INDEX "connect_attempts_step_created_at_idx" ON "connect_attempts"("step", "created_at");

-- CreateIndex
CREATE INDEX "sync_runs_member_id_requested_at_idx" ON "sync_runs"("member_id", "requested_at");

-- CreateIndex
CREATE INDEX "sync_runs_state_requested_at_idx" ON "sync_runs"("state", "requested_at");

-- CreateIndex
CREATE INDEX "webhook_events_state_next_attempt_at_idx" ON "webhook_events"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_events_member_id_received_at_idx" ON "webhook_events"("member_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_events_trace_id_type_object_id_key" ON "webhook_events"("trace_id", "type", "object_id");

-- CreateIndex
CREATE INDEX "cycles_member_id_day_idx" ON "cycles"("member_id", "day");

-- CreateIndex
CREATE INDEX "cycles_member_id_start_at_idx" ON "cycles"("member_id", "start_at");

-- CreateIndex
CREATE INDEX "sleeps_member_id_day_idx" ON "sleeps"("member_id", "day");

-- CreateIndex
CREATE INDEX "sleeps_member_id_start_at_idx" ON "sleeps"("member_id", "start_at");

-- CreateIndex
CREATE INDEX "sleeps_member_id_cycle_id_idx" ON "sleeps"("member_id", "cycle_id");

-- CreateIndex
CREATE INDEX "recoveries_member_id_day_idx" ON "recoveries"("member_id", "day");

-- CreateIndex
CREATE INDEX "recoveries_member_id_cycle_id_idx" ON "recoveries"("member_id", "cycle_id");

-- CreateIndex
CREATE INDEX "workouts_member_id_day_idx" ON "workouts"("member_id", "day");

-- CreateIndex
CREATE INDEX "workouts_member_id_start_at_idx" ON "workouts"("member_id", "start_at");

-- CreateIndex
CREATE INDEX "workouts_member_id_cycle_id_idx" ON "workouts"("member_id", "cycle_id");

-- CreateIndex
CREATE INDEX "record_versions_member_id_type_record_id_idx" ON "record_versions"("member_id", "type", "record_id");

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_managed_by_id_fkey" FOREIGN KEY ("managed_by_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_viewing_id_fkey" FOREIGN KEY ("viewing_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_ledger" ADD CONSTRAINT "request_ledger_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "whoop_apps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "whoop_apps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connect_attempts" ADD CONSTRAINT "connect_attempts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connect_attempts" ADD CONSTRAINT "connect_attempts_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "whoop_apps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_states" ADD CONSTRAINT "sync_states_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_leases" ADD CONSTRAINT "sync_leases_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_requests" ADD CONSTRAINT "day_requests_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rejected_records" ADD CONSTRAINT "rejected_records_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_measurements" ADD CONSTRAINT "body_measurements_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sleeps" ADD CONSTRAINT "sleeps_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workouts" ADD CONSTRAINT "workouts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_versions" ADD CONSTRAINT "record_versions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

