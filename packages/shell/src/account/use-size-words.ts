import { useMessages } from '@repo/i18n/react';
import type { AccountMessages } from './account-messages.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;
const gigabyte = 1024 * megabyte;

/** How large a file is, in the unit that people would say. */
export function useSizeWords(): (bytes: number) => string {
  const { t, format } = useMessages<AccountMessages>();
  return (bytes) => {
    if (bytes >= gigabyte) return t('shell.files.gigabytes', { amount: format.number((bytes / gigabyte).toFixed(1)) });
    if (bytes >= megabyte) return t('shell.files.megabytes', { amount: format.number((bytes / megabyte).toFixed(1)) });
    return t('shell.files.kilobytes', { amount: format.number(Math.max(1, Math.round(bytes / kilobyte))) });
  };
}
