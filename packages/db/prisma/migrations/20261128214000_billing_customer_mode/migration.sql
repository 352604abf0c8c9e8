-- AlterTable
ALTER TABLE "billing_customer" ADD COLUMN "live" BOOLEAN;
