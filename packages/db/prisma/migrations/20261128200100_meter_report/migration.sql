-- CreateTable
CREATE TABLE "meter_report" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "units" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "meter_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meter_report_entry" (
    "ledgerId" UUID NOT NULL,
    "reportId" UUID NOT NULL,

    CONSTRAINT "meter_report_entry_pkey" PRIMARY KEY ("ledgerId")
);

-- CreateIndex
CREATE INDEX "meter_report_sentAt_createdAt_idx" ON "meter_report"("sentAt", "createdAt");

-- CreateIndex
CREATE INDEX "meter_report_entry_reportId_idx" ON "meter_report_entry"("reportId");

-- AddForeignKey
ALTER TABLE "meter_report" ADD CONSTRAINT "meter_report_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meter_report_entry" ADD CONSTRAINT "meter_report_entry_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "meter_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meter_report_entry" ADD CONSTRAINT "meter_report_entry_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "meter_ledger"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.
ALTER TABLE "meter_report" ADD CONSTRAINT "meter_report_units" CHECK ("units" > 0);

GRANT SELECT, INSERT, UPDATE ON "meter_report" TO app_platform;
GRANT SELECT, INSERT ON "meter_report_entry" TO app_platform;
