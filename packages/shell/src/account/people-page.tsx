/** For the people who run the deployment: finds accounts, closes and opens them, acts as somebody. */

import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { TextField } from '@repo/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Redirect } from 'wouter';
import { errorMessage } from '../error-message.tsx';
import { platformApi } from '../platform-api.ts';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { PeopleList } from './people-list.tsx';
import { WithMessages } from './with-messages.tsx';

const shortest = 3;

function People() {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const { session, pending, error, refresh } = useSession();
  if (!pending && !error && !session) return <Redirect to="/sign-in?to=%2Fadmin%2Fpeople" replace />;
  return (
    <Page
      title={t('shell.people.title')}
      lead={t('shell.people.lead')}
      width="text"
      back={<Link href="/settings">{t('common.settings')}</Link>}
    >
      {pending && <Skeleton lines={3} />}
      {error && <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>}
      {session?.operator && <Search />}
      {session?.operator === false && <p>{i18n.t('errors.FORBIDDEN')}</p>}
    </Page>
  );
}

function Search() {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const [typed, setTyped] = useState('');
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const short = typed.trim().length < shortest;
  const list = useQuery({
    queryKey: ['platform', 'people', email],
    queryFn: async ({ signal }) => (await platformApi.platform.person.search.query({ email }, { signal })).items,
    enabled: email !== '',
    // An account may have been closed by somebody else meanwhile.
    staleTime: 0,
  });
  return (
    <div className="flex flex-col gap-6">
      <search>
        <form
          noValidate
          className="flex max-w-field flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (short) return;
            if (typed.trim() === email) void list.refetch();
            else setEmail(typed.trim());
          }}
        >
          <TextField
            label={t('shell.people.search')}
            name="email"
            type="email"
            autoComplete="off"
            hint={t('shell.people.search-hint')}
            error={asked && short ? t('shell.people.search-short') : undefined}
            value={typed}
            onChange={setTyped}
          />
          <Button type="submit" tone="primary" pending={list.isFetching}>
            {t('shell.people.find')}
          </Button>
        </form>
      </search>
      {list.isError && <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>}
      {list.data?.length === 0 && <p>{t('shell.people.none')}</p>}
      {list.data && list.data.length > 0 && <PeopleList people={list.data} onChanged={() => void list.refetch()} />}
    </div>
  );
}

export function PeoplePage() {
  return (
    <WithMessages>
      <People />
    </WithMessages>
  );
}
