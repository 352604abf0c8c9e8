/** The season as rows for a chart and a table. */
import { stageOfDay } from '../crop-coefficient/index.ts';
import type { DualRun } from './dual-run.ts';
import type { Season } from './season.ts';
import type { AdviceDay, AdviceDayDual } from './types.ts';

export function chartOf({ days, dry, withRain, balanceField, dual }: Season): AdviceDay[] {
  const { stages } = balanceField.crop;
  return days.flatMap((day, index) => {
    const [row, wet] = [dry[index], withRain[index]];
    if (!row || !wet) return [];
    return {
      date: day.date,
      day: day.day,
      stage: stageOfDay(stages, day.day),
      projected: day.projected,
      kc: 'kc' in row ? row.kc : row.kcb + row.ke,
      forecastRainMm: day.rain.forecastMm,
      etoMm: row.etoMm,
      etcMm: row.etcMm,
      etaMm: row.etaMm,
      rainMm: row.rainMm,
      irrigationMm: row.irrigationMm,
      percolationMm: row.percolationMm,
      rootDepthM: row.rootDepthM,
      tawMm: row.tawMm,
      rawMm: row.rawMm,
      ks: row.ks,
      drStartMm: row.drStartMm,
      drMm: row.drMm,
      drWithRainMm: wet.drMm,
      dual: dual ? dualOf(dual, index) : null,
    };
  });
}

function dualOf({ dry, field }: DualRun, index: number): AdviceDayDual | null {
  const row = dry[index];
  if (!row) return null;
  return {
    kcb: row.kcb,
    ke: row.ke,
    kcMax: row.kcMax,
    cover: row.cover,
    wettedFraction: row.wettedFraction,
    few: row.few,
    kr: row.kr,
    evaporationMm: row.evaporationMm,
    transpirationMm: row.transpirationMm,
    rewMm: field.soil.rewMm,
    tewMm: field.soil.tewMm,
    deStartMm: row.deStartMm,
    deMm: row.deMm,
  };
}
