-- AlterTable
ALTER TABLE "meter_reservation" ADD COLUMN "delivered" BIGINT NOT NULL DEFAULT 0;

-- Written by hand.
ALTER TABLE "meter_reservation" ADD CONSTRAINT "meter_reservation_delivered" CHECK ("delivered" >= 0);
