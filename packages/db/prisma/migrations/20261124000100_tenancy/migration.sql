-- Written by hand: the database keeps tenants apart, whatever the application forgets. The role that applies this must own the
-- tables and, where the two roles are not there yet, have CREATEROLE; it need not be superuser.

-- Roles belong to the whole cluster: they may be there already, for another database of it.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['app_rls', 'app_platform'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
    -- The login role switches to it inside a transaction. A superuser may without being a member.
    IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO app_rls, app_platform;

-- A tenant reads who it is and who its members are, and nothing else of the platform.
GRANT SELECT ON "organization", "member" TO app_rls;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "user", "session", "account", "verification", "rate_limit", "organization", "member", "invitation", "sign_in_attempt",
  "mail_message", "setting", "financing_quote"
  TO app_platform;

-- A quote is deleted by a mark. Revisions and evidence are only ever added; they leave with their organization.
GRANT SELECT, INSERT ON "financing_quote", "financing_quote_revision", "financing_quote_evidence" TO app_rls;
GRANT UPDATE ("title", "product", "revision", "updatedAt", "deletedAt") ON "financing_quote" TO app_rls;
GRANT SELECT, INSERT, DELETE ON "financing_quote_revision", "financing_quote_evidence" TO app_platform;

-- A setting that was local to a transaction reads '' afterwards, not NULL. FORCE: the owner is bound too. A policy also applies to
-- members of its role, so the platform's asks for the switch: a login sees nothing until it has said which of the two it is.
ALTER TABLE "financing_quote" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "financing_quote" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "financing_quote" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "financing_quote_revision" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "financing_quote_revision" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "financing_quote_revision" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "financing_quote_evidence" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "financing_quote_evidence" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "financing_quote_evidence" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');
