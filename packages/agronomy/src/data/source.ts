/** Where a row of a table comes from. */
import type { FactStatus } from '@repo/facts';
import type { Edition } from '../edition.ts';

export interface TableSource {
  /** Short name: "FAO-56". */
  document: string;
  /** Table: "Table 6.2, 7.2". */
  clause: string;
  edition?: Edition;
  url?: string;
  /** `verified`: read in the document; `secondary`: taken from another's transcription of it. */
  status: Extract<FactStatus, 'verified' | 'secondary' | 'unverified'>;
  /** Whose transcription, when it is one. */
  transcription?: string;
  licence: string;
}

const revision = {
  document: 'FAO-56',
  edition: '2025',
  url: 'https://doi.org/10.4060/cd6621en',
  status: 'verified',
  licence: 'CC BY 4.0; cite Pereira et al. 2025 with the FAO disclaimer on adaptation',
} as const;

const original = {
  document: 'FAO-56',
  edition: '1998',
  status: 'secondary',
  transcription: 'pyfao56 1.4.0, tools/tables.py, kthorp/pyfao56@1d242ee',
  licence: 'CC0-1.0',
} as const;

/** Tables of coefficients, stage lengths, roots and soils. */
export const sources = {
  coefficients2025Vegetables: { ...revision, clause: 'Table 6.1, 7.1' },
  coefficients2025Field: { ...revision, clause: 'Table 6.2, 7.2' },
  coefficients1998: { ...original, clause: 'Table 12, 17' },
  stages1998: { ...original, clause: 'Table 11' },
  roots2025: { ...revision, clause: 'Table 6.1–6.3, 8.1–8.4' },
  roots1998: { ...original, clause: 'Table 22' },
  soils2025: { ...revision, clause: 'Table 7.5' },
  soilsAquaCrop: {
    document: 'AquaCrop-OSPy',
    clause: 'entities/soil.py',
    status: 'secondary',
    transcription: 'aquacropos/aquacrop@c56cde0',
    licence: 'Apache-2.0',
  },
} as const satisfies Record<string, TableSource>;
