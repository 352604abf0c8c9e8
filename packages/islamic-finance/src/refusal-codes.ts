/** Codes of refusals that the engine can return; the message is `refusals.<code>`. */
export const refusalCodes = [
  'AMOUNT_TOO_SMALL_FOR_TENOR',
  'ARBUN_AT_PROMISE',
  'BENCHMARK_AFTER_SIGNING',
  'BILATERAL_PROMISE',
  'CONTRACTUAL_REBATE',
  'EXIT_RIGHT',
  'EXTRA_FOR_TIME',
  'FACE_VALUE_STIPULATED',
  'FACILITY_FEE',
  'INAH',
  'INSTALMENT_BELOW_PROFIT',
  'INVALID_INPUT',
  'LATE_CHARGE_AS_INCOME',
  'LOSS_NOT_BY_CAPITAL',
  'LOST_PROFIT_CLAIM',
  'MUSHARAKAH_MURABAHA_EXIT',
  'NO_CAP_OR_FLOOR',
  'OWNER_COST_SHIFTED',
  'PROFIT_FIXED_AMOUNT',
  'RENT_BEFORE_DELIVERY',
  'RIBAWI_ON_CREDIT',
  'RISK_SHIFTED',
  'ROLLOVER',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What can be wrong with an input; the message is `refusals.invalid.<reason>`. */
export const invalidReasons = [
  'amount-negative',
  'amount-zero',
  'balloon-plan',
  'balloon-too-large',
  'benchmark-after-quote',
  'benchmark-without-source',
  'capital-sum',
  'dates-not-ascending',
  'day-count-monthly',
  'due-not-after-start',
  'due-too-far',
  'every-months',
  'fee-above-financed',
  'floor-above-cap',
  'grace-multiple',
  'grace-plan',
  'grace-rate-basis',
  'grace-too-long',
  'hamish-above-cost',
  'no-dates',
  'rate-negative',
  'rate-too-high',
  'share-above-price',
  'tenor-multiple',
  'tenor-range',
] as const;

export type InvalidReason = (typeof invalidReasons)[number];
