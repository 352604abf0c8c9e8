import { useI18n, useMessages } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { RadioCards } from '@repo/ui/radio-cards';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { organizationList, switchOrganization } from './organizations.ts';

export interface OrganizationChoiceProps {
  readonly current: string | null;
  /** An operator acts for the person, and founds nothing. */
  readonly inPlace: boolean;
}

/** The organizations of the person, the active one chosen. */
export function OrganizationChoice({ current, inPlace }: OrganizationChoiceProps) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const list = useQuery(organizationList);
  const change = useMutation({ mutationFn: switchOrganization, onSuccess: () => client.resetQueries() });

  if (list.isPending) return <Skeleton lines={2} />;
  if (list.isError) return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;
  return (
    <div className="flex max-w-field flex-col gap-4">
      {change.error && <Notice tone="refusal">{errorMessage(change.error, i18n)}</Notice>}
      {list.data.length > 0 && (
        <RadioCards
          label={t('shell.organization.active')}
          value={change.isPending ? change.variables : (current ?? '')}
          onChange={(id) => change.mutate(id)}
          options={list.data.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {!inPlace && (
        <p>
          <Link href="/organization/new?to=%2Fsettings" look="secondary" icon="add">
            {t('shell.organization.new')}
          </Link>
        </p>
      )}
    </div>
  );
}
