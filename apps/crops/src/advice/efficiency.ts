/** How much of the water that is brought stays in the root zone. */
import type { FieldInputs } from '../wire/inputs.ts';

type Inputs = Pick<FieldInputs, 'method' | 'efficiencyPct'>;

/** Indicative values of field application efficiency for surface irrigation, sprinklers and drip; no measurement of this field. */
export const assumedEfficiency: Readonly<Record<Inputs['method'], number>> = {
  basin: 0.6,
  furrow: 0.6,
  sprinkler: 0.75,
  drip: 0.9,
};

export const assumptionSource = {
  kind: 'document',
  document: 'FAO Irrigation Water Management, Training Manual 4',
  clause: 'Annex I',
} as const;

/** Above 0 to 1. */
export function efficiencyOf({ method, efficiencyPct }: Inputs): number {
  return efficiencyPct === null ? assumedEfficiency[method] : efficiencyPct / 100;
}
