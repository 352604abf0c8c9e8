import type { ProductId, ScheduleFigure, Totals } from '@repo/islamic-finance';

/** The message of a total, the same as that of its fact. */
export function totalLabelKey(product: ProductId, figure: keyof Totals): string {
  return `financing.facts.${groups[product]}.${kebab(figure)}`;
}

/** The heading of a column of the schedule. */
export function columnLabelKey(product: ProductId, figure: ScheduleFigure): string {
  return `financing.column.${groups[product]}.${kebab(figure)}`;
}

const groups = { murabaha: 'murabaha', 'diminishing-musharakah': 'musharakah' } as const;

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
