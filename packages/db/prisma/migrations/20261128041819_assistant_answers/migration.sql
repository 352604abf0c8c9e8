-- AlterTable
ALTER TABLE "assistant_message" ADD COLUMN     "cut" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "heartbeat" TIMESTAMPTZ(3),
ADD COLUMN     "model" JSONB,
ADD COLUMN     "runId" UUID,
ADD COLUMN     "status" TEXT,
ADD COLUMN     "unsupported" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Written by hand: an answer's text grows while a model writes it. What rules found, and what a person wrote, is never changed.
GRANT UPDATE ("text", "status", "runId", "model", "failure", "cut", "unsupported", "heartbeat") ON "assistant_message" TO app_rls;
