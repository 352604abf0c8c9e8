import { useI18n } from '@repo/i18n/react';
import { Label } from 'react-aria-components/Label';

/** The label above a control, with "(optional)" where the field may stay empty. */
export function FieldLabel({ children, optional }: { readonly children: string; readonly optional?: boolean | undefined }) {
  const { t } = useI18n();
  return (
    <Label className="text-base font-semibold text-ink">
      {children}
      {optional && <span className="ms-2 text-sm font-normal text-ink-soft">{t('ui.field.optional')}</span>}
    </Label>
  );
}
