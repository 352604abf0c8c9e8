import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { fieldsKey } from '../field-queries.ts';

export type MissingDays = NonNullable<Awaited<ReturnType<typeof api.crops.weather.fetch.mutate>>['missing']>;

/** Asks the provider for the field's weather; what is stored stays when it does not answer. */
export function useFetchWeather(fieldId: string) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const client = useQueryClient();
  const fetching = useMutation({
    mutationFn: () => api.crops.weather.fetch.mutate({ fieldId }),
    onSuccess: async ({ stored }) => {
      showToast({ message: t('crops.weather.fetched', { n: format.number(stored) }) });
      await client.invalidateQueries({ queryKey: fieldsKey });
    },
  });
  return {
    fetch: () => fetching.mutate(),
    pending: fetching.isPending,
    /** Of the season's first days, after a fetch. */
    missing: fetching.data?.missing ?? null,
    failure: fetching.error ? errorMessage(fetching.error, i18n) : null,
  };
}
