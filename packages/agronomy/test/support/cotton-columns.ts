/** The table of the dry cotton season by name. */
import { coefficientOfDay, type StageLengths } from '../../src/crop-coefficient/index.ts';
import type { DualBalanceRow } from '../../src/water-balance/index.ts';

/** Single coefficients of the run, which its balance does not use. */
const single = { ini: 0.35, mid: 1.15, end: 0.6 };

type Column = (row: DualBalanceRow) => number;

/** Columns of the source's table as this engine names them. @param stages that number the days as the rows do */
export function cottonColumns(stages: StageLengths): Readonly<Record<string, Column>> {
  return {
    ETref: (row) => row.etoMm,
    Kcm: (row) => coefficientOfDay(stages, single, row.day),
    ETcm: (row) => coefficientOfDay(stages, single, row.day) * row.etoMm,
    tKcb: (row) => row.kcb,
    Kcb: (row) => row.kcb,
    ETcb: (row) => row.kcb * row.etoMm,
    h: (row) => row.heightM,
    Kcmax: (row) => row.kcMax,
    ETmax: (row) => row.kcMax * row.etoMm,
    fc: (row) => row.cover,
    fw: (row) => row.wettedFraction,
    few: (row) => row.few,
    De: (row) => row.deMm,
    Kr: (row) => row.kr,
    Ke: (row) => row.ke,
    E: (row) => row.evaporationMm,
    DPe: (row) => row.layerPercolationMm,
    Kc: (row) => row.kcb + row.ke,
    ETc: (row) => row.etcMm,
    TAW: (row) => row.tawMm,
    Zr: (row) => row.rootDepthM,
    p: (row) => row.p,
    RAW: (row) => row.rawMm,
    Ks: (row) => row.ks,
    Ka: (row) => row.ks * row.kcb + row.ke,
    ETa: (row) => row.etaMm,
    T: (row) => row.transpirationMm,
    DP: (row) => row.percolationMm,
    Dr: (row) => row.drMm,
    fDr: (row) => row.drMm / row.tawMm,
    Ksend: (row) => row.ksEnd,
    Irrig: (row) => row.irrigationMm,
    Rain: (row) => row.rainMm,
  };
}
