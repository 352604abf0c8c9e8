/** What of the water that was applied stays on the field. */
import { rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { efficiencyOf } from '../../advice/efficiency.ts';
import type { FieldInputs } from '../../wire/inputs.ts';
import type { Entry } from '../../wire/stored.ts';
import { depthText } from './depth.ts';

type Texts = Pick<I18n, 't' | 'format'>;
type Inputs = Pick<FieldInputs, 'method' | 'efficiencyPct'>;

/** An applied depth and what of it stays by the field's efficiency; the depth alone where all of it does. @param depth tenths of a millimetre */
export function appliedText(depth: number, inputs: Inputs, i18n: Texts): string {
  const efficiency = efficiencyOf(inputs);
  const applied = depthText(depth, i18n);
  if (efficiency >= 1) return applied;
  return i18n.t(inputs.efficiencyPct === null ? 'crops.ledger.stays-assumed' : 'crops.ledger.stays', {
    applied,
    net: depthText(depth * efficiency, i18n),
    percent: i18n.format.percent(rate(String(Number(efficiency.toFixed(4))))),
  });
}

/** Rain in the gauge is all on the field. */
export function entryDepthText({ kind, depth }: Pick<Entry, 'kind' | 'depth'>, inputs: Inputs, i18n: Texts): string {
  return kind === 'irrigation' ? appliedText(depth, inputs, i18n) : depthText(depth, i18n);
}
