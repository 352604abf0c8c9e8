/** Which of the two coefficients a field runs on. */
import { findSoil } from '@repo/agronomy';
import type { FieldInputs } from '../wire/inputs.ts';

/**
 * The dual one needs a surface layer that dries (REW, TEW), which the table of AquaCrop does not give: its soils run on the single
 * coefficient, and the page says so.
 */
export function coefficientOf({ soil }: Pick<FieldInputs, 'soil'>): 'dual' | 'single' {
  return findSoil(soil)?.evaporation ? 'dual' : 'single';
}
