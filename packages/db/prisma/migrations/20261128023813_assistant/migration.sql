-- CreateTable
CREATE TABLE "assistant_conversation" (
    "orgId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "assistant_conversation_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateTable
CREATE TABLE "assistant_message" (
    "orgId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assistant_message_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateTable
CREATE TABLE "assistant_document" (
    "orgId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "assistant_document_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateIndex
CREATE INDEX "assistant_conversation_orgId_memberId_updatedAt_idx" ON "assistant_conversation"("orgId", "memberId", "updatedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "assistant_message_orgId_conversationId_position_key" ON "assistant_message"("orgId", "conversationId", "position");

-- CreateIndex
CREATE INDEX "assistant_document_orgId_createdAt_idx" ON "assistant_document"("orgId", "createdAt" DESC);

-- AddForeignKey
ALTER TABLE "assistant_message" ADD CONSTRAINT "assistant_message_orgId_conversationId_fkey" FOREIGN KEY ("orgId", "conversationId") REFERENCES "assistant_conversation"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what a tenant may do. Conversations and documents are deleted by a mark; messages are only ever added.
GRANT SELECT, INSERT ON "assistant_conversation", "assistant_message", "assistant_document" TO app_rls;
GRANT UPDATE ("title", "updatedAt", "deletedAt") ON "assistant_conversation" TO app_rls;
GRANT UPDATE ("deletedAt") ON "assistant_document" TO app_rls;
GRANT SELECT, INSERT, DELETE ON "assistant_conversation", "assistant_message", "assistant_document" TO app_platform;

ALTER TABLE "assistant_conversation" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "assistant_conversation" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "assistant_conversation" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "assistant_message" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "assistant_message" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "assistant_message" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');

ALTER TABLE "assistant_document" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "assistant_document" TO app_rls
  USING ("orgId" = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK ("orgId" = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY platform ON "assistant_document" TO app_platform
  USING (current_user = 'app_platform') WITH CHECK (current_user = 'app_platform');
