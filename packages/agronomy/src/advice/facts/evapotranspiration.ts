/** What the day takes by the dual coefficient: unstressed, and actual in its two parts. */
import type { Fact } from '@repo/facts';
import type { Known } from '../types.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';
import type { DualToday } from './today.ts';

export function unstressedFacts(today: Known<DualToday>, chain: Chain): Fact[] {
  return [
    factOf('kc.day', 'none', today, ({ row: { kcb, ke } }) =>
      computed('kc.day', kcb + ke, 'none', {
        symbols: 'Kc = Kcb + Ke',
        numbers: `${decimal(kcb)} + ${decimal(ke)}`,
        inputs: [basal(kcb), evaporation(ke)],
        clause: 'eq. 69 (7.1)',
        ...chain,
      }),
    ),
    factOf('etc.day', 'mm', today, ({ row: { kcb, ke, etoMm, etcMm } }) =>
      computed('etc.day', etcMm, 'mm', {
        symbols: 'ETc = (Kcb + Ke) ETo',
        numbers: `(${decimal(kcb)} + ${decimal(ke)}) × ${decimal(etoMm)}`,
        inputs: [basal(kcb), evaporation(ke), reference(etoMm)],
        clause: 'eq. 69 (7.1)',
        ...chain,
      }),
    ),
  ];
}

/** @param layerChain of evaporation, on which the root zone has no say */
export function actualFacts(today: Known<DualToday>, chain: Chain, layerChain: Chain): Fact[] {
  const clause = 'eq. 80 (8.1)';
  return [
    factOf('kc.act', 'none', today, ({ row: { ks, kcb, ke } }) =>
      computed('kc.act', ks * kcb + ke, 'none', {
        symbols: 'Kc,act = Ks · Kcb + Ke',
        numbers: `${decimal(ks)} × ${decimal(kcb)} + ${decimal(ke)}`,
        inputs: [stress(ks), basal(kcb), evaporation(ke)],
        clause,
        ...chain,
      }),
    ),
    factOf('evaporation.day', 'mm', today, ({ row: { ke, etoMm, evaporationMm } }) =>
      computed('evaporation.day', evaporationMm, 'mm', {
        symbols: 'E = Ke · ETo',
        numbers: `${decimal(ke)} × ${decimal(etoMm)}`,
        inputs: [evaporation(ke), reference(etoMm)],
        clause,
        ...layerChain,
      }),
    ),
    factOf('transpiration.day', 'mm', today, ({ row: { ks, kcb, etoMm, transpirationMm } }) =>
      computed('transpiration.day', transpirationMm, 'mm', {
        symbols: 'T = Ks · Kcb · ETo',
        numbers: `${decimal(ks)} × ${decimal(kcb)} × ${decimal(etoMm)}`,
        inputs: [stress(ks), basal(kcb), reference(etoMm)],
        clause,
        ...chain,
      }),
    ),
    factOf('eta.day', 'mm', today, ({ row: { ks, kcb, ke, etoMm, etaMm } }) =>
      computed('eta.day', etaMm, 'mm', {
        symbols: 'ETc,act = Kc,act · ETo',
        numbers: `${decimal(ks * kcb + ke)} × ${decimal(etoMm)}`,
        inputs: [input('Kc,act', 'kc-act', ks * kcb + ke, 'none', 'kc.act'), reference(etoMm)],
        clause,
        ...chain,
      }),
    ),
  ];
}

const basal = (kcb: number) => input('Kcb', 'kcb', kcb, 'none', 'kcb.day');
const evaporation = (ke: number) => input('Ke', 'ke', ke, 'none', 'ke.day');
const stress = (ks: number) => input('Ks', 'ks', ks, 'ratio', 'ks');
const reference = (etoMm: number) => input('ETo', 'eto', etoMm, 'mm', 'eto.day');
