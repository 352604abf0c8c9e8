/** Exact values out of a form in which every visible field is known to be readable. */
import { type IsoDate, type Paisa, paisa, type Rate } from '@repo/facts';
import type { CostLine, DatedCapital } from '@repo/islamic-finance';
import { costKinds, payees } from './choices.ts';
import type { Field, FieldId, FieldKind, FormValues } from './field.ts';
import { hasCosts, hasHarvests, visibleFields } from './fields.ts';
import { costAmountKind, harvestCapitalKind, harvestDueKind } from './form-errors.ts';
import { parseDate } from './parse-date.ts';
import { type Parsed, parseCount, parseMoney, parseRate, parseText } from './parse-field.ts';

export class FormReader {
  private readonly fields: ReadonlyMap<FieldId, Field>;
  private readonly values: FormValues;

  constructor(values: FormValues) {
    this.values = values;
    this.fields = new Map(visibleFields(values).map((field) => [field.id, field]));
  }

  /** Zero when the field does not show. */
  money(id: FieldId): Paisa {
    const kind = this.kind(id, 'money');
    return kind ? unwrap(parseMoney(this.text(id), kind)) : paisa(0n);
  }

  optionalRate(id: FieldId): Rate | null {
    const kind = this.kind(id, 'rate');
    return kind ? unwrap(parseRate(this.text(id), kind)) : null;
  }

  rate(id: FieldId): Rate {
    return needed(this.optionalRate(id), id);
  }

  /** Zero when the field does not show. */
  count(id: FieldId): number {
    const kind = this.kind(id, 'count');
    return kind ? unwrap(parseCount(this.text(id), kind)) : 0;
  }

  optionalDate(id: FieldId): IsoDate | null {
    const kind = this.kind(id, 'date');
    return kind ? unwrap(parseDate(this.text(id), kind)) : null;
  }

  date(id: FieldId): IsoDate {
    return needed(this.optionalDate(id), id);
  }

  words(id: FieldId): string {
    const kind = this.kind(id, 'text');
    return kind ? unwrap(parseText(this.text(id), kind)) : '';
  }

  flag(id: FieldId): boolean {
    return this.text(id) === 'yes';
  }

  choice<const Option extends string>(id: FieldId, options: readonly Option[]): Option {
    return oneOf(this.text(id), options);
  }

  /** The goods themselves, then the further lines. */
  costLines(): readonly CostLine[] {
    const further = hasCosts(this.values) ? this.values.costs : [];
    return [
      { kind: 'asset', amount: this.money('price') },
      ...further.map((row) => ({
        kind: oneOf(row.kind, costKinds),
        amount: unwrap(parseMoney(row.amount, costAmountKind)),
        paidTo: oneOf(row.paidTo, payees),
        billedToCustomer: row.billed === 'yes',
      })),
    ];
  }

  capitalByDate(): readonly DatedCapital[] | undefined {
    if (!hasHarvests(this.values)) return undefined;
    return this.values.harvests.map((row) => ({
      due: needed(unwrap(parseDate(row.due, harvestDueKind)), 'due'),
      capital: unwrap(parseMoney(row.capital, harvestCapitalKind)),
    }));
  }

  private text(id: FieldId): string {
    return this.values.texts[id];
  }

  private kind<Type extends FieldKind['type']>(id: FieldId, type: Type): Extract<FieldKind, { type: Type }> | null {
    const kind = this.fields.get(id)?.kind;
    return kind && isKind(kind, type) ? kind : null;
  }
}

function isKind<Type extends FieldKind['type']>(kind: FieldKind, type: Type): kind is Extract<FieldKind, { type: Type }> {
  return kind.type === type;
}

function oneOf<const Option extends string>(text: string, options: readonly Option[]): Option {
  return needed(options.find((option) => option === text) ?? null, text);
}

function unwrap<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(`Read a form that has mistakes: ${parsed.error.key}`);
  return parsed.value;
}

function needed<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`Read a form without "${name}"`);
  return value;
}
