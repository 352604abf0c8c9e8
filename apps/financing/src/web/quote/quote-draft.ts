/** A quote as it is being typed. */
import type { IsoDate } from '@repo/facts';
import { randomUuid } from '@repo/ui/random-uuid';
import { defaultForm } from './form/default-form.ts';
import type { FormValues } from './form/field.ts';
import type { FieldWriter } from './form/field-writer.ts';

/** The form, and which saved quote it belongs to. A type, not an interface: drafts are kept as JSON. */
export type QuoteDraft = FormValues & {
  /** A fresh UUID before the first save, the public id afterwards. */
  readonly id: string;
  /** The revision that is being edited; 0 before the first save. */
  readonly revision: number;
};

/** Changes with the shape of the form, so that a draft of an older version is not read. */
const shape = 1;
export const newDraftKey = `financing.new-quote.${shape}`;
export const savedDraftKey = (id: string) => `financing.quote.${shape}.${id}`;

export function emptyDraft(today: IsoDate, write: FieldWriter): QuoteDraft {
  return { ...defaultForm(today, write), id: randomUuid(), revision: 0 };
}

export function formOf({ product, title, texts, costs, harvests }: QuoteDraft): FormValues {
  return { product, title, texts, costs, harvests };
}
