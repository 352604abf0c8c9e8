import type { IsoDate } from '@repo/facts';
import type { QuoteView } from '../../api/quote/quote-view.ts';
import { decodeInputs } from '../../wire/inputs.ts';
import type { FieldWriter } from './form/field-writer.ts';
import { fillForm } from './form/fill-form.ts';
import type { QuoteDraft } from './quote-draft.ts';

/** The form of a saved quote, unchanged. */
export function draftOf({ id, title, revision, inputs }: QuoteView, today: IsoDate, write: FieldWriter): QuoteDraft {
  return { ...fillForm(decodeInputs(inputs), title, today, write), id, revision };
}
