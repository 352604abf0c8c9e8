/** How a machine gets a model: lines to copy, each with what to do with it. */
import { useI18n } from '@repo/i18n/react';
import { useSession } from '@repo/shell/session';
import { Link } from '@repo/ui/link';
import type { ModelStep } from '../shapes.ts';
import { CopyButton } from '../text/copy-button.tsx';
import { TextRuns } from '../text/text-runs.tsx';

export interface ModelStepsProps {
  readonly id: string;
  readonly steps: readonly ModelStep[];
}

export function ModelSteps({ id, steps }: ModelStepsProps) {
  const { t, dir, locale } = useI18n();
  const { session } = useSession();
  return (
    <ul
      id={id}
      aria-label={t('assistant.model.steps')}
      className="flex max-h-[45dvh] flex-col gap-3 overflow-y-auto rounded border border-line bg-raised p-4"
    >
      {steps.map((step) => (
        <li key={step.line} className="flex flex-col gap-1">
          <p className="text-sm">
            <TextRuns text={step[locale]} dir={dir} />
          </p>
          <div dir="ltr" className="flex items-center gap-2 rounded border border-line bg-sunken ps-3">
            <code className="min-w-0 grow overflow-x-auto py-2 text-sm whitespace-nowrap">{step.line}</code>
            <CopyButton text={step.line} label={t('assistant.copy', { text: step.line })} />
          </div>
        </li>
      ))}
      {session?.organization?.role === 'owner' && (
        <li>
          <Link href="/organization/models">{t('assistant.model.files')}</Link>
        </li>
      )}
    </ul>
  );
}
