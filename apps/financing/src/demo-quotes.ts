import { addDays, addMonths, type IsoDate, paisa, paisaFromRupees, rate } from '@repo/facts';
import {
  type DiminishingMusharakahInputs,
  defaultConventions,
  type Evidence,
  type MurabahaInputs,
  type QuoteInputs,
} from '@repo/islamic-finance';
import { usualMurabahaTerms, usualMusharakahTerms } from './usual-terms.ts';

export interface DemoQuote {
  /** Fixed, so that seeding twice makes one. */
  readonly id: string;
  readonly title: string;
  readonly inputs: QuoteInputs;
  readonly evidence: readonly (Evidence & { readonly id: string })[];
}

const nothing = paisa(0n);

/** Contracts whose steps lie in the last three weeks and which begin today. */
export function demoQuotes(today: IsoDate): readonly DemoQuote[] {
  const steps = { promise: addDays(today, -21), purchase: addDays(today, -12), possession: addDays(today, -5) };
  return [house(today, steps), car(today, steps), machine(today, steps), tractor(today)];
}

interface Steps {
  readonly promise: IsoDate;
  readonly purchase: IsoDate;
  readonly possession: IsoDate;
}

function house(today: IsoDate, steps: Steps): DemoQuote {
  const inputs: DiminishingMusharakahInputs = {
    product: 'diminishing-musharakah',
    price: paisaFromRupees('12000000'),
    customerShare: paisaFromRupees('3600000'),
    rent: { basis: 'fixed', annualRate: rate('0.145') },
    plan: 'declining',
    tenorMonths: 180,
    graceMonths: 0,
    rentFreeMonths: 0,
    dates: {
      promise: steps.promise,
      purchase: steps.purchase,
      delivery: steps.possession,
      start: today,
      firstDue: addMonths(today, 1),
    },
    terms: { ...usualMusharakahTerms, documentationFee: paisaFromRupees('18500') },
    conventions: defaultConventions,
  };
  return {
    id: '01990000-0000-7000-8000-00000000d001',
    title: 'لاہور میں مکان (مثال)',
    inputs,
    evidence: [
      {
        id: '01990000-0000-7000-8000-0000000ed011',
        ruleId: 'SS12-5/1',
        kind: 'undertaking',
        reference: 'UND-114',
        date: steps.promise,
        suppliedBy: 'عائشہ ملک',
        approvedBy: null,
      },
      {
        id: '01990000-0000-7000-8000-0000000ed012',
        ruleId: 'SS9-3/1',
        kind: 'purchase-invoice',
        reference: 'REG-2207',
        date: steps.purchase,
        suppliedBy: 'عائشہ ملک',
        approvedBy: null,
      },
      {
        id: '01990000-0000-7000-8000-0000000ed013',
        ruleId: 'SS9-4/1/3',
        kind: 'delivery-note',
        reference: 'DLV-908',
        date: steps.possession,
        suppliedBy: 'بلال احمد',
        approvedBy: null,
      },
    ],
  };
}

function car(today: IsoDate, { promise, purchase, possession }: Steps): DemoQuote {
  const inputs: MurabahaInputs = {
    product: 'murabaha',
    costLines: [
      { kind: 'asset', amount: paisaFromRupees('2850000') },
      { kind: 'registration', amount: paisaFromRupees('42500'), paidTo: 'third-party', billedToCustomer: false },
    ],
    supplierDiscount: nothing,
    hamishJiddiyyah: paisaFromRupees('500000'),
    profit: { basis: 'level', annualRate: rate('0.16') },
    plan: 'level',
    graceMonths: 0,
    balloon: nothing,
    tenorMonths: 48,
    everyMonths: 1,
    dates: { promise, purchase, possession, sale: today, firstDue: addMonths(today, 1) },
    terms: usualMurabahaTerms,
    conventions: defaultConventions,
  };
  return {
    id: '01990000-0000-7000-8000-00000000d002',
    title: 'گاڑی، 1000 سی سی (مثال)',
    inputs,
    evidence: [
      {
        id: '01990000-0000-7000-8000-0000000ed021',
        ruleId: 'SS8-3/1/1',
        kind: 'purchase-invoice',
        reference: 'INV-5512',
        date: purchase,
        suppliedBy: 'بلال احمد',
        approvedBy: null,
      },
      {
        id: '01990000-0000-7000-8000-0000000ed022',
        ruleId: 'SS8-3/1/1',
        kind: 'delivery-note',
        reference: 'DN-5512',
        date: possession,
        suppliedBy: 'بلال احمد',
        approvedBy: null,
      },
    ],
  };
}

function machine(today: IsoDate, { promise, purchase, possession }: Steps): DemoQuote {
  const inputs: MurabahaInputs = {
    product: 'murabaha',
    costLines: [
      { kind: 'asset', amount: paisaFromRupees('4200000') },
      { kind: 'freight', amount: paisaFromRupees('85000'), paidTo: 'third-party', billedToCustomer: false },
      { kind: 'own-staff', amount: paisaFromRupees('25000'), paidTo: 'institution', billedToCustomer: false },
    ],
    supplierDiscount: paisaFromRupees('60000'),
    hamishJiddiyyah: nothing,
    profit: { basis: 'flat', annualRate: rate('0.085') },
    plan: 'level',
    graceMonths: 0,
    balloon: nothing,
    tenorMonths: 36,
    everyMonths: 3,
    dates: { promise, purchase, possession, sale: today, firstDue: addMonths(today, 3) },
    terms: usualMurabahaTerms,
    conventions: defaultConventions,
  };
  return {
    id: '01990000-0000-7000-8000-00000000d003',
    title: 'Embroidery machine, Faisalabad (example)',
    inputs,
    evidence: [],
  };
}

function tractor(today: IsoDate): DemoQuote {
  const inputs: MurabahaInputs = {
    product: 'murabaha',
    costLines: [{ kind: 'asset', amount: paisaFromRupees('2400000') }],
    supplierDiscount: nothing,
    hamishJiddiyyah: paisaFromRupees('400000'),
    profit: { basis: 'level', annualRate: rate('0.15') },
    plan: 'by-date',
    capitalByDate: [6, 12, 18, 24].map((months) => ({ due: addMonths(today, months), capital: paisaFromRupees('500000') })),
    graceMonths: 0,
    balloon: nothing,
    tenorMonths: 24,
    everyMonths: 1,
    dates: { promise: null, purchase: null, possession: null, sale: today, firstDue: addMonths(today, 6) },
    terms: usualMurabahaTerms,
    conventions: { ...defaultConventions, dayCount: 'act/365F' },
  };
  return { id: '01990000-0000-7000-8000-00000000d004', title: 'ٹریکٹر، قسطیں گندم اور کپاس پر (مثال)', inputs, evidence: [] };
}
