import { useMessages } from '@repo/i18n/react';
import { Section } from '@repo/ui/page';
import type { AccountMessages } from '../account-messages.ts';
import type { ModelsView } from './models.ts';

/** Model servers that were found on this machine; nothing where there are none. */
export function ServerSection({ servers }: Pick<ModelsView, 'servers'>) {
  const { t } = useMessages<AccountMessages>();
  if (servers.length === 0) return null;
  return (
    <Section title={t('shell.models.servers')}>
      <p className="pb-2 text-ink-soft">{t('shell.models.servers-hint')}</p>
      <ul>
        {servers.map(({ name, host, models }) => (
          <li key={host} className="border-b border-line py-4">
            <p className="font-semibold">
              <bdi>{name}</bdi> · <bdi dir="ltr">{host}</bdi>
            </p>
            <p className="break-words text-sm text-ink-soft">
              <bdi dir="ltr">{models.join(', ')}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
