/** What a tool of another vertical answered: figures that can be opened, or what stands in the way. */
import type { Fact } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { useBoot } from '@repo/shell/boot';
import { ExplainProvider } from '@repo/ui/explain-panel';
import { useFactText } from '@repo/ui/fact-text';
import { Figure } from '@repo/ui/figure';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import type { FindingOf } from '../shapes.ts';
import { FindingSection } from './finding-section.tsx';
import { refusalParams } from './refusal-params.ts';
import { UnderstoodList } from './understood-list.tsx';
import { VerticalMessages } from './vertical-messages.tsx';

interface ToolAnswerProps {
  readonly finding: FindingOf<'tool'>;
}

export default function ToolAnswer({ finding }: ToolAnswerProps) {
  const { t, locale } = useI18n();
  const { tool, title, facts, refusals, path } = finding;
  const { verticals } = useBoot();
  const vertical = tool.split('.', 1)[0] ?? tool;
  const name = verticals.find(({ id }) => id === vertical)?.name[locale] ?? title[locale];
  return (
    <FindingSection title={title[locale]}>
      <UnderstoodList understood={finding.understood ?? []} unread={finding.unread ?? []} />
      <VerticalMessages
        vertical={vertical}
        waiting={<Skeleton lines={facts.length || 1} />}
        without={<p>{t('assistant.tool.elsewhere')}</p>}
      >
        {refusals.length > 0 && <Refusals vertical={vertical} refusals={refusals} />}
        {facts.length > 0 && <Facts vertical={vertical} facts={facts} />}
      </VerticalMessages>
      <Link href={path} external icon="calculator" className="inline-flex items-center gap-2 self-start">
        {t('assistant.tool.open', { name })}
      </Link>
    </FindingSection>
  );
}

function Facts({ vertical, facts }: { readonly vertical: string; readonly facts: readonly Fact[] }) {
  const text = useFactText(vertical);
  const known = facts.map((fact) => withOpenInputs(fact, facts));
  return (
    <ExplainProvider namespace={vertical} explain={(id) => known.find((fact) => fact.id === id) ?? null}>
      <dl className="flex flex-col border-t border-line">
        {known.map((fact, index) => (
          <div key={fact.id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2">
            <dt>{text.label(fact)}</dt>
            <dd className="ms-auto font-semibold">
              <Figure path={fact.id} size={index === 0 ? 'large' : 'text'}>
                {text.value(fact.value, fact.unit)}
              </Figure>
            </dd>
          </div>
        ))}
      </dl>
    </ExplainProvider>
  );
}

/** An input can be opened when the fact behind it came along. */
function withOpenInputs(fact: Fact, facts: readonly Fact[]): Fact {
  const inputs = fact.inputs.map(({ ref, ...input }) =>
    ref !== undefined && facts.some(({ id }) => id === ref) ? { ...input, ref } : input,
  );
  return { ...fact, inputs };
}

function Refusals({
  vertical,
  refusals,
}: {
  readonly vertical: string;
  readonly refusals: ToolAnswerProps['finding']['refusals'];
}) {
  const i18n = useI18n();
  return (
    <Notice tone="attention">
      <ul className="flex flex-col gap-2">
        {refusals.map(({ messageKey, params }) => (
          <li key={messageKey}>{i18n.t(`${vertical}.${messageKey}`, refusalParams(params, i18n))}</li>
        ))}
      </ul>
    </Notice>
  );
}
