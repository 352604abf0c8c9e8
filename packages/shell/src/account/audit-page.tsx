import { allows } from '@repo/auth/roles';
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { Page, Section } from '@repo/ui/page';
import { SelectField } from '@repo/ui/select-field';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBoot } from '../boot.tsx';
import { errorMessage } from '../error-message.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { auditExportPath, auditLog } from './audit-log.ts';
import { AuditRow } from './audit-row.tsx';
import { memberList } from './members.ts';

const kinds = ['organization', 'member', 'invitation', 'audit'] as const;

/** What was done in the active organization, for its owners and administrators. */
export function AuditPage() {
  const { session } = useSession();
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const organization = session?.organization;
  if (!organization) return null;
  if (!allows(organization.role, 'audit', 'read')) {
    return (
      <Page title={t('shell.audit.title')} width="text" back={<Link href="/settings">{t('common.settings')}</Link>}>
        <Notice tone="attention">{i18n.t('errors.FORBIDDEN')}</Notice>
      </Page>
    );
  }
  return (
    <Page
      title={t('shell.audit.title')}
      lead={t('shell.audit.lead')}
      width="text"
      back={<Link href="/settings">{t('common.settings')}</Link>}
      actions={
        <Link href={auditExportPath(organization.id)} look="secondary" external>
          {t('shell.audit.export')}
        </Link>
      }
    >
      <AuditLog organizationId={organization.id} />
    </Page>
  );
}

function AuditLog({ organizationId }: { readonly organizationId: string }) {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const [person, setPerson] = useState('');
  const [kind, setKind] = useState('');
  const { verticals } = useBoot();
  const members = useQuery(memberList(organizationId));
  const filter = { actorId: person === '' ? null : person, action: kind === '' ? null : `${kind}.` };
  const log = useInfiniteQuery(auditLog(organizationId, filter));

  const people = (members.data ?? []).map(({ userId, name }) => ({ value: userId, label: name }));
  const named = [
    ...kinds.map((value) => ({ value: `${value}`, label: t(`shell.audit.kind-${value}`) })),
    ...verticals.map(({ id, name }) => ({ value: id, label: name[i18n.locale] })),
  ];
  const newest = log.data?.pages[0];
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <div className="grid gap-4 pb-4 sm:grid-cols-2">
        <SelectField
          label={t('shell.audit.person')}
          value={person}
          onChange={setPerson}
          options={[{ value: '', label: t('shell.audit.everyone') }, ...people]}
        />
        <SelectField
          label={t('shell.audit.kind')}
          value={kind}
          onChange={setKind}
          options={[{ value: '', label: t('shell.audit.kind-all') }, ...named]}
        />
      </div>
      {log.isPending && <Skeleton lines={6} />}
      {log.isError && <ErrorState onRetry={() => void log.refetch()}>{errorMessage(log.error, i18n)}</ErrorState>}
      {log.isSuccess && items.length === 0 && (
        <EmptyState title={t(newest?.count === 0 ? 'shell.audit.empty' : 'shell.audit.none')} />
      )}
      <ul>
        {items.map((entry) => (
          <AuditRow key={entry.seq} entry={entry} />
        ))}
      </ul>
      {log.hasNextPage && (
        <div className="pt-4">
          <Button pending={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>
            {t('shell.audit.more')}
          </Button>
        </div>
      )}
      {newest && newest.count > 0 && (
        <Section title={t('shell.audit.anchor')}>
          <p className="max-w-text text-ink-soft">{t('shell.audit.anchor-hint')}</p>
          <p className="break-all pt-2">
            <bdi dir="ltr">
              {format.number(newest.count)} · <code>{newest.head}</code>
            </bdi>
          </p>
        </Section>
      )}
    </>
  );
}
