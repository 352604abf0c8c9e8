import { useI18n } from '@repo/i18n/react';
import { CopyButton } from '../text/copy-button.tsx';

export interface WrittenLineProps {
  readonly lang: 'ur' | 'en';
  readonly text: string;
}

/** Words that can be taken along. */
export function WrittenLine({ lang, text }: WrittenLineProps) {
  const { t } = useI18n();
  return (
    <p className="flex items-center justify-between gap-4 border-b border-line py-1">
      <span lang={lang} dir={lang === 'ur' ? 'rtl' : 'ltr'} className={lang === 'en' ? 'type-ui grow' : 'grow'}>
        {text}
      </span>
      <CopyButton text={text} label={t('assistant.copy', { text })} />
    </p>
  );
}
