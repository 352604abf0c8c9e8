import { useI18n } from '@repo/i18n/react';
import { useState } from 'react';
import type { FindingOf } from '../shapes.ts';
import { CopyButton } from '../text/copy-button.tsx';
import { FindingSection } from './finding-section.tsx';

/** Roman Urdu word by word: the likeliest word stands, another can be chosen, and the line can be taken along. */
export function Transliteration({ finding }: { readonly finding: FindingOf<'transliteration'> }) {
  const { t, format } = useI18n();
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({});
  const words = finding.words.map(({ roman, candidates }, index) => ({
    roman,
    candidates,
    word: chosen[index] ?? candidates[0] ?? roman,
  }));
  const line = words.map(({ word }) => word).join(' ');
  const open = words.map((word, index) => ({ ...word, index })).filter(({ candidates }) => candidates.length > 1);
  const unknown = [...new Set(words.filter(({ candidates }) => candidates.length === 0).map(({ roman }) => roman))];
  return (
    <FindingSection title={t('assistant.transliteration.title')}>
      <p className="flex items-center justify-between gap-4 border-b border-line py-1">
        <span lang="ur" dir="rtl" className="grow text-lg">
          {line}
        </span>
        <CopyButton text={line} label={t('assistant.copy', { text: line })} />
      </p>
      {unknown.length > 0 && (
        <p className="text-sm text-ink-soft">{t('assistant.transliteration.unknown', { words: format.list(unknown) })}</p>
      )}
      {open.length > 0 && (
        <div className="flex flex-col gap-2">
          <p className="text-sm text-ink-soft">{t('assistant.transliteration.choose')}</p>
          {open.map(({ roman, candidates, word, index }) => (
            <fieldset key={String(index)} className="flex flex-wrap items-center gap-2">
              <legend className="sr-only">{t('assistant.transliteration.which', { roman })}</legend>
              <bdi dir="ltr" lang="ur-Latn" className="type-ui min-w-16 text-ink-soft">
                {roman}
              </bdi>
              {candidates.map((candidate) => (
                <button
                  key={candidate}
                  type="button"
                  lang="ur"
                  aria-pressed={candidate === word}
                  onClick={() => setChosen({ ...chosen, [index]: candidate })}
                  className="type-ui touch min-w-11 cursor-pointer rounded border border-line-strong px-3 hover:border-ink aria-pressed:border-brand aria-pressed:bg-brand-soft"
                >
                  {candidate}
                </button>
              ))}
            </fieldset>
          ))}
        </div>
      )}
    </FindingSection>
  );
}
