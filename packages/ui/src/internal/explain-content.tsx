import type { Fact, FactInput, FactUnit, FactValue } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { statusOf, useFactText } from '../fact-text.ts';
import { Sheet } from '../sheet.tsx';
import { StatusChip, type StatusTone } from '../status-chip.tsx';
import { showToast } from '../toast.tsx';

export interface ExplainContentProps {
  readonly namespace: string;
  readonly explain: (path: string) => Fact | null;
  /** The figures opened so far, the shown one last. */
  readonly trail: readonly string[];
  readonly onTrail: (trail: readonly string[]) => void;
}

const statusTones: Record<Fact['status'], StatusTone> = {
  verified: 'passed',
  secondary: 'neutral',
  unverified: 'attention',
  user: 'neutral',
  missing: 'attention',
};

export function ExplainContent({ namespace, explain, trail, onTrail }: ExplainContentProps) {
  const { t } = useI18n();
  const text = useFactText(namespace);
  const fact = explain(trail.at(-1) ?? '');
  const close = () => onTrail([]);
  if (!fact) {
    return (
      <Sheet title={t('ui.explain.title')} open onClose={close}>
        <p>{t('ui.explain.none')}</p>
      </Sheet>
    );
  }
  const scope = text.scope(fact);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text.asPlainText(fact));
      showToast({ message: t('common.copied') });
    } catch {
      showToast({ message: t('ui.copy-failed'), tone: 'attention' });
    }
  };
  return (
    <Sheet
      title={t('ui.explain.title')}
      open
      onClose={close}
      actions={
        <>
          <Button icon="copy" onPress={copy}>
            {t('ui.explain.copy')}
          </Button>
          {trail.length > 1 && (
            <Button tone="quiet" onPress={() => onTrail(trail.slice(0, -1))}>
              {t('common.back')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <header>
          <p className="text-ink-soft">{text.label(fact)}</p>
          <p className="type-ui text-3xl font-semibold">
            <bdi>{text.value(fact.value, fact.unit)}</bdi>
          </p>
          <StatusChip tone={statusTones[fact.status]}>{t(`ui.fact.status.${statusOf(fact)}`)}</StatusChip>
        </header>
        {fact.formula && (
          <Part title={t('common.formula')}>
            <Expression>{fact.formula.symbols}</Expression>
            {fact.formula.numbers && <Expression>{fact.formula.numbers}</Expression>}
          </Part>
        )}
        {fact.inputs.length > 0 && (
          <Part title={t('ui.explain.inputs')}>
            <ul className="flex flex-col">
              {fact.inputs.map((input) => (
                <Input
                  key={input.symbol + input.labelKey}
                  input={input}
                  label={text.inputLabel(input)}
                  value={text.value}
                  open={(ref) => onTrail([...trail, ref])}
                />
              ))}
            </ul>
          </Part>
        )}
        {fact.roundingKey && <Part title={t('ui.explain.rounding')}>{text.message(fact.roundingKey)}</Part>}
        {scope && <Part title={t('ui.explain.scope')}>{scope}</Part>}
        <Part title={t('common.source')}>{text.source(fact)}</Part>
      </div>
    </Sheet>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm text-ink-soft">{title}</h3>
      {children}
    </section>
  );
}

function Expression({ children }: { readonly children: string }) {
  return (
    <p dir="ltr" className="type-ui overflow-x-auto rounded bg-sunken px-4 py-3">
      {children}
    </p>
  );
}

interface InputProps {
  readonly input: FactInput;
  readonly label: string;
  readonly value: (value: FactValue, unit: FactUnit) => string;
  readonly open: (ref: string) => void;
}

function Input({ input, label, value, open }: InputProps) {
  const { ref } = input;
  return (
    <li className="flex items-baseline justify-between gap-4 border-b border-line py-2">
      <span className="flex items-baseline gap-3">
        <bdi dir="ltr" className="type-ui text-ink-soft">
          {input.symbol}
        </bdi>
        {label}
      </span>
      {ref ? (
        <button type="button" className="figure type-figure" onClick={() => open(ref)}>
          <bdi>{value(input.value, input.unit)}</bdi>
        </button>
      ) : (
        <bdi className="type-ui">{value(input.value, input.unit)}</bdi>
      )}
    </li>
  );
}
