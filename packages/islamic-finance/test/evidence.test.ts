/** A check on a fact passes only with a document that counts. */
import { isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, type EvidenceKind, evidenceKinds, type Quote, type QuoteInputs, ruleCatalogue } from '../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../src/testing.ts';
import { quoted } from './support/results.ts';

function document(ruleId: string, kind: EvidenceKind, change: Partial<Evidence> = {}): Evidence {
  return {
    ruleId,
    kind,
    reference: 'INV-17',
    date: isoDate('2026-01-14'),
    suppliedBy: 'Ayesha Khan',
    approvedBy: null,
    ...change,
  };
}

const checkOf = ({ checks }: Quote, ruleId: string) =>
  checks.find((check) => check.ruleId === ruleId) ?? expect.fail(`no ${ruleId}`);
const possession = 'SS8-3/1/1';
const possessionKinds = ['purchase-invoice', 'delivery-note', 'possession-record'] as const;
const withEvidence = (evidence: readonly Evidence[], inputs: QuoteInputs = sampleMurabaha()) => quoted(inputs, { evidence });

describe('possession before the sale (SS8 3/1/1)', () => {
  const all = possessionKinds.map((kind) => document(possession, kind));

  test('needs documents', () => {
    expect(checkOf(withEvidence([]), possession)).toMatchObject({
      status: 'needs_evidence',
      reason: { key: 'possession.needs' },
      evidenceMissing: [['purchase-invoice'], ['delivery-note', 'storage-document'], ['possession-record']],
    });
  });

  test('passes with one of each group, and keeps them', () => {
    expect(checkOf(withEvidence(all), possession)).toMatchObject({ status: 'pass', evidence: all, evidenceMissing: [] });
  });

  test('a storage document stands for a delivery note', () => {
    const stored = [...all.filter(({ kind }) => kind !== 'delivery-note'), document(possession, 'storage-document')];
    expect(checkOf(withEvidence(stored), possession).status).toBe('pass');
  });

  test.each(possessionKinds)('without %s it does not pass', (kind) => {
    const check = checkOf(withEvidence(all.filter((row) => row.kind !== kind)), possession);
    expect(check.status).toBe('needs_evidence');
    expect(check.evidenceMissing.flat()).toContain(kind);
  });

  test('documents of another rule do not count', () => {
    expect(checkOf(withEvidence(possessionKinds.map((kind) => document('SS8-2/2/4', kind))), possession).status).toBe(
      'needs_evidence',
    );
  });

  test.each([
    ['evidence.late', { date: isoDate('2026-01-16') }],
    ['evidence.future', { date: isoDate('2027-01-01') }],
    ['evidence.incomplete', { reference: ' ' }],
    ['evidence.incomplete', { suppliedBy: '' }],
  ])('%s: a document does not count', (key, change) => {
    const [, ...others] = all;
    const check = checkOf(withEvidence([document(possession, 'purchase-invoice', change), ...others]), possession);
    expect(check).toMatchObject({ status: 'needs_evidence', reason: { key }, evidenceMissing: [['purchase-invoice']] });
  });

  test('a later row supersedes the earlier one of its kind', () => {
    const late = document(possession, 'purchase-invoice', { date: isoDate('2026-02-20') });
    expect(checkOf(withEvidence([late, ...all]), possession).status).toBe('pass');
    const check = checkOf(withEvidence([...all, late]), possession);
    expect([check.status, check.evidence.find(({ kind }) => kind === 'purchase-invoice')]).toEqual(['needs_evidence', late]);
  });
});

describe('approval of a Shariah board (SS12 5/7)', () => {
  const approval = (approvedBy: string | null) => [document('SS12-5/7', 'ssb-approval', { approvedBy })];

  test.each([
    [null, 'needs_evidence', 'evidence.unapproved'],
    [' ', 'needs_evidence', 'evidence.unapproved'],
    ['Board resolution 12/2026', 'pass', 'unit-price.pass'],
  ])('approved by %j', (approvedBy, status, key) => {
    const check = checkOf(withEvidence(approval(approvedBy), sampleDiminishingMusharakah()), 'SS12-5/7');
    expect([check.status, check.reason.key]).toEqual([status, key]);
  });
});

describe('the order of the steps', () => {
  const { dates } = sampleMurabaha();
  const order = 'SS8-3/2/1';

  test('a sale before possession fails and names both', () => {
    const inputs = sampleMurabaha({ dates: { ...dates, possession: isoDate('2026-01-20') } });
    expect(checkOf(quoted(inputs), order)).toMatchObject({
      status: 'fail',
      reason: { key: 'order-of-steps.fail', params: { earlier: 'possession', later: 'sale' } },
    });
  });

  test('a purchase before the promise fails', () => {
    const inputs = sampleMurabaha({ dates: { ...dates, promise: isoDate('2026-01-13') } });
    expect(checkOf(quoted(inputs), order).reason.params).toEqual({ earlier: 'promise', later: 'purchase' });
  });

  test('all on one day is in order', () => {
    const day = dates.sale;
    expect(
      checkOf(quoted(sampleMurabaha({ dates: { ...dates, promise: day, purchase: day, possession: day } })), order).status,
    ).toBe('pass');
  });

  test('an unknown date is asked for; its document stands for it, in order or not', () => {
    const inputs = sampleMurabaha({ dates: { ...dates, possession: null } });
    expect(checkOf(quoted(inputs), order)).toMatchObject({
      status: 'needs_evidence',
      evidenceMissing: [['possession-record']],
    });
    const known = (date: string) => [document(order, 'possession-record', { date: isoDate(date) })];
    expect(checkOf(withEvidence(known('2026-01-14'), inputs), order).status).toBe('pass');
    expect(checkOf(withEvidence(known('2026-01-16'), inputs), order).status).toBe('fail');
  });

  test('in a diminishing musharakah a lease before the purchase fails', () => {
    const shared = sampleDiminishingMusharakah();
    const inputs = sampleDiminishingMusharakah({ dates: { ...shared.dates, purchase: isoDate('2026-01-16') } });
    expect(checkOf(quoted(inputs), 'SS9-2/1')).toMatchObject({
      status: 'fail',
      reason: { params: { earlier: 'purchase', later: 'start' } },
    });
  });
});

describe('disclosures that fail without a refusal', () => {
  const { terms } = sampleMurabaha();
  test.each([
    ['SS8-4/7', { profitDisclosed: false }],
    ['SS8-5/4', { titleWithheld: true }],
  ])('%s', (ruleId, change) => {
    expect(checkOf(quoted(sampleMurabaha({ terms: { ...terms, ...change } })), ruleId).status).toBe('fail');
    expect(checkOf(quoted(sampleMurabaha()), ruleId).status).toBe('pass');
  });

  test('SS12-5/1: an undertaking inside the partnership contract', () => {
    const shared = sampleDiminishingMusharakah();
    const inside = sampleDiminishingMusharakah({ terms: { ...shared.terms, separateUndertaking: false } });
    expect(checkOf(quoted(inside), 'SS12-5/1').status).toBe('fail');
    expect(checkOf(quoted(shared), 'SS12-5/1').status).toBe('needs_evidence');
  });

  test('SS8-5/1: acceleration on default needs the notice', () => {
    const inputs = sampleMurabaha({ terms: { ...terms, accelerationOnDefault: true } });
    expect(checkOf(quoted(inputs), 'SS8-5/1')).toMatchObject({ status: 'needs_evidence', evidenceAsked: ['default-notice'] });
  });
});

test('property: a check that asks for documents passes only when no group is missing', () => {
  const rules = [...ruleCatalogue.murabaha, ...ruleCatalogue['diminishing-musharakah']].map(({ id }) => id);
  const evidence = fc.array(
    fc
      .record({
        ruleId: fc.constantFrom(...rules),
        kind: fc.constantFrom(...evidenceKinds),
        blank: fc.boolean(),
        late: fc.boolean(),
      })
      .map(({ ruleId, kind, blank, late }) =>
        document(ruleId, kind, {
          reference: blank ? '' : 'A-1',
          date: isoDate(late ? '2027-06-01' : '2026-01-14'),
          approvedBy: 'Board',
        }),
      ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(evidence, fc.constantFrom<QuoteInputs>(sampleMurabaha(), sampleDiminishingMusharakah()), (rows, inputs) => {
      for (const check of quoted(inputs, { evidence: rows }).checks) {
        if (check.evidenceAsked.length === 0) continue;
        const counting = rows.filter(
          ({ ruleId, reference, date }) => ruleId === check.ruleId && reference !== '' && date < '2027',
        );
        const isAnswered = check.evidenceMissing.length === 0;
        expect(check.status === 'pass').toBe(isAnswered);
        if (isAnswered) expect(counting.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: deepRuns(100, 2000) },
  );
}, 600_000);
