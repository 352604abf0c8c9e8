import { useMessages } from '@repo/i18n/react';
import type { AccountMessages } from '../account-messages.ts';

const megabyte = 1_000_000;
const gigabyte = 1_000_000_000;

/** Sizes of model files in powers of 1000, as those who publish them state them. */
export function useModelSize(): (bytes: number) => string {
  const { t, format } = useMessages<AccountMessages>();
  return (bytes) =>
    bytes >= gigabyte
      ? t('shell.files.gigabytes', { amount: format.number((bytes / gigabyte).toFixed(2)) })
      : t('shell.files.megabytes', { amount: format.number((bytes / megabyte).toFixed(1)) });
}
