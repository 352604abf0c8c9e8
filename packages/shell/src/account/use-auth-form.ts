/** One submission of an account form: what runs, what went wrong, and where it is said. */
import { useI18n } from '@repo/i18n/react';
import { useMutation } from '@tanstack/react-query';
import { errorField, errorMessage } from '../error-message.tsx';
import { asksForPlan } from '../plan-link.tsx';

export interface AuthForm {
  readonly submit: () => void;
  readonly pending: boolean;
  /** What is wrong with this field, in the user's language. */
  readonly errorOf: (field: string) => string | undefined;
  /** What is wrong and belongs to no field of this form. */
  readonly failure: string | undefined;
  /** Whether another plan lets it through. */
  readonly plan: boolean;
}

/** @param fields the names under which the host may report a field of this form */
export function useAuthForm(fields: readonly string[], send: () => Promise<void>): AuthForm {
  const i18n = useI18n();
  const { mutate, isPending, error } = useMutation({ mutationFn: send });
  const field = error && errorField(error);
  const known = field && fields.includes(field) ? field : null;
  const message = error ? errorMessage(error, i18n) : undefined;
  return {
    submit: () => mutate(),
    pending: isPending,
    errorOf: (name) => (known === name ? message : undefined),
    failure: known === null ? message : undefined,
    plan: asksForPlan(error),
  };
}
