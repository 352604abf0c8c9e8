import type { AnyVertical } from '@repo/vertical';
import type { Meter } from './metering.ts';

/**
 * The meters of a deployment, each with the limit that its vertical takes from its entry in `buniyad.config.ts`.
 * @throws RangeError for a limit that is no whole number of units
 */
export function metersOf(
  verticals: readonly Pick<AnyVertical, 'id' | 'meters'>[],
  config: Readonly<Record<string, unknown>>,
): readonly Meter[] {
  return verticals.flatMap(({ id: vertical, meters = [] }) =>
    meters.map(({ id, label, unit, monthlyLimit }) => {
      const limit = monthlyLimit(config[vertical] ?? {});
      if (limit !== null && !(Number.isSafeInteger(limit) && limit >= 0)) {
        throw new RangeError(`the monthly limit of "${id}" is ${limit}`);
      }
      return { id, label, unit, vertical, monthlyLimit: limit === null ? null : BigInt(limit) };
    }),
  );
}
