-- CreateIndex
CREATE INDEX "meter_ledger_organizationId_principalId_period_idx" ON "meter_ledger"("organizationId", "principalId", "period");
