import { useI18n, useMessages } from '@repo/i18n/react';
import type { AccountMessages } from './account-messages.ts';
import type { AuditView } from './audit-log.ts';
import { useRoleWords } from './use-role-words.ts';

/** Who did what, and when. An action that has no words of its own is shown by its name. */
export function AuditRow({ entry }: { readonly entry: AuditView }) {
  const { has, t: translate, locale } = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const { nameOf } = useRoleWords();
  const { seq, at, actor, impersonated, action, words, details } = entry;
  const key = `shell.audit.action.${action}`;
  const done = words?.[locale] ?? (has(key) ? translate(key) : null);
  const others = { key: t('shell.audit.key'), operator: t('shell.audit.operator'), system: t('shell.audit.system') };
  const other = Object.entries(others).find(([kind]) => kind === actor.kind)?.[1];
  const { role } = details;

  return (
    <li className="border-b border-line py-4">
      <p className="font-semibold">{done ?? <bdi dir="ltr">{action}</bdi>}</p>
      <p>
        <bdi>{actor.name ?? other ?? t('shell.audit.former')}</bdi>
        {impersonated && <> · {t('shell.audit.operator')}</>}
        {(role === 'owner' || role === 'admin' || role === 'member') && <> · {nameOf(role)}</>}
      </p>
      {details.outcome === 'unknown' && <p>{t('shell.audit.unknown')}</p>}
      {details.outcome === 'failed' && <p>{t('shell.audit.failed')}</p>}
      <p className="text-sm text-ink-soft">
        <time dateTime={at}>{format.dateTime(new Date(at))}</time> · {t('shell.audit.number', { seq: format.number(seq) })}
      </p>
    </li>
  );
}
