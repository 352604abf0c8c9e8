-- CreateTable
CREATE TABLE "audit_entry" (
    "orgId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "impersonatorId" TEXT,
    "action" TEXT NOT NULL,
    "targetKind" TEXT,
    "targetId" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "requestId" TEXT NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("orgId","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "organizationId" UUID NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("organizationId")
);

-- Written by hand: whoever may add an entry can neither choose its number nor its hash, and nobody changes one. The triggers work
-- as the owner of the tables, so that the roles of the application need no right to the heads. A superuser can still take all of
-- this away: the chain makes that evident, against anchors that are kept outside of the database.
GRANT SELECT, INSERT ON "audit_entry" TO app_rls, app_platform;
GRANT SELECT ON "audit_head" TO app_platform;

ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "audit_entry" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "audit_entry" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

-- A text with its length in bytes in front; an absent one is told from an empty one.
CREATE FUNCTION audit_field(value text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN value IS NULL THEN int4send(-1)
    ELSE int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') END
$$;

-- The same as hashOf in packages/db/src/audit/audit-line.ts.
CREATE FUNCTION audit_hash(entry "audit_entry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(decode(entry."prev", 'hex')
    || audit_field(entry."orgId"::text) || audit_field(entry."seq"::text)
    || audit_field(to_char(entry."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(entry."actorKind") || audit_field(entry."actorId") || audit_field(entry."impersonatorId")
    || audit_field(entry."action") || audit_field(entry."targetKind") || audit_field(entry."targetId")
    || audit_field((SELECT count(*)::text FROM jsonb_object_keys(entry."details")))
    || coalesce((SELECT string_agg(audit_field(d.key) || audit_field(d.value), ''::bytea ORDER BY d.key COLLATE "C")
        FROM jsonb_each_text(entry."details") d), ''::bytea)
    || audit_field(entry."requestId")), 'hex')
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head "audit_head";
BEGIN
  IF jsonb_typeof(NEW."details") <> 'object'
    OR EXISTS (SELECT FROM jsonb_each(NEW."details") d WHERE jsonb_typeof(d.value) <> 'string') THEN
    RAISE EXCEPTION 'details of an audit entry are an object of strings' USING ERRCODE = '22P02';
  END IF;
  INSERT INTO "audit_head" ("organizationId", "hash", "at") VALUES (NEW."orgId", repeat('0', 64), NEW."at")
  ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT head FROM "audit_head" WHERE "organizationId" = NEW."orgId" FOR UPDATE;
  NEW."seq" := head."count" + 1;
  NEW."prev" := head."hash";
  NEW."hash" := audit_hash(NEW);
  UPDATE "audit_head" SET "count" = NEW."seq", "hash" = NEW."hash", "at" = NEW."at" WHERE "organizationId" = NEW."orgId";
  RETURN NEW;
END
$$;

CREATE TRIGGER chain_audit_entry BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- Entries leave with their chain alone: once its head is gone.
CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM "audit_head" WHERE "organizationId" = OLD."orgId") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = '42501';
END
$$;

CREATE TRIGGER keep_audit_entry BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
CREATE TRIGGER keep_audit_entries BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entry();

-- A chain that ends leaves its length and its last hash in the platform's own, whoever ends it.
CREATE FUNCTION end_audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  nil CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  org CONSTANT text := coalesce(current_setting('app.org', true), '');
BEGIN
  IF TG_OP = 'TRUNCATE' OR OLD."organizationId" = nil THEN
    RAISE EXCEPTION 'the audit log of the platform stays' USING ERRCODE = '42501';
  END IF;
  -- The owner is bound by the policies too.
  PERFORM set_config('app.org', nil::text, true);
  INSERT INTO "audit_entry" ("orgId", "seq", "at", "actorKind", "action", "targetKind", "targetId", "details", "requestId", "prev", "hash")
  VALUES (nil, 0, clock_timestamp(), 'system', 'audit.end-chain', 'organization', OLD."organizationId"::text,
    jsonb_build_object('count', OLD."count"::text, 'head', OLD."hash"), '', '', '');
  PERFORM set_config('app.org', org, true);
  RETURN OLD;
END
$$;

CREATE TRIGGER end_audit_chain BEFORE DELETE ON "audit_head" FOR EACH ROW EXECUTE FUNCTION end_audit_chain();
CREATE TRIGGER end_audit_chains BEFORE TRUNCATE ON "audit_head" FOR EACH STATEMENT EXECUTE FUNCTION end_audit_chain();

-- The one way to take the chain of an organization away. Gives how many entries went.
CREATE FUNCTION delete_audit_chain(organization uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  org CONSTANT text := coalesce(current_setting('app.org', true), '');
  gone integer;
BEGIN
  DELETE FROM "audit_head" WHERE "organizationId" = organization;
  PERFORM set_config('app.org', organization::text, true);
  DELETE FROM "audit_entry" WHERE "orgId" = organization;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('app.org', org, true);
  RETURN gone;
END
$$;

REVOKE ALL ON FUNCTION delete_audit_chain(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_audit_chain(uuid) TO app_platform;
