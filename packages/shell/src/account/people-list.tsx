/** The accounts that were found, with what an operator can do to each. */

import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { showToast } from '@repo/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import { platformApi } from '../platform-api.ts';
import { useFresh } from '../use-fresh.tsx';
import type { AccountMessages } from './account-messages.ts';
import { authPost } from './auth-request.ts';
import { PersonRow } from './person-row.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useEnter } from './use-enter.ts';

export type PersonEntry = Awaited<ReturnType<typeof platformApi.platform.person.search.query>>['items'][number];

export interface PeopleListProps {
  readonly people: readonly PersonEntry[];
  readonly onChanged: () => void;
}

type Open = { readonly what: 'ban' | 'act'; readonly person: PersonEntry } | null;

export function PeopleList({ people, onChanged }: PeopleListProps) {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const fresh = useFresh();
  const enter = useEnter('/');
  const unban = useMutation({
    mutationFn: ({ id }: PersonEntry) => platformApi.platform.person.unban.mutate({ userId: id }),
    onSuccess: (_, { name }) => showToast({ message: t('shell.people.unbanned', { name }) }),
    onError: (error) => showToast({ message: errorMessage(error, i18n), tone: 'refusal' }),
    onSettled: onChanged,
  });

  const standingOf = ({ operator, emailVerified, ban }: PersonEntry) => {
    if (ban) return ban.reason;
    if (operator) return t('shell.people.operator');
    return t(emailVerified ? 'shell.people.confirmed' : 'shell.people.unconfirmed');
  };
  const actionsOf = (person: PersonEntry) => {
    const { id, name, operator, ban } = person;
    if (ban) {
      return (
        <Button
          size="small"
          label={t('shell.people.unban-of', { name })}
          pending={unban.isPending && unban.variables.id === id}
          onPress={() => unban.mutate(person)}
        >
          {t('shell.people.unban')}
        </Button>
      );
    }
    if (operator) return undefined;
    return (
      <>
        <Button size="small" label={t('shell.people.act-of', { name })} onPress={() => setOpen({ what: 'act', person })}>
          {t('shell.people.act')}
        </Button>
        <Button size="small" label={t('shell.people.ban-of', { name })} onPress={() => setOpen({ what: 'ban', person })}>
          {t('shell.people.ban')}
        </Button>
      </>
    );
  };

  return (
    <>
      <ul>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            name={person.name}
            email={person.email}
            role={<bdi>{standingOf(person)}</bdi>}
            time={
              person.ban ? t('shell.people.closed', { time: format.dateTime(new Date(person.ban.at)) }) : t('shell.people.open')
            }
            actions={actionsOf(person)}
          />
        ))}
      </ul>
      {open?.what === 'ban' && (
        <ReasonDialog
          title={t('shell.people.ban-of', { name: open.person.name })}
          lead={t('shell.people.ban-lead')}
          action={t('shell.people.ban')}
          onClose={close}
          run={async (reason) => {
            await platformApi.platform.person.ban.mutate({ userId: open.person.id, reason });
            close();
            onChanged();
            showToast({ message: t('shell.people.banned', { name: open.person.name }) });
          }}
        />
      )}
      {open?.what === 'act' && (
        <ReasonDialog
          title={t('shell.people.act-of', { name: open.person.name })}
          lead={t('shell.people.act-lead')}
          action={t('shell.people.act')}
          onClose={close}
          run={async (reason) => {
            await fresh.run(() => authPost('/impersonate', { userId: open.person.id, reason }));
            close();
            await enter();
          }}
        />
      )}
      {fresh.dialog}
    </>
  );
}
