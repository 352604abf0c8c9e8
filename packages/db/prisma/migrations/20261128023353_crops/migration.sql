-- CreateTable
CREATE TABLE "crop_field" (
    "orgId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "crop" TEXT NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "crop_field_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateTable
CREATE TABLE "crop_weather_day" (
    "orgId" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "day" JSONB NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crop_weather_day_pkey" PRIMARY KEY ("orgId","fieldId","date","kind")
);

-- CreateTable
CREATE TABLE "crop_entry" (
    "orgId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "depth" INTEGER NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "crop_entry_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateIndex
CREATE INDEX "crop_field_orgId_updatedAt_idx" ON "crop_field"("orgId", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "crop_entry_orgId_fieldId_date_idx" ON "crop_entry"("orgId", "fieldId", "date");

-- AddForeignKey
ALTER TABLE "crop_weather_day" ADD CONSTRAINT "crop_weather_day_orgId_fieldId_fkey" FOREIGN KEY ("orgId", "fieldId") REFERENCES "crop_field"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crop_entry" ADD CONSTRAINT "crop_entry_orgId_fieldId_fkey" FOREIGN KEY ("orgId", "fieldId") REFERENCES "crop_field"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what a tenant may do. A field and an entry are deleted by a mark; weather is replaced, day by day.
GRANT SELECT, INSERT ON "crop_field", "crop_weather_day", "crop_entry" TO app_rls;
GRANT UPDATE ("title", "inputs", "crop", "updatedAt", "deletedAt") ON "crop_field" TO app_rls;
GRANT UPDATE, DELETE ON "crop_weather_day" TO app_rls;
GRANT UPDATE ("deletedAt") ON "crop_entry" TO app_rls;
GRANT SELECT, INSERT, DELETE ON "crop_field", "crop_weather_day", "crop_entry" TO app_platform;

ALTER TABLE "crop_field" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "crop_field" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "crop_field" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "crop_weather_day" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "crop_weather_day" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "crop_weather_day" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "crop_entry" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "crop_entry" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "crop_entry" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');
