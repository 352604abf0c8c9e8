import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { ChooseFile } from './choose-file.tsx';
import { EndMembershipDialog } from './end-membership-dialog.tsx';
import { FileRow } from './file-row.tsx';
import { downloadFile, type FileEntry, fileList, removeFile } from './files.ts';
import { OrganizationName } from './organization-name.tsx';
import { SpaceBar } from './space-bar.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

const accepted = 'image/png,image/jpeg,image/webp,application/pdf,text/plain,text/csv,text/markdown,.md,.csv,.txt';

/** What the active organization keeps: added, fetched and deleted here. */
export function FilesPage() {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const { session } = useSession();
  const list = useInfiniteQuery(fileList);
  const [leaving, setLeaving] = useState<FileEntry | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: fileList.queryKey });
  const { uploads, add, send, drop } = useUploads(() => void refresh());
  const download = useMutation({
    mutationFn: downloadFile,
    onError: (error) => {
      showToast({ message: errorMessage(error, i18n), tone: 'attention' });
    },
  });
  const pages = list.data?.pages;
  const space = pages?.[0]?.space;
  const files = pages?.flatMap(({ items }) => items);
  const choose = (
    <ChooseFile tone="primary" icon="add" accept={accepted} multiple onChoose={(chosen) => void add(chosen)}>
      {t('shell.files.add')}
    </ChooseFile>
  );

  return (
    <Page
      title={t('shell.files.title')}
      lead={session?.organization && <OrganizationName name={session.organization.name} />}
      width="text"
      back={<Link href="/settings">{t('common.settings')}</Link>}
      actions={files && files.length > 0 && choose}
    >
      <UploadList uploads={uploads} onRetry={(upload) => void send(upload)} onDrop={({ key }) => drop(key)} />
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>}
      {files?.length === 0 && (
        <EmptyState title={t('shell.files.none')} action={choose}>
          {t('shell.files.none-hint')}
        </EmptyState>
      )}
      {files && files.length > 0 && (
        <ul>
          {files.map((file) => (
            <FileRow key={file.id} file={file} onDownload={() => download.mutate(file.id)} onRemove={() => setLeaving(file)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="pt-4">
          <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('common.show-more')}
          </Button>
        </div>
      )}
      {space && <SpaceBar used={space.used} quota={space.quota} />}
      {leaving && (
        <EndMembershipDialog
          title={t('shell.files.remove-title')}
          question={t('shell.files.remove-question', { name: leaving.name })}
          action={t('common.delete')}
          onClose={() => setLeaving(null)}
          end={async () => {
            await removeFile(leaving.id);
            await refresh();
            setLeaving(null);
            showToast({ message: t('shell.files.removed', { name: leaving.name }) });
          }}
        />
      )}
    </Page>
  );
}
