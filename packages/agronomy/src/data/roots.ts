/**
 * Greatest rooting depth, a range of which the lesser value is for scheduling irrigation and the greater for modelling stress without it
 * (footnote of Table 22), and depletion fraction p for ET_c of 5 mm/d: Table 22 of 1998, Tables 6.1–6.3 and 8.1–8.4 of 2025. Rice of 2025 has a
 * water content as threshold (0.80 θ_sat flooded, 0.90 θ_FC aerobic) in place of p, so it has no row.
 */
import type { RootRow } from './rows.ts';
import { sources } from './source.ts';

export const rootRows: readonly RootRow[] = [
  { crop: 'wheat', rootDepth: { minM: 1, maxM: 1.5 }, p: 0.55, source: sources.roots1998 },
  { crop: 'wheat', rootDepth: { minM: 1, maxM: 1.5 }, p: 0.5, source: sources.roots2025 },
  { crop: 'cotton', rootDepth: { minM: 1, maxM: 1.7 }, p: 0.65, source: sources.roots1998 },
  { crop: 'cotton', rootDepth: { minM: 1, maxM: 1.7 }, p: 0.6, source: sources.roots2025 },
  { crop: 'rice', rootDepth: { minM: 0.5, maxM: 1 }, p: 0.2, source: sources.roots1998 },
  { crop: 'maize', rootDepth: { minM: 1, maxM: 1.7 }, p: 0.55, source: sources.roots1998 },
  { crop: 'maize', rootDepth: { minM: 0.6, maxM: 1.5 }, p: 0.5, source: sources.roots2025 },
  { crop: 'sugarcane', rootDepth: { minM: 1.2, maxM: 2 }, p: 0.65, source: sources.roots1998 },
  { crop: 'sugarcane', rootDepth: { minM: 1, maxM: 1.5 }, p: 0.6, source: sources.roots2025 },
  { crop: 'potato', rootDepth: { minM: 0.4, maxM: 0.6 }, p: 0.35, source: sources.roots1998 },
  { crop: 'potato', rootDepth: { minM: 0.4, maxM: 0.6 }, p: 0.4, source: sources.roots2025 },
  { crop: 'chickpea', rootDepth: { minM: 0.6, maxM: 1 }, p: 0.5, source: sources.roots1998 },
  { crop: 'chickpea', rootDepth: { minM: 0.7, maxM: 1 }, p: 0.45, source: sources.roots2025 },
  { crop: 'canola', rootDepth: { minM: 1, maxM: 1.5 }, p: 0.6, source: sources.roots1998 },
  { crop: 'canola', rootDepth: { minM: 0.8, maxM: 1.3 }, p: 0.5, source: sources.roots2025 },
  { crop: 'mustard', rootDepth: { minM: 0.5, maxM: 1.1 }, p: 0.55, source: sources.roots2025 },
  { crop: 'sunflower', rootDepth: { minM: 0.8, maxM: 1.5 }, p: 0.45, source: sources.roots1998 },
  { crop: 'sunflower', rootDepth: { minM: 0.8, maxM: 2 }, p: 0.5, source: sources.roots2025 },
  { crop: 'onion', rootDepth: { minM: 0.3, maxM: 0.6 }, p: 0.3, source: sources.roots1998 },
  { crop: 'onion', rootDepth: { minM: 0.3, maxM: 0.6 }, p: 0.3, source: sources.roots2025 },
  { crop: 'tomato', rootDepth: { minM: 0.7, maxM: 1.5 }, p: 0.4, source: sources.roots1998 },
  { crop: 'tomato', rootDepth: { minM: 0.6, maxM: 1.2 }, p: 0.4, source: sources.roots2025 },
];
