/**
 * The way from a limit to the page of plans.
 *
 * @example
 * <Notice tone="refusal"><Failure error={saving.error} /></Notice>
 * showToast({ message: errorMessage(error, i18n), tone: 'refusal', ...planAction(error, i18n, navigate) });
 */
import { type I18n, useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import type { Toast } from '@repo/ui/toast';
import { errorMessage, wireErrorOf } from './error-message.tsx';

/** Where plans are looked at and changed, in every app. */
export const plansPath = '/organization/billing';

const codes: ReadonlySet<string> = new Set(['QUOTA_EXCEEDED', 'SEAT_LIMIT', 'PAYMENT_REQUIRED']);

/** Whether another plan, or a payment, lets a refused deed through. */
export function asksForPlan(error: unknown): boolean {
  return error !== null && error !== undefined && codes.has(wireErrorOf(error).code);
}

export function PlanLink() {
  const { t } = useI18n();
  return <Link href={plansPath}>{t('common.see-plans')}</Link>;
}

/** What went wrong, and the way to the plans where they help. */
export function Failure({ error }: { readonly error: unknown }) {
  const i18n = useI18n();
  return (
    <>
      <p>{errorMessage(error, i18n)}</p>
      {asksForPlan(error) && <PlanLink />}
    </>
  );
}

/** The button of a toast; nothing where plans do not help. */
export function planAction(error: unknown, { t }: Pick<I18n, 't'>, navigate: (path: string) => void): Pick<Toast, 'undo'> {
  return asksForPlan(error) ? { undo: { label: t('common.see-plans'), onUndo: () => navigate(plansPath) } } : {};
}
