-- CreateTable
CREATE UNLOGGED TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "level" BIGINT NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "rate_bucket_updatedAt_idx" ON "rate_bucket"("updatedAt");

-- Written by hand: unlogged, because nothing is lost with it but a few minutes of counting.
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_bucket" TO app_platform;
