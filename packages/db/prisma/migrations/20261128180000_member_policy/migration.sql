-- Written by hand: what a tenant reads of the platform, itself and its members, is its own too. Not FORCE: the login role, which owns
-- the tables, reads memberships before it knows whose they are.
ALTER TABLE "organization" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "organization" FOR SELECT TO app_rls
  USING ("id" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "organization" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "member" FOR SELECT TO app_rls
  USING ("organizationId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "member" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');
