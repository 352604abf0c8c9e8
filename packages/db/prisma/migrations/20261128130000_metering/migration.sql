-- CreateTable
CREATE TABLE "meter_budget" (
    "organizationId" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "limit" BIGINT,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "committed" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "meter_budget_pkey" PRIMARY KEY ("organizationId","meter","period")
);

-- CreateTable
CREATE TABLE "meter_reservation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "principalId" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "vertical" TEXT NOT NULL,
    "model" TEXT,
    "requestId" TEXT NOT NULL,
    "units" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'reserved',
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "meter_reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meter_ledger" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "principalId" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "vertical" TEXT NOT NULL,
    "model" TEXT,
    "units" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "reservationId" UUID NOT NULL,
    "tariff" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meter_ledger_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "meter_reservation_organizationId_meter_period_idx" ON "meter_reservation"("organizationId", "meter", "period");

-- CreateIndex
CREATE UNIQUE INDEX "meter_reservation_organizationId_requestId_key" ON "meter_reservation"("organizationId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "meter_ledger_reservationId_key" ON "meter_ledger"("reservationId");

-- CreateIndex
CREATE INDEX "meter_ledger_organizationId_period_idx" ON "meter_ledger"("organizationId", "period");

-- AddForeignKey
ALTER TABLE "meter_budget" ADD CONSTRAINT "meter_budget_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meter_reservation" ADD CONSTRAINT "meter_reservation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meter_ledger" ADD CONSTRAINT "meter_ledger_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: a count that goes below nothing is a fault of the statements that keep it, and must not be stored.
ALTER TABLE "meter_budget" ADD CONSTRAINT "meter_budget_counts" CHECK ("reserved" >= 0 AND "committed" >= 0 AND "limit" >= 0);
ALTER TABLE "meter_reservation" ADD CONSTRAINT "meter_reservation_state"
  CHECK ("units" > 0 AND "state" IN ('reserved', 'committed', 'released') AND ("state" = 'reserved') = ("settledAt" IS NULL));
ALTER TABLE "meter_ledger" ADD CONSTRAINT "meter_ledger_entry" CHECK ("units" >= 0 AND "source" IN ('reported', 'counted'));

-- Only what is open ever expires, and little is open.
CREATE INDEX "meter_reservation_open" ON "meter_reservation"("expiresAt") WHERE "state" = 'reserved';

GRANT SELECT, INSERT, UPDATE ON "meter_budget", "meter_reservation" TO app_platform;
GRANT SELECT, INSERT ON "meter_ledger" TO app_platform;

-- Grants do not bind the owner of a table. An organization that is deleted takes its entries with it.
CREATE FUNCTION keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM "organization" WHERE "id" = OLD."organizationId") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'entries of the ledger are only added' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER keep_ledger BEFORE UPDATE OR DELETE ON "meter_ledger" FOR EACH ROW EXECUTE FUNCTION keep_ledger();
