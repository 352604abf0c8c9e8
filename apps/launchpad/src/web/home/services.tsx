/** What stands behind the product on this machine, and which variable would change it. */
import { useI18n, useMessages } from '@repo/i18n/react';
import type { Service } from '@repo/server/types';
import { StatusChip, type StatusTone } from '@repo/ui/status-chip';
import { useQuery } from '@tanstack/react-query';
import { servicesInUse } from './home-queries.ts';
import { ModelSteps } from './model-steps.tsx';

const tones: Record<Service['mode'], StatusTone> = { local: 'neutral', set: 'passed', absent: 'attention' };

export function Services() {
  const { t } = useMessages<typeof import('../../messages/en.json') & typeof import('@repo/server/messages/en.json')>();
  const { t: sentence } = useI18n();
  const { data } = useQuery(servicesInUse);
  if (!data) return null;
  return (
    <section aria-labelledby="services" className="pt-16">
      <h2 id="services" className="text-xl font-semibold">
        {t('launchpad.services.title')}
      </h2>
      <dl className="pt-4">
        {data.map(({ id, mode, messageKey, params, variable }) => (
          <div key={id} className="grid gap-x-6 gap-y-1 border-t border-line py-4 sm:grid-cols-[10rem_1fr_auto]">
            <dt className="font-semibold">{t(`server.service.${id}.name`)}</dt>
            <dd className="max-w-text min-w-0 text-ink-soft">
              {sentence(messageKey, params)}
              {mode === 'local' && <> {t('launchpad.services.change', { variable })}</>}
              {id === 'inference' && mode === 'absent' && <ModelSteps cause={messageKey} />}
            </dd>
            <dd>
              <StatusChip tone={tones[mode]}>{t(`launchpad.services.${mode}`)}</StatusChip>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
