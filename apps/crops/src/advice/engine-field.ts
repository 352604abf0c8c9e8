/** A field as the engine takes it, from what the person chose. */
import { cubicMetresPerHourFromCusec, type Field, squareMetresFromAcres } from '@repo/agronomy';
import type { FieldView } from '../wire/stored.ts';
import { coefficientOf } from './coefficient.ts';
import { efficiencyOf } from './efficiency.ts';
import { engineStart } from './start-moisture.ts';
import { wettedFractionOf } from './wetted-fraction.ts';

/**
 * Where a file has no humidity or no radiation, both are estimated from the temperatures, and every figure that stands on them says
 * so: k_Rs of places away from the sea, a_T of dry and half-dry ones (FAO-56, eq. 50 (3.44 ff.), Box 2.4). Assumptions of this app.
 */
export const weatherEstimates = { krs: 0.16, dewPointOffsetC: 2 } as const;

export function engineField({ id, inputs }: Pick<FieldView, 'id' | 'inputs'>): Field {
  const { place, variant, stages, dischargeCusecs } = inputs;
  return {
    id,
    site: { latitudeDeg: place.latitudeDeg, elevationM: place.elevationM },
    crop: inputs.crop,
    ...(variant === null ? {} : { variant }),
    sowingDate: inputs.sowingDate,
    edition: '2025',
    estimates: weatherEstimates,
    soil: { class: inputs.soil },
    ...(stages === '' ? {} : { stages: { row: stages } }),
    start: { moisture: engineStart(inputs) },
    ...(coefficientOf(inputs) === 'dual'
      ? { dual: { wettedFraction: wettedFractionOf(inputs), drip: inputs.method === 'drip' } }
      : {}),
    areaM2: squareMetresFromAcres(inputs.areaAcres),
    ...(dischargeCusecs === null ? {} : { dischargeM3PerHour: cubicMetresPerHourFromCusec(dischargeCusecs) }),
    applicationEfficiency: efficiencyOf(inputs),
  };
}
