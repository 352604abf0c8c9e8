-- CreateTable
CREATE TABLE "join_code" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "maxUses" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "join_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "join_code_hash_key" ON "join_code"("hash");

-- CreateIndex
CREATE INDEX "join_code_organizationId_idx" ON "join_code"("organizationId");

-- AddForeignKey
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: a table of the platform, which no tenant reads.
GRANT SELECT, INSERT, UPDATE, DELETE ON "join_code" TO app_platform;
