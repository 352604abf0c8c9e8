-- CreateTable
CREATE TABLE "sms_message" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "organizationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "sms_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_count" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sms_count_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "sms_message_createdAt_idx" ON "sms_message"("createdAt");

-- CreateIndex
CREATE INDEX "sms_count_since_idx" ON "sms_count"("since");

-- Written by hand: both belong to the platform; a tenant may not even know how many messages a number got.
GRANT SELECT, INSERT, UPDATE, DELETE ON "sms_message", "sms_count" TO app_platform;
