-- CreateTable
CREATE TABLE "sign_in_attempts" (
    "subject" TEXT NOT NULL,
    "attempted_at" TIMESTAMPTZ(3)[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("subject")
);
