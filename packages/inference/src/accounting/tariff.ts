/** By which prices a call was charged, so that a cost can be worked out again. */
import { canonicalHash } from '../cards/canonical-hash.ts';
import type { ElectricityTariff } from '../types/account.ts';
import type { CardPrice } from '../types/card.ts';
import { checkDay } from './day.ts';
import { decimal } from './decimal.ts';

/** Of a card's price: the day on which it was read, and the beginning of the SHA-256 of its canonical JSON. */
export const tariffOf = (price: CardPrice): string => `${price.readOn}/${canonicalHash(price).slice(0, 16)}`;

/** @throws InferenceError `config_invalid` for a price that is no decimal, or without a day */
export function checkElectricity({ rupeesPerKWh, date }: ElectricityTariff): void {
  decimal(rupeesPerKWh, 'The tariff of electricity');
  checkDay(date, 'The tariff of electricity');
}
