/** What a model's text took, as it is shown and stored. */
import type { Costs, Energy } from '@repo/inference';
import { rupeesOfEnergy } from '@repo/inference/accounting';
import { z } from 'zod';

export const spentView = z.strictObject({
  /** Tokens. */
  input: z.number(),
  output: z.number(),
  /** By the model's server; otherwise they were counted here. */
  reported: z.boolean(),
  /** Null where nobody gave a price. */
  cost: z
    .strictObject({
      /** Decimals. */
      dollars: z.string(),
      rupees: z.string().nullable(),
      /** What a dollar was worth, on which day, by whose word. */
      rate: z.strictObject({ rupees: z.string(), date: z.string(), source: z.string(), stale: z.boolean() }).nullable(),
    })
    .nullable(),
  /** Null where nobody declared or measured it. */
  energy: z
    .strictObject({
      /** Decimals, with what the place adds. */
      wattHours: z.string(),
      range: z.strictObject({ low: z.string(), high: z.string() }).nullable(),
      basis: z.enum(['declared', 'measured']),
      source: z.string(),
      /** What it costs, by a kilowatt-hour's price on which day, by whose word; null where no tariff is declared. */
      price: z
        .strictObject({ rupees: z.string(), perKWh: z.string(), date: z.string(), source: z.string() })
        .nullable()
        // Of answers before it was kept.
        .default(null),
    })
    .nullable(),
});
export type SpentView = z.output<typeof spentView>;

/** Null where nothing was used. */
export function spentOf({ cost, energy, lines = [] }: Costs): SpentView | null {
  const used = lines.map(({ usage }) => usage).filter(({ input, output }) => input + output > 0);
  if (used.length === 0) return null;
  return {
    input: used.reduce((sum, { input }) => sum + input, 0),
    output: used.reduce((sum, { output }) => sum + output, 0),
    reported: used.every(({ source }) => source === 'reported'),
    cost: cost && {
      dollars: wholeOf(cost.usdMicros),
      rupees: cost.pkrMicros === null ? null : wholeOf(cost.pkrMicros),
      rate: cost.fx && { rupees: cost.fx.rate, date: cost.fx.date, source: cost.fx.source, stale: cost.fxStale },
    },
    energy: energy && energyOf(energy),
  };
}

function energyOf({ kWh, range, basis, source, tariff }: Energy): NonNullable<SpentView['energy']> {
  const tried = range ? { low: wattHoursOf(range.low), high: wattHoursOf(range.high) } : null;
  return { wattHours: wattHoursOf(kWh), range: tried, basis, source, price: tariff ? priceOf(kWh, tariff) : null };
}

function priceOf(kWh: string, { rupeesPerKWh: perKWh, date, source }: NonNullable<Energy['tariff']>) {
  return { rupees: wholeOf(rupeesOfEnergy(kWh, perKWh)), perKWh, date, source };
}

/** The point moves by three places. */
function wattHoursOf(kWh: string): string {
  const [whole = '', fraction = ''] = kWh.split('.');
  const digits = fraction.padEnd(3, '0');
  return `${BigInt(whole + digits.slice(0, 3))}.${digits.slice(3).padEnd(1, '0')}`;
}

/** Millionths as a decimal. */
function wholeOf(micros: bigint): string {
  return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
}
