/** Single and basal crop coefficients, Tables 12 and 17 of 1998. Heights are the maximum. */
import type { CoefficientRow } from './rows.ts';
import { sources } from './source.ts';

export const coefficients1998: readonly CoefficientRow[] = [
  {
    crop: 'wheat',
    kc: { ini: 0.3, mid: 1.15, end: 0.25 },
    kcb: { ini: 0.15, mid: 1.1, end: 0.15 },
    heightM: { max: 1 },
    source: sources.coefficients1998,
  },
  {
    crop: 'cotton',
    kc: { ini: 0.35, mid: 1.17, end: 0.6 },
    kcb: { ini: 0.15, mid: 1.12, end: 0.45 },
    heightM: { max: 1.35 },
    source: sources.coefficients1998,
  },
  {
    crop: 'rice',
    kc: { ini: 1.05, mid: 1.2, end: 0.75 },
    kcb: { ini: 1, mid: 1.15, end: 0.57 },
    heightM: { max: 1 },
    source: sources.coefficients1998,
  },
  {
    crop: 'maize',
    kc: { ini: 0.3, mid: 1.2, end: 0.35 },
    kcb: { ini: 0.15, mid: 1.15, end: 0.15 },
    heightM: { max: 2 },
    source: sources.coefficients1998,
  },
  {
    crop: 'sugarcane',
    kc: { ini: 0.4, mid: 1.25, end: 0.75 },
    kcb: { ini: 0.15, mid: 1.2, end: 0.7 },
    heightM: { max: 3 },
    source: sources.coefficients1998,
  },
  {
    crop: 'potato',
    kc: { ini: 0.5, mid: 1.15, end: 0.75 },
    kcb: { ini: 0.15, mid: 1.1, end: 0.65 },
    heightM: { max: 0.6 },
    source: sources.coefficients1998,
  },
  {
    crop: 'chickpea',
    kc: { ini: 0.4, mid: 1, end: 0.35 },
    kcb: { ini: 0.15, mid: 0.95, end: 0.25 },
    heightM: { max: 0.4 },
    source: sources.coefficients1998,
  },
  {
    crop: 'canola',
    kc: { ini: 0.35, mid: 1.1, end: 0.35 },
    kcb: { ini: 0.15, mid: 1.1, end: 0.25 },
    heightM: { max: 0.6 },
    source: sources.coefficients1998,
  },
  {
    crop: 'sunflower',
    kc: { ini: 0.35, mid: 1.1, end: 0.35 },
    kcb: { ini: 0.15, mid: 1.1, end: 0.25 },
    heightM: { max: 2 },
    source: sources.coefficients1998,
  },
  {
    crop: 'onion',
    kc: { ini: 0.7, mid: 1.05, end: 0.75 },
    kcb: { ini: 0.15, mid: 0.95, end: 0.65 },
    heightM: { max: 0.4 },
    source: sources.coefficients1998,
  },
  {
    crop: 'tomato',
    kc: { ini: 0.6, mid: 1.15, end: 0.8 },
    kcb: { ini: 0.15, mid: 1.1, end: 0.7 },
    heightM: { max: 0.6 },
    source: sources.coefficients1998,
  },
];
