-- CreateTable
CREATE TABLE "audit_entry" (
    "orgId" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "impersonatorId" TEXT,
    "action" TEXT NOT NULL,
    "targetKind" TEXT,
    "targetId" TEXT,
    "details" TEXT NOT NULL DEFAULT '{}',
    "requestId" TEXT,
    "prev" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("orgId","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "organizationId" UUID NOT NULL,
    "count" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("organizationId")
);

-- Written by hand: the chain is made where the rows are, so that no code path can append without it.
GRANT SELECT, INSERT ON "audit_entry" TO app_rls, app_platform;
-- Only together with its organization: see `keep_audit`.
GRANT DELETE ON "audit_entry" TO app_platform;
GRANT SELECT, DELETE ON "audit_head" TO app_platform;

ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "audit_entry" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "audit_entry" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

-- A field as it is hashed: its length in bytes, so that no two rows are the same bytes, and a sign of its own for none.
CREATE FUNCTION audit_field(value text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(convert_to(octet_length(convert_to(value, 'UTF8')) || ':', 'UTF8') || convert_to(value, 'UTF8'), '-'::bytea)
$$;

-- Numbers the entry, dates it by the server's clock and binds it to the one before. The definer may write the head, nobody else.
CREATE FUNCTION chain_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "audit_head" VALUES (NEW."orgId", 0, encode(sha256(convert_to('audit 1 ' || NEW."orgId", 'UTF8')), 'hex'))
  ON CONFLICT DO NOTHING;
  SELECT "count" + 1, "hash" INTO NEW."seq", NEW."prev" FROM "audit_head" WHERE "organizationId" = NEW."orgId" FOR UPDATE;
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."hash" := encode(sha256(
    decode(NEW."prev", 'hex')
    || audit_field(NEW."orgId"::text) || audit_field(NEW."seq"::text)
    || audit_field(to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(NEW."actorKind") || audit_field(NEW."actorId") || audit_field(NEW."impersonatorId")
    || audit_field(NEW."action") || audit_field(NEW."targetKind") || audit_field(NEW."targetId")
    || audit_field(NEW."details") || audit_field(NEW."requestId")), 'hex');
  UPDATE "audit_head" SET "count" = NEW."seq", "hash" = NEW."hash" WHERE "organizationId" = NEW."orgId";
  RETURN NEW;
END
$$;

-- For the owner of the tables too. A chain goes when its organization has gone, and the platform's own never does.
CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."orgId" <> '00000000-0000-0000-0000-000000000000'
      AND NOT EXISTS (SELECT FROM "organization" WHERE "id" = OLD."orgId") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'entries of the audit are kept as they are' USING ERRCODE = '42501';
END
$$;

CREATE TRIGGER chain_audit BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION chain_audit();
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_audit_whole BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();
