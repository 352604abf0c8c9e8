import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { planAction } from '@repo/shell/plan-link';
import { randomUuid } from '@repo/ui/random-uuid';
import { showToast } from '@repo/ui/toast';
import { stripIsolates } from '@repo/urdu-text/direction';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { longestTitle } from '../../wire/limits.ts';
import { api } from '../api.ts';
import { quotesKey } from './quote-queries.ts';

interface Named {
  readonly id: string;
  readonly title: string;
}

/** What can be done with a saved quote from a list or its page. */
export function useQuoteActions() {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const onError = (error: unknown) =>
    showToast({ message: errorMessage(error, i18n), tone: 'refusal', ...planAction(error, i18n, navigate) });
  const refresh = () => client.invalidateQueries({ queryKey: quotesKey });

  const restore = useMutation({
    mutationFn: ({ id }: Named) => api.financing.quote.restore.mutate({ id }),
    onSuccess: async () => {
      showToast({ message: t('financing.quote.restored') });
      await refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Named) => api.financing.quote.delete.mutate({ id }),
    onSuccess: async (_, quote) => {
      showToast({
        message: t('financing.quote.deleted'),
        undo: { label: t('financing.quote.undo'), onUndo: () => restore.mutate(quote) },
      });
      await refresh();
    },
    onError,
  });
  const duplicate = useMutation({
    mutationFn: ({ id, title }: Named) => {
      const copyTitle = stripIsolates(t('financing.quote.copy-title', { title })).slice(0, longestTitle);
      return api.financing.quote.duplicate.mutate({ id, newId: randomUuid(), title: copyTitle });
    },
    onSuccess: async (copy) => {
      showToast({ message: t('financing.quote.duplicated') });
      await refresh();
      navigate(`/quotes/${copy.id}`);
    },
    onError,
  });

  return {
    duplicate: (quote: Named) => duplicate.mutate(quote),
    /** Deletes at once; the toast brings it back. */
    remove: (quote: Named, onRemoved: () => void = () => undefined) => remove.mutate(quote, { onSuccess: onRemoved }),
  };
}
