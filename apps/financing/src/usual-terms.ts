/** The terms of an ordinary contract: nothing in them stands against a rule. */
import { paisa } from '@repo/facts';
import type { DiminishingMusharakahTerms, MurabahaTerms } from '@repo/islamic-finance';

const nothing = paisa(0n);

export const usualMurabahaTerms: MurabahaTerms = {
  bilateralPromise: false,
  facilityFee: nothing,
  documentationFee: nothing,
  supplierIsCustomer: false,
  benchmarkAfterSigning: false,
  profitDisclosed: true,
  contractualRebate: false,
  extraForDelay: false,
  titleWithheld: false,
  rollover: false,
  ribawiGoods: false,
  riskOnCustomer: false,
  arbunAtPromise: false,
  lostProfitClaim: false,
};

export const usualMusharakahTerms: DiminishingMusharakahTerms = {
  ownershipBasis: 'milk',
  priceBasis: 'fixed',
  separateUndertaking: true,
  exitRight: false,
  ownerCostOnCustomer: false,
  lossNotByCapital: false,
  fixedProfitAmount: false,
  rentBeforeDelivery: false,
  lateChargeAsIncome: false,
  facilityFee: nothing,
  documentationFee: nothing,
};
