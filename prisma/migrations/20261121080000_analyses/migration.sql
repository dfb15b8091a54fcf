-- Results that take seconds to compute (correlations, trends), kept until the data they stand on change.
CREATE TABLE "analyses" (
    "member_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "range_key" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "data_version" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "analyses_pkey" PRIMARY KEY ("member_id","kind","range_key","part")
);

ALTER TABLE "analyses" ADD CONSTRAINT "analyses_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
