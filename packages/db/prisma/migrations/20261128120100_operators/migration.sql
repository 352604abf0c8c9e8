-- AlterTable
ALTER TABLE "session" ADD COLUMN     "impersonatedBy" UUID;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "banReason" TEXT,
ADD COLUMN     "banned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "bannedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "session_impersonatedBy_idx" ON "session"("impersonatedBy");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_impersonatedBy_fkey" FOREIGN KEY ("impersonatedBy") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
