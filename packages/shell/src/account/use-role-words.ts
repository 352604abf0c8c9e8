/** What a role is called, and what it may do in one sentence. */
import type { Role } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import type { RadioOption } from '@repo/ui/radio-cards';
import type { AccountMessages } from './account-messages.ts';

export function useRoleWords() {
  const { t } = useMessages<AccountMessages>();
  const nameOf = (role: Role): string => t(`shell.role.${role}`);
  const optionOf = (role: Role): RadioOption<Role> => ({
    value: role,
    label: nameOf(role),
    description: t(`shell.role.${role}-may`),
  });
  return { nameOf, optionOf };
}
