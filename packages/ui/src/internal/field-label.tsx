import { useI18n } from '@repo/i18n/react';

export interface FieldLabelProps {
  readonly children: string;
  readonly htmlFor: string;
  readonly optional?: boolean | undefined;
}

/** The label above a control, with "(optional)" where the field may stay empty. */
export function FieldLabel({ children, htmlFor, optional }: FieldLabelProps) {
  const { t } = useI18n();
  return (
    <label htmlFor={htmlFor} className="text-base font-semibold text-ink">
      {children}
      {optional && <span className="ms-2 text-sm font-normal text-ink-soft">{t('ui.field.optional')}</span>}
    </label>
  );
}
