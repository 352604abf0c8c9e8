/** What a scope lets a program do, in words. */
import { useMessages } from '@repo/i18n/react';
import { useBoot } from '../boot.tsx';
import type { AccountMessages } from './account-messages.ts';

export function useScopeWords(): (scope: string) => string {
  const { t, locale } = useMessages<AccountMessages>();
  const { verticals } = useBoot();
  return (scope) => {
    const [id, right] = scope.split(':');
    if (id === 'platform') return t('shell.keys.scope-organization');
    const vertical = verticals.find((one) => one.id === id)?.name[locale] ?? id ?? scope;
    return right === 'read' ? t('shell.keys.scope-read', { vertical }) : t('shell.keys.scope-write', { vertical });
  };
}
