/** How wet the root zone was at sowing, as water content. */
import { findSoil, type SoilRow } from '@repo/agronomy';
import type { FieldInputs, MoistureStep, StartMoisture } from '../wire/inputs.ts';

/** Share of the water between wilting point and field capacity that a step stands for: quarters, chosen for this form. */
export const moistureShares: Readonly<Record<MoistureStep, number>> = { moist: 0.75, half: 0.5, dry: 0.25 };

type Water = Pick<SoilRow, 'thetaFc' | 'thetaWp'>;

/** θ of a step, m³/m³. */
export function thetaOfStep(step: MoistureStep, { thetaFc, thetaWp }: Water): number {
  return thetaWp + moistureShares[step] * (thetaFc - thetaWp);
}

/** θ of an answer, m³/m³. */
export function thetaOf(start: StartMoisture, soil: Water): number {
  switch (start.kind) {
    case 'field-capacity':
      return soil.thetaFc;
    case 'measured':
      return start.percent / 100;
    case 'estimated':
      return thetaOfStep(start.step, soil);
  }
}

/** As the engine takes it; without an answer field capacity, which is also the most that a soil holds for long. */
export function engineStart({ start, soil: id }: Pick<FieldInputs, 'start' | 'soil'>) {
  const soil = findSoil(id);
  if (!start || !soil || start.kind === 'field-capacity') return { kind: 'field-capacity' } as const;
  const theta = thetaOf(start, soil);
  return theta < soil.thetaFc ? ({ kind: 'water-content', theta } as const) : ({ kind: 'field-capacity' } as const);
}
