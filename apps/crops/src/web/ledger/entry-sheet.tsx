import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { DateField, readDate } from '@repo/ui/date-field';
import { DecimalField } from '@repo/ui/decimal-field';
import { useFormDraft } from '@repo/ui/form-draft';
import { Notice } from '@repo/ui/notice';
import { RadioCards } from '@repo/ui/radio-cards';
import { randomUuid } from '@repo/ui/random-uuid';
import { Sheet } from '@repo/ui/sheet';
import { useState } from 'react';
import { entryWindow } from '../../wire/entry-window.ts';
import type { FieldInputs } from '../../wire/inputs.ts';
import type { EntryKind } from '../../wire/stored.ts';
import { useToday } from '../use-today.ts';
import { type DepthUnit, depthBounds, readDepth } from './depth.ts';
import { entryDepthText } from './staying.ts';
import { useAddEntry } from './use-entries.ts';

export interface EntrySheetProps {
  readonly fieldId: string;
  readonly inputs: FieldInputs;
  readonly kind: EntryKind;
  readonly onClose: () => void;
}

const units: readonly DepthUnit[] = ['inch', 'mm'];

/** How much, and on which day. */
export function EntrySheet({ fieldId, inputs, kind, onClose }: EntrySheetProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const today = useToday();
  const [initial] = useState(() => ({
    id: randomUuid(),
    depth: '',
    unit: kind === 'rain' ? 'mm' : 'inch',
    date: format.date(today),
  }));
  const draft = useFormDraft(`crops.entry.1.${fieldId}.${kind}`, initial);
  const { values } = draft;
  /** Of a day that has not come, or is of another season. */
  const whyNot = (day: IsoDate): string | undefined => {
    if (day > today) return t('crops.ledger.date-ahead');
    const { from, to } = entryWindow(inputs);
    const named = { date: format.date(day), from: format.date(from), sowing: format.date(inputs.sowingDate) };
    if (day < from) return t('crops.error.entry-before-season', named);
    return to !== null && day > to ? t('crops.error.entry-after-season', { ...named, to: format.date(to) }) : undefined;
  };
  const unit = units.find((one) => one === values.unit) ?? 'mm';
  const [tried, setTried] = useState(false);
  const depth = readDepth(values.depth, unit);
  const date = readDate(values.date);
  const misplaced = date.kind === 'read' ? whyNot(date.date) : undefined;
  const adding = useAddEntry(() => {
    draft.clear();
    onClose();
  });

  const depthMissing = tried && !depth.ok && depth.mistake.missing;
  const dateMissing = tried && date.kind === 'empty' ? t('crops.form.mistake.date-needed') : undefined;
  const submit = () => {
    setTried(true);
    if (!depth.ok || date.kind !== 'read' || misplaced) return;
    adding.add({ id: values.id, fieldId, kind, date: date.date, depth: depth.value });
  };

  return (
    <Sheet
      title={t(`crops.ledger.${kind}.button`)}
      open
      onClose={onClose}
      actions={
        <Button tone="primary" icon="check" pending={adding.pending} onPress={submit}>
          {t('crops.ledger.write')}
        </Button>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {adding.failure !== null && <Notice tone="refusal">{adding.failure}</Notice>}
        <DecimalField
          label={t(`crops.ledger.${kind}.depth`)}
          bounds={depthBounds[unit]}
          unit={t(`crops.unit.${unit}`)}
          hint={depth.ok ? entryDepthText({ kind, depth: depth.value }, inputs, i18n) : t(`crops.ledger.${kind}.hint`)}
          value={values.depth}
          onChange={(text) => draft.set({ depth: text })}
          error={depthMissing ? t('crops.form.mistake.number-needed') : undefined}
        />
        <RadioCards
          label={t('crops.ledger.unit')}
          labelHidden
          layout="segments"
          value={unit}
          options={units.map((one) => ({ value: one, label: t(`crops.unit.${one}`) }))}
          onChange={(next) => draft.set({ unit: next })}
        />
        <DateField
          label={t('crops.ledger.date')}
          value={values.date}
          today={today}
          onChange={(text) => draft.set({ date: text })}
          error={misplaced ?? dateMissing}
        />
      </form>
    </Sheet>
  );
}
