-- Only what is deleted is looked up by when it was. An index over all rows let the planner, while it knows nothing about
-- a table that is just being filled, read every row of a member to find those that are not deleted.
DROP INDEX "cycles_member_id_deleted_at_idx";
DROP INDEX "sleeps_member_id_deleted_at_idx";
DROP INDEX "recoveries_member_id_deleted_at_idx";
DROP INDEX "workouts_member_id_deleted_at_idx";

-- CreateIndex
CREATE INDEX "cycles_member_id_deleted_at_idx" ON "cycles"("member_id", "deleted_at") WHERE ("deleted_at" IS NOT NULL);

-- CreateIndex
CREATE INDEX "sleeps_member_id_deleted_at_idx" ON "sleeps"("member_id", "deleted_at") WHERE ("deleted_at" IS NOT NULL);

-- CreateIndex
CREATE INDEX "recoveries_member_id_deleted_at_idx" ON "recoveries"("member_id", "deleted_at") WHERE ("deleted_at" IS NOT NULL);

-- CreateIndex
CREATE INDEX "workouts_member_id_deleted_at_idx" ON "workouts"("member_id", "deleted_at") WHERE ("deleted_at" IS NOT NULL);
