/** What stands where nothing was asked yet: what works, and four questions to begin with. */
import { useI18n } from '@repo/i18n/react';
import { direction } from '@repo/urdu-text/direction';
import { language } from '@repo/urdu-text/language';
import { exampleQuestions } from './example-questions.ts';
import { WhatWorks } from './what-works.tsx';

export interface WelcomeProps {
  readonly onAsk: (question: string) => void;
}

export function Welcome({ onAsk }: WelcomeProps) {
  const { t, dir } = useI18n();
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <p className="font-semibold">{t('assistant.welcome.works')}</p>
        <WhatWorks />
      </div>
      <div className="flex flex-col gap-3">
        <p className="font-semibold">{t('assistant.welcome.examples')}</p>
        <ul className="grid gap-3 sm:grid-cols-2">
          {exampleQuestions.map((question) => {
            const own = direction(question);
            return (
              <li key={question} className="flex">
                <button
                  type="button"
                  dir={own === 'auto' ? dir : own}
                  lang={language(question) === 'ur' ? 'ur' : 'ur-Latn'}
                  onClick={() => onAsk(question)}
                  className="type-ui touch w-full cursor-pointer rounded border border-line-strong bg-raised px-4 py-2 text-start hover:border-ink"
                >
                  {question}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
