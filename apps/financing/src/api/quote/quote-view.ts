/** What the API shows of a quote. */
import { publicId } from '@repo/db';
import { z } from 'zod';
import { evidenceView } from '../evidence/evidence-view.ts';
import { dateText, inputsSchema } from './inputs-schema.ts';

export const productSchema = z.enum(['murabaha', 'diminishing-musharakah']);
const paisaText = z.string().regex(/^-?\d+$/);

/** After a save: where the quote is now. */
export const savedQuote = z.strictObject({
  /** "quote_…" */
  id: z.string(),
  revision: z.int(),
  title: z.string(),
  /** ISO instant. */
  savedAt: z.string(),
});
export type SavedQuote = z.output<typeof savedQuote>;

/** The headline figures of the current revision. */
const figures = {
  financed: paisaText,
  price: paisaText,
  firstPayment: paisaText,
  /** Effective profit rate; null when none exists. */
  epr: z.string().nullable(),
  checksPassed: z.int(),
  checksTotal: z.int(),
};

export const quoteRow = savedQuote.extend({ product: productSchema, ...figures });
export type QuoteRow = z.output<typeof quoteRow>;

export const quoteView = quoteRow.extend({
  inputs: inputsSchema,
  asOf: dateText,
  engineVersion: z.string(),
  ruleSetVersion: z.string(),
  evidence: z.array(evidenceView),
});
export type QuoteView = z.output<typeof quoteView>;

interface SavedColumns {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
}

interface QuoteColumns extends SavedColumns {
  readonly product: string;
}

interface RevisionColumns {
  readonly financed: bigint;
  readonly price: bigint;
  readonly firstPayment: bigint;
  readonly epr: string | null;
  readonly checksPassed: number;
  readonly checksTotal: number;
  readonly createdAt: Date;
}

export function savedOf(quote: SavedColumns, revision: { readonly createdAt: Date }): SavedQuote {
  const { id, title } = quote;
  return { id: publicId('quote', id), revision: quote.revision, title, savedAt: revision.createdAt.toISOString() };
}

export function rowOf(quote: QuoteColumns, revision: RevisionColumns): QuoteRow {
  return {
    ...savedOf(quote, revision),
    product: productSchema.parse(quote.product),
    financed: revision.financed.toString(),
    price: revision.price.toString(),
    firstPayment: revision.firstPayment.toString(),
    epr: revision.epr,
    checksPassed: revision.checksPassed,
    checksTotal: revision.checksTotal,
  };
}
