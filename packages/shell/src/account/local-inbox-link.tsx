/** Without a mail service the mails of this machine are read on a page of it. */
import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { useQuery } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';
import type { AccountMessages } from './account-messages.ts';

export function LocalInboxLink() {
  const { t } = useMessages<AccountMessages>();
  const { data } = useQuery({
    queryKey: ['platform', 'services'],
    queryFn: ({ signal }) => platformApi.platform.services.query(undefined, { signal }),
  });
  const mail = data?.find((service) => service.id === 'mail');
  if (mail?.mode !== 'local') return null;
  return (
    <Notice tone="neutral">
      {t('shell.check-mail.local')}{' '}
      <Link href="/dev/inbox" external>
        {t('shell.check-mail.open-inbox')}
      </Link>
    </Notice>
  );
}
