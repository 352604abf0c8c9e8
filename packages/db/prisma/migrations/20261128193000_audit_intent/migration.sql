-- CreateTable
CREATE TABLE "audit_intent" (
    "id" UUID NOT NULL,
    "organizationId" UUID,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "targetKind" TEXT,
    "targetId" TEXT,
    "requestId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_intent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_intent_at_idx" ON "audit_intent"("at");

-- Written by hand: no foreign key to the organization. What was begun in one that is gone belongs into the log all the same.
GRANT SELECT, INSERT, DELETE ON "audit_intent" TO app_platform;
