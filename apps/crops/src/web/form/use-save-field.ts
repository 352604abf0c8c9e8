import { useI18n } from '@repo/i18n/react';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { FieldInputs } from '../../wire/inputs.ts';
import { api } from '../api.ts';
import { fieldsKey } from '../field-queries.ts';

/** Saves a field and goes to its page. @param onSaved forgets the draft */
export function useSaveField(onSaved: () => void) {
  const i18n = useI18n();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const saving = useMutation({
    mutationFn: (field: { id: string; title: string; inputs: FieldInputs }) => api.crops.field.save.mutate(field),
    onSuccess: async ({ id }) => {
      onSaved();
      showToast({ message: i18n.t('crops.field.saved') });
      navigate(`/fields/${id}`);
      await client.invalidateQueries({ queryKey: fieldsKey });
    },
  });
  return {
    save: (id: string, title: string, inputs: FieldInputs) => saving.mutate({ id, title, inputs }),
    pending: saving.isPending,
    error: saving.error,
  };
}
