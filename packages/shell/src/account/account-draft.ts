/** Name and address follow a person from one account screen to the next, and through a reload. Passwords do not. */
import { useFormDraft } from '@repo/ui/form-draft';

export const accountDraftKey = 'shell.account';
const blank = { name: '', email: '' };

export function useAccountDraft() {
  return useFormDraft(accountDraftKey, blank);
}
