-- CreateTable
CREATE TABLE "organization_counter" (
    "organizationId" UUID NOT NULL,
    "members" INTEGER NOT NULL DEFAULT 0,
    "owners" INTEGER NOT NULL DEFAULT 0,
    "seats" INTEGER NOT NULL DEFAULT 100,
    "invited" INTEGER NOT NULL DEFAULT 0,
    "invitedSince" TIMESTAMPTZ(3),

    CONSTRAINT "organization_counter_pkey" PRIMARY KEY ("organizationId")
);

-- AddForeignKey
ALTER TABLE "organization_counter" ADD CONSTRAINT "organization_counter_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: who counts first and writes later lets a race past the limit. The count is therefore a row, claimed by a
-- conditional UPDATE in the very transaction that changes the membership: it is undone with it, and it cannot drift from it.
GRANT SELECT, INSERT, UPDATE, DELETE ON "organization_counter" TO app_platform;

INSERT INTO "organization_counter" ("organizationId", "members", "owners")
SELECT "organizationId", count(*), count(*) FILTER (WHERE "role" = 'owner') FROM "member" GROUP BY "organizationId";

-- OR001: all seats are taken, their number in DETAIL. OR002: the last owner would go.
CREATE FUNCTION count_member() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was_owner integer := CASE WHEN TG_OP <> 'INSERT' AND OLD."role" = 'owner' THEN 1 ELSE 0 END;
  is_owner integer := CASE WHEN TG_OP <> 'DELETE' AND NEW."role" = 'owner' THEN 1 ELSE 0 END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "organization_counter" AS c ("organizationId", "members", "owners") VALUES (NEW."organizationId", 1, is_owner)
    ON CONFLICT ("organizationId") DO UPDATE SET "members" = c."members" + 1, "owners" = c."owners" + is_owner
    WHERE c."members" < c."seats";
    IF NOT FOUND THEN
      RAISE EXCEPTION 'all seats are taken' USING ERRCODE = 'OR001',
        DETAIL = (SELECT "seats" FROM "organization_counter" WHERE "organizationId" = NEW."organizationId");
    END IF;
  ELSE
    UPDATE "organization_counter"
    SET "members" = "members" - CASE WHEN TG_OP = 'DELETE' THEN 1 ELSE 0 END, "owners" = "owners" - was_owner + is_owner
    WHERE "organizationId" = OLD."organizationId" AND (was_owner <= is_owner OR "owners" > 1);
    -- An organization that is deleted takes its last owner with it.
    IF NOT FOUND AND was_owner > is_owner AND EXISTS (SELECT FROM "organization" WHERE "id" = OLD."organizationId") THEN
      RAISE EXCEPTION 'the last owner stays' USING ERRCODE = 'OR002';
    END IF;
  END IF;
  RETURN NULL;
END
$$;

-- Nobody moves a membership to another organization or person: that would pass the counter by.
CREATE TRIGGER count_member AFTER INSERT OR DELETE OR UPDATE OF "role" ON "member"
  FOR EACH ROW EXECUTE FUNCTION count_member();
