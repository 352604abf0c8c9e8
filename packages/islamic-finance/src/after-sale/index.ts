/** What happens to a contract after it is signed. */
export { type EarlySettlement, settleEarly } from './early-settlement.ts';
export { buyExtraUnits, type ExtraUnits, unitGain } from './extra-units.ts';
export { type HamishSettlement, settleHamish } from './hamish.ts';
export { type LateDonation, lateDonation } from './late-donation.ts';
export { type MusawamahView, musawamahView } from './musawamah-view.ts';
export { outstandingAfter, type Receipt } from './receipts.ts';
export { type Rescheduled, reschedule } from './reschedule.ts';
export { priceAfterDiscount } from './supplier-discount.ts';
