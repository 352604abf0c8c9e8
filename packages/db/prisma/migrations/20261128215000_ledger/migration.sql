-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "movementId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "settledAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ledger_entry_organizationId_settledAt_idx" ON "ledger_entry"("organizationId", "settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_movementId_account_currency_key" ON "ledger_entry"("movementId", "account", "currency");

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_movementId_fkey" FOREIGN KEY ("movementId") REFERENCES "settled_payment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Written by hand: what no code may store.
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_values" CHECK (
  "amount" <> 0 AND "currency" ~ '^[A-Z]{3}$' AND "account" ~ '^((cash|fees):.+|revenue|exchange)$');

GRANT SELECT, INSERT ON "ledger_entry" TO app_platform;

-- Grants do not bind the owner of a table.
CREATE FUNCTION keep_ledger_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of the ledger are only added' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER keep_ledger_entries BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION keep_ledger_entries();

-- At commit: an entry is never alone. It reads the table whatever the role is by then.
CREATE FUNCTION balance_ledger() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT sum("amount") FROM "ledger_entry" WHERE "movementId" = NEW."movementId" AND "currency" = NEW."currency") <> 0 THEN
    RAISE EXCEPTION 'the entries of a payment do not add up to 0' USING ERRCODE = 'check_violation', DETAIL = NEW."movementId" || ' ' || NEW."currency";
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER balance_ledger AFTER INSERT ON "ledger_entry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION balance_ledger();

-- What was settled before, by the rules of `postingsOf`. In which currency the payer was charged was not kept: revenue is in that of the row.
INSERT INTO "ledger_entry" ("id", "movementId", "organizationId", "account", "currency", "amount", "settledAt", "recordedAt")
SELECT gen_random_uuid(), p."id", p."organizationId", e."account", p."currency", e."amount", p."settledAt", p."recordedAt"
FROM "settled_payment" p CROSS JOIN LATERAL (VALUES
  ('cash:' || p."provider", p."net"),
  ('fees:' || p."provider", CASE WHEN p."kind" = 'fee' THEN p."fee" - p."gross" ELSE p."fee" END),
  ('revenue', CASE WHEN p."kind" = 'fee' THEN 0 ELSE -p."gross" END)
) AS e("account", "amount")
WHERE e."amount" <> 0;
