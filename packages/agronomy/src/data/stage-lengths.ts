/**
 * Lengths of stages in days, Table 11 of 1998; 2025 publishes none. The rows hold for their region: which one a field follows is
 * chosen, never guessed. Chickpea, canola and mustard have none.
 */
import type { PlantingMonth, StageGroup, StageRow } from './rows.ts';
import { sources } from './source.ts';

type Lengths = readonly [iniDays: number, devDays: number, midDays: number, lateDays: number];

/** @param region as the table names it, with the months where a region has several rows */
function row(crop: StageGroup, region: string, plantingMonths: readonly PlantingMonth[], lengths: Lengths): StageRow {
  const [iniDays, devDays, midDays, lateDays] = lengths;
  const namesPakistan = region.includes('pakistan');
  const stages = { iniDays, devDays, midDays, lateDays };
  return { id: `${crop}.${region}`, crop, stages, plantingMonths, namesPakistan, source: sources.stages1998 };
}

export const stageRows: readonly StageRow[] = [
  row('wheat', 'central-india', ['nov'], [15, 25, 50, 30]),
  row('wheat', '35-45-degrees-latitude', ['mar', 'apr'], [20, 25, 60, 30]),
  row('wheat', 'east-africa.jul', ['jul'], [15, 30, 65, 40]),
  row('wheat', 'east-africa.apr', ['apr'], [40, 30, 40, 20]),
  row('wheat', 'east-africa.nov', ['nov'], [40, 60, 60, 40]),
  row('wheat', 'california-desert-usa', ['dec'], [20, 50, 60, 30]),
  row('cotton', 'egypt-pakistan-california', ['mar', 'may'], [30, 50, 60, 55]),
  row('cotton', 'california-desert-usa', ['mar'], [45, 90, 45, 45]),
  row('cotton', 'yemen', ['sep'], [30, 50, 60, 55]),
  row('cotton', 'texas', ['apr'], [30, 50, 55, 45]),
  row('rice', 'tropics-mediterranean', ['dec', 'may'], [30, 30, 60, 30]),
  row('rice', 'tropics', ['may'], [30, 30, 80, 40]),
  row('maize', 'east-africa', ['apr'], [30, 50, 60, 40]),
  row('maize', 'arid-climate', ['dec', 'jan'], [25, 40, 45, 30]),
  row('maize', 'nigeria-humid', ['jun'], [20, 35, 40, 30]),
  row('maize', 'india-dry-cool', ['oct'], [20, 35, 40, 30]),
  row('maize', 'spain-spring-summer-california', ['apr'], [30, 40, 50, 30]),
  row('maize', 'idaho-usa', ['apr'], [30, 40, 50, 50]),
  row('sugarcane', 'low-latitudes', [], [35, 60, 190, 120]),
  row('sugarcane', 'tropics', [], [50, 70, 220, 140]),
  row('sugarcane', 'hawaii-usa', [], [75, 105, 330, 210]),
  row('potato', 'semiarid-climate', ['jan', 'nov'], [25, 30, 40, 30]),
  row('potato', 'continental-climate', ['may'], [25, 30, 45, 30]),
  row('potato', 'europe', ['apr'], [30, 35, 50, 30]),
  row('potato', 'idaho-usa', ['apr', 'may'], [45, 30, 70, 20]),
  row('potato', 'california-desert-usa', ['dec'], [30, 35, 50, 25]),
  row('sunflower', 'mediterranean-california', ['apr', 'may'], [25, 35, 45, 25]),
  row('onion', 'mediterranean', ['apr'], [15, 25, 70, 40]),
  row('onion', 'arid-region-california', ['oct', 'jan'], [20, 35, 110, 45]),
  row('tomato', 'arid-region.jan', ['jan'], [30, 40, 40, 25]),
  row('tomato', 'california-usa', ['apr', 'may'], [35, 40, 50, 30]),
  row('tomato', 'california-desert-usa', ['jan'], [25, 40, 60, 30]),
  row('tomato', 'arid-region.oct-nov', ['oct', 'nov'], [35, 45, 70, 30]),
  row('tomato', 'mediterranean', ['apr', 'may'], [30, 40, 45, 30]),
  row('small-grains', 'mediterranean', ['apr'], [20, 30, 60, 40]),
  row('small-grains', 'pakistan-arid-region', ['oct', 'nov'], [25, 35, 65, 40]),
  row('sugarcane-ratoon', 'low-latitudes', [], [25, 70, 135, 50]),
  row('sugarcane-ratoon', 'tropics', [], [30, 50, 180, 60]),
  row('sugarcane-ratoon', 'hawaii-usa', [], [35, 105, 210, 70]),
];
