-- CreateIndex
CREATE INDEX "cycles_member_id_deleted_at_idx" ON "cycles"("member_id", "deleted_at");

-- CreateIndex
CREATE INDEX "sleeps_member_id_deleted_at_idx" ON "sleeps"("member_id", "deleted_at");

-- CreateIndex
CREATE INDEX "recoveries_member_id_deleted_at_idx" ON "recoveries"("member_id", "deleted_at");

-- CreateIndex
CREATE INDEX "workouts_member_id_deleted_at_idx" ON "workouts"("member_id", "deleted_at");
