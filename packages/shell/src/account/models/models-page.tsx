import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { Page, Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { errorMessage } from '../../error-message.tsx';
import type { AccountMessages } from '../account-messages.ts';
import { EndMembershipDialog } from '../end-membership-dialog.tsx';
import { CardSection } from './card-section.tsx';
import { FileList } from './file-list.tsx';
import { chooseModel, type ModelsView, modelList, removeModel, resumePull } from './models.ts';
import { PullSheet } from './pull-sheet.tsx';
import { ServerSection } from './server-section.tsx';

/** Model files of the machine that the product runs on. */
export function ModelsPage() {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const list = useQuery(modelList);
  return (
    <Page
      title={t('shell.models.title')}
      lead={t('shell.models.lead')}
      width="text"
      back={<Link href="/settings">{t('common.settings')}</Link>}
    >
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>}
      {list.data?.refused && <Notice tone="attention">{t(`shell.models.refused.${list.data.refused}`)}</Notice>}
      {list.data?.refused === null && <OwnModels view={list.data} />}
    </Page>
  );
}

function OwnModels({ view: { folder, overruledBy, files, servers, cards } }: { readonly view: ModelsView }) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const refresh = useCallback(() => client.invalidateQueries(modelList), [client]);
  const use = useMutation({
    mutationFn: chooseModel,
    onSuccess: (_, name) => {
      showToast({ message: t('shell.models.used', { name }) });
    },
    onError: (error) => {
      showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
    },
    onSettled: refresh,
  });
  const resume = useMutation({
    mutationFn: resumePull,
    onError: (error) => {
      showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
    },
    onSettled: refresh,
  });
  const ended = useCallback(
    (name: string, arrived: boolean) => {
      if (arrived) showToast({ message: t('shell.models.arrived', { name }) });
      void refresh();
    },
    [t, refresh],
  );
  const add = (
    <Button tone="primary" icon="add" onPress={() => setAdding(true)}>
      {t('shell.models.add')}
    </Button>
  );
  return (
    <>
      {overruledBy && <Notice tone="attention">{t('shell.models.overruled', { name: overruledBy })}</Notice>}
      <Section title={t('shell.models.files')} aside={files.length > 0 && add}>
        {files.length === 0 && (
          <EmptyState title={t('shell.models.none')} action={add}>
            {t('shell.models.none-hint')}
          </EmptyState>
        )}
        <FileList
          files={files}
          onUse={(file) => use.mutate(file)}
          onResume={(file) => resume.mutate(file)}
          onRemove={setLeaving}
          onEnd={ended}
        />
        {folder !== null && (
          <p className="break-all pt-4 text-sm text-ink-soft">{t('shell.models.folder', { path: folder })}</p>
        )}
      </Section>
      <ServerSection servers={servers} />
      <CardSection cards={cards} onBegun={refresh} />
      <PullSheet
        open={adding}
        onClose={() => setAdding(false)}
        onBegun={async () => {
          await refresh();
          setAdding(false);
        }}
      />
      {leaving !== null && (
        <EndMembershipDialog
          title={t('shell.models.remove-title')}
          question={t('shell.models.remove-question', { name: leaving })}
          action={t('common.delete')}
          onClose={() => setLeaving(null)}
          end={async () => {
            await removeModel(leaving);
            await refresh();
            setLeaving(null);
            showToast({ message: t('shell.models.removed', { name: leaving }) });
          }}
        />
      )}
    </>
  );
}
