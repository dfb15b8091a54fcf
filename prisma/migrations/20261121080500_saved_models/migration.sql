-- Questions of the Model page that a member keeps under a name.
CREATE TABLE "saved_models" (
    "id" SERIAL NOT NULL,
    "member_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "predictors" TEXT[],
    "range_word" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_models_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "saved_models_member_id_name_key" ON "saved_models"("member_id", "name");

ALTER TABLE "saved_models" ADD CONSTRAINT "saved_models_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
