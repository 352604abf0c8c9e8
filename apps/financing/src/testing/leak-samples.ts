/** Inputs of every procedure, made of the ids of an organization's rows: for the test that nobody reaches the rows of another. */
import { publicId } from '@repo/db';
import { type ForeignRows, type LeakSamples, Sample } from '@repo/server/testing';
import { evidenceKind } from '../api/evidence/evidence-view.ts';
import { inputsSchema } from '../api/quote/inputs-schema.ts';
import { encodeCursor } from '../api/quote/list-cursor.ts';
import type { FinancingRouter } from '../api/router.ts';
import { carInputs } from '../api/testing/open-desk.ts';

const quoteId = (foreign: ForeignRows) => foreign.publicId('quote', 'FinancingQuote');

export const leakSamples: LeakSamples<FinancingRouter> = {
  samples: {
    quote: {
      list: [
        () => ({}),
        new Sample(
          (foreign) => ({ cursor: encodeCursor({ id: foreign.uuid('FinancingQuote'), updatedAt: new Date('2100-01-01') }) }),
          { foreign: 'success' },
        ),
      ],
      get: (foreign) => ({ id: quoteId(foreign) }),
      explain: (foreign) => ({ id: quoteId(foreign) }),
      save: [
        (foreign) => ({
          id: quoteId(foreign),
          expectedRevision: 1,
          title: 'Saved',
          inputs: inputsSchema.parse(
            foreign.row('FinancingQuoteRevision', { quoteId: foreign.uuid('FinancingQuote'), revision: 1 }).inputs,
          ),
        }),
        (foreign) => ({
          id: foreign.clientId('FinancingQuote'),
          expectedRevision: 0,
          title: 'New',
          inputs: inputsSchema.parse(carInputs),
        }),
      ],
      duplicate: (foreign) => ({ id: quoteId(foreign), newId: foreign.clientId('FinancingQuote'), title: 'Copy' }),
      delete: (foreign) => ({ id: quoteId(foreign) }),
      restore: (foreign) => ({ id: quoteId(foreign) }),
    },
    evidence: {
      add: (foreign) => {
        const { quoteId, ruleId, kind, date } = foreign.row('FinancingQuoteEvidence');
        return {
          id: foreign.clientId('FinancingQuoteEvidence'),
          quoteId: publicId('quote', String(quoteId)),
          ruleId: String(ruleId),
          kind: evidenceKind.parse(kind),
          reference: 'INV-1',
          date: String(date),
          suppliedBy: 'Bilal',
          approvedBy: null,
        };
      },
      list: (foreign) => ({ quoteId: quoteId(foreign) }),
    },
  },
};
