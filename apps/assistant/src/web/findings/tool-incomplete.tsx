import { useI18n } from '@repo/i18n/react';
import type { FindingOf } from '../shapes.ts';
import { FindingSection } from './finding-section.tsx';

/** What a tool still needs, by name: nothing is filled in for a person. */
export function ToolIncomplete({ finding }: { readonly finding: FindingOf<'tool-incomplete'> }) {
  const { t, locale } = useI18n();
  return (
    <FindingSection title={finding.title[locale]}>
      <p>{t('assistant.tool.incomplete')}</p>
      <ul className="flex list-disc flex-col ps-6">
        {finding.missing.map((missing) => (
          <li key={missing.en}>{missing[locale]}</li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">{t('assistant.tool.incomplete-next')}</p>
    </FindingSection>
  );
}
