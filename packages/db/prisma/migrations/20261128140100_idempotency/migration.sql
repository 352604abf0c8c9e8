-- CreateTable
CREATE TABLE "idempotency_claim" (
    "organizationId" UUID NOT NULL,
    "principal" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "runId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "response" TEXT,
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_claim_pkey" PRIMARY KEY ("organizationId","principal","procedure","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_claim_runId_key" ON "idempotency_claim"("runId");

-- CreateIndex
CREATE INDEX "idempotency_claim_expiresAt_idx" ON "idempotency_claim"("expiresAt");

-- Written by hand: the answer is stored in the transaction of the effect, whose role has no right to a table of the platform. It
-- may settle a claim of its own organization that is still held by the run it names, and do nothing else.
GRANT SELECT, INSERT, UPDATE, DELETE ON "idempotency_claim" TO app_platform;

-- Gives whether the run still held its claim.
CREATE FUNCTION settle_idempotency_claim(run uuid, settled text, answer text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "idempotency_claim" SET "status" = settled, "response" = answer
  WHERE "runId" = run AND "status" <> 'answered' AND settled IN ('applied', 'answered')
    AND "organizationId" = nullif(current_setting('app.org', true), '')::uuid;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION settle_idempotency_claim(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_idempotency_claim(uuid, text, text) TO app_rls;
