/** Every message key that the engine can emit, for a catalogue's completeness test. */
import { evidenceKinds } from './evidence-kinds.ts';
import { factKeys, labelKeys, roundingMessageKeys, scopeKeys } from './explain/keys.ts';
import { warningKeys } from './quote/warnings.ts';
import { invalidReasons, refusalCodes } from './refusal-codes.ts';
import { ruleCatalogue } from './rules/catalogue.ts';
import { evidenceReasons } from './rules/evidence.ts';

const ruleReasons = [...ruleCatalogue.murabaha, ...ruleCatalogue['diminishing-musharakah']].flatMap(({ key, reasons }) =>
  reasons.map((reason) => `rules.${key}.${reason}`),
);

/** Keys below the vertical's own namespace: `rules.…`, `refusals.…`, `facts.…`, `rounding.…`, `scope.…`, `excluded.…`, `evidence.…`. */
export const messageKeys: readonly string[] = [
  ...new Set([
    ...ruleReasons,
    ...evidenceReasons.map((key) => `rules.${key}`),
    ...warningKeys.map((key) => `rules.${key}`),
    ...refusalCodes.filter((code) => code !== 'INVALID_INPUT').map((code) => `refusals.${code}`),
    ...invalidReasons.map((reason) => `refusals.invalid.${reason}`),
    'excluded.COST_NOT_DIRECT',
    'excluded.INSURANCE_BEFORE_SALE',
    ...evidenceKinds.map((kind) => `evidence.${kind}`),
    ...factKeys,
    ...labelKeys,
    ...roundingMessageKeys,
    ...scopeKeys,
  ]),
].sort();
