/** What cannot be taken back: the organization, for its owners, and the own account. */
import { allows } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { useNavigation } from '@repo/ui/link';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { platformApi } from '../platform-api.ts';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { DeleteDialog } from './delete-dialog.tsx';

export function DeletionSection() {
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const { navigate } = useNavigation();
  const { session } = useSession();
  const [open, setOpen] = useState<'organization' | 'account' | null>(null);
  if (!session) return null;
  const { organization, email } = session;
  const close = () => setOpen(null);
  const gone = (message: string) => async () => {
    close();
    showToast({ message });
    navigate('/');
    await client.resetQueries();
  };
  return (
    <Section title={t('shell.deletion.title')}>
      <div className="flex flex-wrap gap-4">
        {organization && allows(organization.role, 'organization', 'delete') && !organization.demo && (
          <Button onPress={() => setOpen('organization')}>{t('shell.deletion.organization')}</Button>
        )}
        <Button onPress={() => setOpen('account')}>{t('shell.deletion.account')}</Button>
      </div>
      {open === 'organization' && organization && (
        <DeleteDialog
          title={t('shell.deletion.organization')}
          label={t('shell.organization.name')}
          expected={organization.name}
          field="name"
          remove={(name) => platformApi.platform.deletion.organization.mutate({ name })}
          onDone={gone(t('shell.deletion.organization-gone', { organization: organization.name }))}
          onClose={close}
        >
          {t('shell.deletion.organization-lead')}
        </DeleteDialog>
      )}
      {open === 'account' && (
        <DeleteDialog
          title={t('shell.deletion.account')}
          label={t('shell.field.email')}
          expected={email}
          field="email"
          remove={(typed) => platformApi.platform.deletion.account.mutate({ email: typed })}
          onDone={gone(t('shell.deletion.account-gone'))}
          onClose={close}
        >
          {t('shell.deletion.account-lead')}
        </DeleteDialog>
      )}
    </Section>
  );
}
