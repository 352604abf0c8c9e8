/** What a person can do on this machine to get a model, the easiest first. */
import { isolate } from '@repo/i18n';
import { useI18n, useMessages } from '@repo/i18n/react';
import { useSession } from '@repo/shell/session';
import { Disclosure } from '@repo/ui/disclosure';
import { Link } from '@repo/ui/link';
import { useQuery } from '@tanstack/react-query';
import { modelSteps } from './home-queries.ts';

export function ModelSteps({ cause }: { readonly cause: string }) {
  const { t } = useMessages<typeof import('../../messages/en.json')>();
  const { locale } = useI18n();
  const { session } = useSession();
  const { data = [] } = useQuery(modelSteps(cause));
  if (data.length === 0) return null;
  return (
    <div className="pt-2 text-ink">
      <Disclosure title={t('launchpad.services.steps')}>
        <ul className="space-y-4 pt-2">
          {data.map((step) => (
            <li key={step.line}>
              <p className="text-ink-soft">{locale === 'ur' ? isolate(step.ur, 'rtl') : step.en}</p>
              <code dir="ltr" className="block overflow-x-auto py-1 text-start text-sm whitespace-nowrap">
                {step.line}
              </code>
            </li>
          ))}
        </ul>
        {session?.organization?.role === 'owner' && (
          <p className="pt-4">
            <Link href="/organization/models">{t('launchpad.services.model-files')}</Link>
          </p>
        )}
      </Disclosure>
    </div>
  );
}
