import { useMessages } from '@repo/i18n/react';
import { StatusChip, type StatusTone } from '@repo/ui/status-chip';
import type { BillingMessages, SoldVertical } from './billing.ts';

const tones: Readonly<Record<SoldVertical['state'], StatusTone>> = {
  ...{ free: 'neutral', trialing: 'passed', active: 'passed' },
  ...{ 'past-due': 'attention', ended: 'neutral' },
};

/** In which state a subscription is; nothing where there never was one, whose plan says it all. */
export function StateChip({ state }: Pick<SoldVertical, 'state'>) {
  const { t } = useMessages<BillingMessages>();
  if (state === 'free') return null;
  const words = {
    trialing: t('billing.state.trialing'),
    active: t('billing.state.active'),
    'past-due': t('billing.state.past-due'),
    ended: t('billing.state.ended'),
  };
  return <StatusChip tone={tones[state]}>{words[state]}</StatusChip>;
}
