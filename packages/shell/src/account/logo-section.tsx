/** The organization's picture: shown, changed and taken away. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { ChooseFile } from './choose-file.tsx';
import { removeFile, uploadFile } from './files.ts';
import { organizationLogo } from './logo-query.ts';
import { OrganizationImage } from './organization-image.tsx';

export function LogoSection({ organization }: { readonly organization: string }) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const logo = useQuery(organizationLogo);
  const onSuccess = () => client.invalidateQueries({ queryKey: ['platform'] });
  const change = useMutation({ mutationFn: (file: File) => uploadFile(file, { kind: 'logo' }), onSuccess });
  const remove = useMutation({ mutationFn: removeFile, onSuccess });
  const error = change.error ?? remove.error;
  return (
    <div className="flex flex-col items-start gap-3 pt-6">
      <p className="font-semibold">{t('shell.logo.title')}</p>
      {logo.data && <OrganizationImage path={logo.data.path} alt={t('shell.logo.of', { organization })} size="large" />}
      {error && <Notice tone="refusal">{errorMessage(error, i18n)}</Notice>}
      <div className="flex flex-wrap gap-2">
        <ChooseFile
          accept="image/png,image/jpeg,image/webp"
          pending={change.isPending}
          onChoose={([file]) => {
            remove.reset();
            if (file) change.mutate(file);
          }}
        >
          {logo.data ? t('shell.logo.change') : t('shell.logo.choose')}
        </ChooseFile>
        {logo.data && (
          <Button pending={remove.isPending} onPress={() => logo.data && remove.mutate(logo.data.id)}>
            {t('shell.logo.remove')}
          </Button>
        )}
      </div>
      <p className="text-sm text-ink-soft">{t('shell.logo.hint')}</p>
    </div>
  );
}
