-- CreateTable
CREATE TABLE "billing_customer" (
    "organizationId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "syncedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_customer_pkey" PRIMARY KEY ("organizationId","provider")
);

-- CreateTable
CREATE TABLE "subscription" (
    "organizationId" UUID NOT NULL,
    "vertical" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "interval" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "periodStart" TIMESTAMPTZ(3) NOT NULL,
    "periodEnd" TIMESTAMPTZ(3) NOT NULL,
    "trialEnd" TIMESTAMPTZ(3),
    "endsAtPeriodEnd" BOOLEAN NOT NULL DEFAULT false,
    "pastDueSince" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("organizationId","vertical")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "number" TEXT,
    "vertical" TEXT,
    "currency" TEXT NOT NULL,
    "total" BIGINT NOT NULL,
    "paid" BIGINT NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "url" TEXT,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settled_payment" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "invoiceId" UUID,
    "currency" TEXT NOT NULL,
    "gross" BIGINT NOT NULL,
    "fee" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "payerCountry" TEXT,
    "payerCountryBasis" TEXT,
    "settledAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settled_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_event" (
    "provider" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "customer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "payload" JSONB NOT NULL,

    CONSTRAINT "billing_event_pkey" PRIMARY KEY ("provider","id")
);

-- CreateTable
CREATE TABLE "billing_effect" (
    "key" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_effect_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "trial_claim" (
    "key" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trial_claim_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "billing_customer_provider_reference_key" ON "billing_customer"("provider", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_provider_reference_key" ON "subscription"("provider", "reference");

-- CreateIndex
CREATE INDEX "invoice_organizationId_issuedAt_idx" ON "invoice"("organizationId", "issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_provider_reference_key" ON "invoice"("provider", "reference");

-- CreateIndex
CREATE INDEX "settled_payment_organizationId_settledAt_idx" ON "settled_payment"("organizationId", "settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "settled_payment_provider_reference_kind_key" ON "settled_payment"("provider", "reference", "kind");

-- CreateIndex
CREATE INDEX "billing_event_receivedAt_idx" ON "billing_event"("receivedAt");

-- AddForeignKey
ALTER TABLE "billing_customer" ADD CONSTRAINT "billing_customer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_effect" ADD CONSTRAINT "billing_effect_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "local_account" (
    "organizationId" UUID NOT NULL,
    "customer" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "local_account_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "local_checkout" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,
    "wish" JSONB NOT NULL,
    "doneUrl" TEXT NOT NULL,
    "abandonedUrl" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "paidAt" TIMESTAMPTZ(3),

    CONSTRAINT "local_checkout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_series" (
    "issuer" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("issuer","year")
);

-- CreateTable
CREATE TABLE "manual_invoice" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "vertical" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "interval" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "total" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "method" TEXT NOT NULL,
    "buyerName" TEXT NOT NULL,
    "buyerNtn" TEXT,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "payerReference" TEXT,
    "periodStart" TIMESTAMPTZ(3),
    "periodEnd" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "reversedAt" TIMESTAMPTZ(3),
    "voidedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "manual_invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_receipt" (
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "reversesId" UUID,
    "bankReference" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "payerCountry" TEXT,
    "proof" TEXT,
    "reason" TEXT,
    "recordedBy" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedBy" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "dismissedBy" UUID,
    "dismissedAt" TIMESTAMPTZ(3),

    CONSTRAINT "manual_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "local_account_customer_key" ON "local_account"("customer");

-- CreateIndex
CREATE INDEX "local_account_dueAt_idx" ON "local_account"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "local_checkout_organizationId_requestId_key" ON "local_checkout"("organizationId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "manual_invoice_organizationId_requestId_key" ON "manual_invoice"("organizationId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "manual_invoice_issuer_number_key" ON "manual_invoice"("issuer", "number");

-- CreateIndex
CREATE INDEX "manual_receipt_invoiceId_idx" ON "manual_receipt"("invoiceId");

-- CreateIndex
CREATE INDEX "manual_receipt_bankReference_idx" ON "manual_receipt"("bankReference");

-- AddForeignKey
ALTER TABLE "local_account" ADD CONSTRAINT "local_account_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_checkout" ADD CONSTRAINT "local_checkout_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_receipt" ADD CONSTRAINT "manual_receipt_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "manual_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what no code may store.
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_values" CHECK (
  "plan" IN ('team', 'scale') AND "interval" IN ('month', 'year') AND "currency" ~ '^[A-Z]{3}$' AND "seats" > 0
  AND "status" IN ('trialing', 'active', 'past-due', 'ended') AND ("status" = 'past-due') = ("pastDueSince" IS NOT NULL));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_values" CHECK (
  "currency" ~ '^[A-Z]{3}$' AND "paid" >= 0 AND "status" IN ('open', 'paid', 'void', 'uncollectible'));
ALTER TABLE "settled_payment" ADD CONSTRAINT "settled_payment_values" CHECK (
  "kind" IN ('payment', 'refund', 'dispute', 'dispute-won', 'fee') AND "currency" ~ '^[A-Z]{3}$' AND "net" = "gross" - "fee"
  AND "payerCountry" ~ '^[A-Z]{2}$' AND ("payerCountry" IS NULL) = ("payerCountryBasis" IS NULL)
  AND "payerCountryBasis" IN ('bank', 'billing_address', 'card_issuer', 'declared'));

ALTER TABLE "manual_invoice" ADD CONSTRAINT "manual_invoice_values" CHECK (
  "plan" IN ('team', 'scale') AND "interval" IN ('month', 'year') AND "currency" ~ '^[A-Z]{3}$' AND "seats" > 0 AND "total" > 0
  AND "method" IN ('bank', 'raast') AND ("paidAt" IS NULL) = ("periodStart" IS NULL) AND ("paidAt" IS NULL) = ("periodEnd" IS NULL)
  AND ("reversedAt" IS NULL OR "paidAt" IS NOT NULL) AND ("voidedAt" IS NULL OR "paidAt" IS NULL));
ALTER TABLE "manual_receipt" ADD CONSTRAINT "manual_receipt_values" CHECK (
  "amount" <> 0 AND ("amount" < 0) = ("reversesId" IS NOT NULL) AND ("amount" < 0) = ("reason" IS NOT NULL)
  AND "proof" ~ '^[0-9a-f]{64}$' AND "payerCountry" ~ '^[A-Z]{2}$' AND ("confirmedBy" IS NULL) = ("confirmedAt" IS NULL) AND "confirmedBy" <> "recordedBy"
  AND ("dismissedBy" IS NULL) = ("dismissedAt" IS NULL) AND ("confirmedAt" IS NULL OR "dismissedAt" IS NULL));

GRANT SELECT, INSERT, UPDATE ON "billing_customer", "subscription", "invoice", "billing_event", "local_account", "local_checkout", "invoice_series",
  "manual_invoice", "manual_receipt" TO app_platform;
GRANT SELECT, INSERT ON "settled_payment", "billing_effect", "trial_claim" TO app_platform;

-- Grants do not bind the owner of a table.
CREATE FUNCTION keep_payments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'settled payments are only added' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER keep_payments BEFORE UPDATE OR DELETE ON "settled_payment" FOR EACH ROW EXECUTE FUNCTION keep_payments();

-- A receipt is confirmed or dismissed once; apart from that it stays as it was recorded.
CREATE FUNCTION keep_receipts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."confirmedAt" IS NULL AND OLD."dismissedAt" IS NULL
    AND to_jsonb(NEW) - 'confirmedBy' - 'confirmedAt' - 'dismissedBy' - 'dismissedAt'
      = to_jsonb(OLD) - 'confirmedBy' - 'confirmedAt' - 'dismissedBy' - 'dismissedAt' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'receipts are only added' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER keep_receipts BEFORE UPDATE OR DELETE ON "manual_receipt" FOR EACH ROW EXECUTE FUNCTION keep_receipts();
