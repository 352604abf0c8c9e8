import { allows } from '@repo/auth/roles';
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { Page, Section } from '@repo/ui/page';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { InPlaceNote } from './in-place-note.tsx';
import { KeySection } from './key-section.tsx';
import { keyList } from './keys.ts';
import { NewKeySheet } from './new-key-sheet.tsx';
import { ShownKey } from './shown-key.tsx';

/** The programs that work for the active organization. */
export function KeysPage() {
  const { t } = useMessages<AccountMessages>();
  const { session } = useSession();
  const organization = session?.organization;
  if (!organization) return null;
  const { id, name, role } = organization;
  return (
    <Page
      title={t('shell.keys.title')}
      lead={<bdi>{name}</bdi>}
      width="text"
      back={<Link href="/settings">{t('common.settings')}</Link>}
    >
      {allows(role, 'keys', 'read') ? (
        <Keys organizationId={id} inPlace={session.impersonated} />
      ) : (
        <Notice tone="attention">{t('shell.keys.denied')}</Notice>
      )}
    </Page>
  );
}

function Keys({ organizationId, inPlace }: { readonly organizationId: string; readonly inPlace: boolean }) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const list = useQuery(keyList(organizationId));
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries(keyList(organizationId));

  if (list.isPending) return <Skeleton lines={4} />;
  if (list.isError) return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;
  return (
    <>
      <InPlaceNote about="keys" />
      <div className="flex flex-col items-start gap-6 pb-4">
        <p>{t('shell.keys.lead')}</p>
        {made && <ShownKey text={made} onDone={() => setMade(null)} />}
        {!inPlace && (
          <Button tone="primary" icon="add" onPress={() => setOpen(true)}>
            {t('shell.keys.new')}
          </Button>
        )}
      </div>
      <KeySection keys={list.data.keys} inPlace={inPlace} onChanged={refresh} />
      <Section title={t('shell.keys.example')}>
        <pre dir="ltr" className="overflow-x-auto rounded border border-line bg-raised p-4 text-sm">
          {`curl ${location.origin}/api/v1/platform/organization \\\n  -H "Authorization: Bearer $KEY"`}
        </pre>
        <p className="pt-4">
          <a className="underline underline-offset-4" href="/api/v1/docs">
            {t('shell.keys.documents')}
          </a>
        </p>
      </Section>
      <NewKeySheet
        organizationId={organizationId}
        scopes={list.data.scopes}
        open={open}
        onClose={() => setOpen(false)}
        onMade={(text) => {
          setOpen(false);
          setMade(text);
          void refresh();
        }}
      />
    </>
  );
}
