-- CreateTable
CREATE TABLE "stored_file" (
    "orgId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'file',
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateTable
CREATE TABLE "file_space" (
    "organizationId" UUID NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "quota" BIGINT NOT NULL DEFAULT 1073741824,

    CONSTRAINT "file_space_pkey" PRIMARY KEY ("organizationId")
);

-- CreateIndex
CREATE INDEX "stored_file_orgId_sha256_idx" ON "stored_file"("orgId", "sha256");

-- AddForeignKey
ALTER TABLE "file_space" ADD CONSTRAINT "file_space_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: a file is deleted by a mark; its row leaves with its organization.
GRANT SELECT, INSERT ON "stored_file" TO app_rls;
GRANT UPDATE ("deletedAt") ON "stored_file" TO app_rls;
GRANT SELECT, INSERT, DELETE ON "stored_file" TO app_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON "file_space" TO app_platform;

ALTER TABLE "stored_file" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "stored_file" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "stored_file" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

-- OR003: the organization's space is used up, its quota in DETAIL. The claim is one conditional statement on one row, so that
-- uploads at the same time cannot pass the quota together. SECURITY DEFINER: a tenant's role has no right to that row.
CREATE FUNCTION count_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."orgId" ELSE NEW."orgId" END;
  had bigint := CASE WHEN TG_OP <> 'INSERT' AND OLD."deletedAt" IS NULL THEN OLD."bytes" ELSE 0 END;
  has bigint := CASE WHEN TG_OP <> 'DELETE' AND NEW."deletedAt" IS NULL THEN NEW."bytes" ELSE 0 END;
BEGIN
  IF has > had THEN
    INSERT INTO "file_space" ("organizationId") VALUES (org) ON CONFLICT DO NOTHING;
    UPDATE "file_space" SET "bytes" = "bytes" + has - had WHERE "organizationId" = org AND "bytes" + has - had <= "quota";
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no space is left for files' USING ERRCODE = 'OR003',
        DETAIL = (SELECT "quota" FROM "file_space" WHERE "organizationId" = org);
    END IF;
  ELSIF has < had THEN
    UPDATE "file_space" SET "bytes" = "bytes" + has - had WHERE "organizationId" = org;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER count_file AFTER INSERT OR DELETE OR UPDATE OF "deletedAt" ON "stored_file"
  FOR EACH ROW EXECUTE FUNCTION count_file();
