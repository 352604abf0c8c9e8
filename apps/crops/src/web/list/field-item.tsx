import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { useQuery } from '@tanstack/react-query';
import { dayOfAdvice } from '../../advice/day-of-advice.ts';
import { isTold } from '../../advice/due.ts';
import { adviceOf, factOf } from '../../advice/field-advice.ts';
import type { FieldRow, FieldView } from '../../wire/stored.ts';
import { AdviceExplainer } from '../advice/advice-explainer.tsx';
import { adviceLine } from '../advice/advice-line.ts';
import { FactFigure } from '../advice/fact-figure.tsx';
import { fieldQuery } from '../field-queries.ts';
import { useToday } from '../use-today.ts';

/** A field: its name, one line of advice and one figure. */
export function FieldItem({ field }: { readonly field: FieldRow }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useQuery(fieldQuery(field.id));
  return (
    <li className="flex flex-col gap-2 border-b border-line py-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <Link href={`/fields/${field.id}`} look="plain" className="py-1 text-lg font-semibold hover:underline">
          <bdi>{field.title}</bdi>
        </Link>
        <span className="text-ink-soft">
          {t('crops.list.crop-at', { crop: t(`crops.crop.${field.inputs.crop}`), place: field.inputs.place.name })}
        </span>
      </div>
      {data && <ItemAdvice stored={data} />}
      {!data && !error && <Skeleton lines={2} />}
      {error && (
        <div className="flex flex-wrap items-center gap-4">
          <p>{errorMessage(error, i18n)}</p>
          <Button size="small" onPress={() => void refetch()}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </li>
  );
}

function ItemAdvice({ stored }: { readonly stored: FieldView }) {
  const i18n = useI18n();
  const { t } = i18n;
  const today = useToday();
  const { asked, past } = dayOfAdvice(stored.inputs, today);
  const advice = adviceOf(stored, asked);
  const line = adviceLine(stored, today, advice, i18n);
  const figure = (past || !isTold(advice) ? pastFigures : figures).find(({ id }) => factOf(advice, id)?.value != null);
  return (
    <AdviceExplainer advice={advice}>
      <p className="text-2xl font-semibold">{line.text}</p>
      {line.notes.map((note) => (
        <p key={note} className="text-ink-soft">
          {note}
        </p>
      ))}
      {figure && (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-ink-soft">{t(`crops.facts.${figure.id}`)}</span>
          <FactFigure advice={advice} {...figure} size="large" />
        </p>
      )}
      {line.next === 'weather' && (
        <Link href={`/fields/${stored.id}#weather`} look="secondary">
          {t('crops.list.bring-weather')}
        </Link>
      )}
      {line.next === 'field' && (
        <Link href={`/fields/${stored.id}/edit`} look="secondary">
          {t('crops.field.edit')}
        </Link>
      )}
    </AdviceExplainer>
  );
}

const pastFigures = [
  { id: 'dr.end', decimals: 0 },
  { id: 'stage.day', decimals: 0 },
];
/** The first that is known: how long the tubewell runs, how deep, how dry. */
const figures = [{ id: 'irr.hours', decimals: 1 }, { id: 'irr.gross', decimals: 0 }, ...pastFigures];
