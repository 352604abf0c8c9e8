import { createHash } from 'node:crypto';
import { allows, type Role } from '@repo/auth/roles';
import { newId } from '@repo/db';
import type { PlatformRouter } from '../../platform/platform-router.ts';
import { type LeakSamples, Sample } from './samples.ts';

const mayJoinCode = (role: Role) => allows(role, 'members', 'join-code');

const letter = { queue: 'platform.mail', id: '0190a6c2-7d3e-7000-8000-000000000000' };

/** Nobody of the matrix runs the deployment. */
const operatorsOnly = { access: 'signed-in', foreign: 'NOT_ALLOWED', meets: 'NOT_ALLOWED' } as const;

const mayReadBilling = (role: Role) => allows(role, 'billing', 'read');
const mayChangeBilling = (role: Role) => allows(role, 'billing', 'change');
const purchase = { vertical: 'shop', plan: 'team', interval: 'month' } as const;
const refusedModels = {
  may: (role: Role) => allows(role, 'models', 'change'),
  foreign: 'MODELS_REFUSED',
  meets: 'MODELS_REFUSED',
} as const;

/** Sessions of the matrix are of yesterday: a change of a plan wants one of a moment ago. */
const staleChange = { may: mayChangeBilling, foreign: 'SESSION_NOT_FRESH', meets: 'SESSION_NOT_FRESH' } as const;

const everybody = new Sample(() => undefined, { access: 'everybody' });

/** Samples of the procedures that every product has. */
export const platformSamples: LeakSamples<PlatformRouter> = {
  async prepare({ db, orgId, userId }) {
    const expiresAt = new Date('2100-01-01');
    const hash = createHash('sha256').update(newId()).digest('hex');
    await db.prisma.joinCode.create({
      data: { organizationId: orgId, createdById: userId, hash, role: 'member', maxUses: 5, expiresAt },
    });
    const key = { name: 'Reporting', prefix: 'bny_00000000', hash: `key ${hash}`, scopes: ['platform:read'] };
    await db.prisma.apiKey.create({ data: { id: newId(), organizationId: orgId, createdById: userId, ...key } });
    const issued = {
      provider: 'local',
      reference: `in_${hash}`,
      number: `PLAY-${hash}`,
      currency: 'PKR',
      status: 'open',
      lines: [],
    };
    await db.prisma.invoice.create({ data: { organizationId: orgId, total: 100n, issuedAt: new Date(), ...issued } });
    const terms = { plan: 'team', interval: 'month', unit: '100', seats: 1, name: { ur: 'Team', en: 'Team' } };
    const wish = { vertical: 'shop', currency: 'PKR', trialDays: 0, terms };
    const checkout = { requestId: hash, doneUrl: '/', abandonedUrl: '/', createdAt: new Date(), expiresAt };
    await db.prisma.localCheckout.create({ data: { organizationId: orgId, wish, ...checkout } });
    const at = new Date();
    const transfer = {
      ...{ requestId: hash, issuer: hash, number: hash, vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR' },
      ...{
        seats: 1,
        method: 'bank',
        total: 100n,
        lines: [],
        buyerName: 'Sitara',
        issuedAt: at,
        dueAt: expiresAt,
        changedAt: at,
      },
    };
    await db.prisma.manualInvoice.create({ data: { id: newId(), organizationId: orgId, ...transfer } });
    const file = {
      orgId,
      kind: 'file',
      name: 'زمین کا نقشہ.txt',
      type: 'text/plain',
      bytes: 1n,
      sha256: hash,
      createdById: userId,
    };
    await db.withTenant({ orgId }, (tx) => tx.storedFile.create({ data: { id: newId(), ...file } }));
  },
  samples: {
    session: everybody,
    services: everybody,
    modelSteps: everybody,
    home: everybody,
    usage: {
      month: new Sample(() => ({})),
      days: new Sample(() => ({ by: 'member' })),
      months: new Sample(() => undefined),
      organizations: new Sample(() => ({}), operatorsOnly),
    },
    billing: {
      overview: new Sample(() => undefined),
      invoices: new Sample(() => ({}), { may: mayReadBilling }),
      invoice: new Sample((foreign) => ({ id: foreign.uuid('Invoice') }), { may: mayReadBilling }),
      look: new Sample(() => undefined, { may: mayReadBilling }),
      // Nobody of the matrix has bought anything.
      preview: new Sample(() => purchase, { may: mayReadBilling, foreign: 'PLAN_NOT_HELD', meets: 'PLAN_NOT_HELD' }),
      buy: new Sample(() => ({ ...purchase, currency: 'PKR', app: 'shop' }), staleChange),
      change: new Sample(() => purchase, staleChange),
      cancel: new Sample(() => ({ vertical: 'shop' }), staleChange),
      resume: new Sample(() => ({ vertical: 'shop' }), staleChange),
      portal: new Sample(() => ({ app: 'shop' }), staleChange),
      local: {
        checkout: new Sample((foreign) => ({ id: foreign.publicId('checkout', 'LocalCheckout') }), { may: mayReadBilling }),
        // Nobody of the matrix is a customer of the local provider; what a stranger meets is in the tests of the procedures.
        pay: new Sample((foreign) => ({ id: foreign.publicId('checkout', 'LocalCheckout'), outcome: 'paid' }), {
          may: mayChangeBilling,
          meets: 'NOT_FOUND',
        }),
      },
      transfer: {
        request: new Sample(() => ({ ...purchase, currency: 'PKR', method: 'bank', ntn: null }), staleChange),
        invoice: new Sample((foreign) => ({ id: foreign.uuid('ManualInvoice') }), { may: mayReadBilling }),
        declare: new Sample((foreign) => ({ id: foreign.uuid('ManualInvoice'), reference: 'FT-1' }), staleChange),
        withdraw: new Sample((foreign) => ({ id: foreign.uuid('ManualInvoice') }), staleChange),
      },
      books: {
        list: new Sample(() => ({ show: 'all' }), operatorsOnly),
        record: new Sample(
          (foreign) => ({
            ...{ invoiceId: foreign.uuid('ManualInvoice'), amount: '1', bankReference: 'FT-1' },
            receivedAt: '2026-11-01T00:00:00Z',
          }),
          operatorsOnly,
        ),
        reverse: new Sample(
          () => ({
            ...{ receiptId: letter.id, amount: '1', bankReference: 'FT-2', reason: 'a test' },
            at: '2026-11-01T00:00:00Z',
          }),
          operatorsOnly,
        ),
        confirm: new Sample(() => ({ receiptId: letter.id }), operatorsOnly),
        dismiss: new Sample(() => ({ receiptId: letter.id }), operatorsOnly),
        refund: new Sample(() => ({ payment: 'pay_local_x', amount: '1' }), operatorsOnly),
      },
    },
    audit: {
      list: new Sample(() => ({}), { may: (role) => allows(role, 'audit', 'read') }),
    },
    organization: new Sample(() => undefined),
    keys: {
      list: new Sample(() => undefined, { may: (role) => allows(role, 'keys', 'read') }),
      // Sessions of the matrix are of yesterday: to make or to end a key wants one of a moment ago.
      create: new Sample(() => ({ name: 'Reporting', scopes: ['platform:read'], expiresInDays: 30 }), {
        may: (role) => allows(role, 'keys', 'create'),
        foreign: 'SESSION_NOT_FRESH',
        meets: 'SESSION_NOT_FRESH',
      }),
      revoke: new Sample((foreign) => ({ id: foreign.uuid('ApiKey') }), {
        may: (role) => allows(role, 'keys', 'revoke'),
        foreign: 'SESSION_NOT_FRESH',
        meets: 'SESSION_NOT_FRESH',
      }),
    },
    deletion: {
      organization: new Sample(() => ({ name: 'Sitara' }), {
        may: (role) => allows(role, 'organization', 'delete'),
        foreign: 'SESSION_NOT_FRESH',
        meets: 'SESSION_NOT_FRESH',
      }),
      account: new Sample(() => ({ email: 'sana@example.com' }), {
        access: 'signed-in',
        foreign: 'SESSION_NOT_FRESH',
        meets: 'SESSION_NOT_FRESH',
      }),
    },
    joinCode: {
      create: new Sample(() => ({ maxUses: 5, days: 7 }), { may: mayJoinCode }),
      list: new Sample(() => undefined, { may: mayJoinCode }),
      revoke: new Sample((foreign) => ({ id: foreign.publicId('join', 'JoinCode') }), { may: mayJoinCode }),
      // Nobody can name a code: its text is kept nowhere.
      redeem: new Sample(() => ({ code: '0000-0000' }), {
        access: 'signed-in',
        foreign: 'JOIN_CODE_INVALID',
        meets: 'JOIN_CODE_INVALID',
      }),
    },
    file: {
      list: new Sample(() => ({})),
      sign: new Sample((foreign) => ({ id: foreign.publicId('file', 'StoredFile') })),
      remove: new Sample((foreign) => ({ id: foreign.publicId('file', 'StoredFile') })),
      logo: new Sample(() => undefined),
    },
    job: {
      queues: new Sample(() => undefined, operatorsOnly),
      deadLetters: new Sample(() => undefined, operatorsOnly),
      replay: new Sample(() => letter, operatorsOnly),
      delete: new Sample(() => letter, operatorsOnly),
      sendTestSms: new Sample(() => ({ to: '03001234567' }), operatorsOnly),
    },
    person: {
      search: new Sample(() => ({ email: 'owner' }), operatorsOnly),
      ban: new Sample((foreign) => ({ userId: foreign.uuid('User'), reason: 'a test' }), operatorsOnly),
      unban: new Sample((foreign) => ({ userId: foreign.uuid('User') }), operatorsOnly),
    },
    // The matrix runs where others reach the product.
    models: {
      list: new Sample(() => undefined, { may: (role) => allows(role, 'models', 'read') }),
      pull: new Sample(() => ({ source: { card: 'none' }, accepted: true }), refusedModels),
      follow: new Sample(() => ({ file: 'a.gguf' }), { ...refusedModels, may: (role) => allows(role, 'models', 'read') }),
      resume: new Sample(() => ({ file: 'a.gguf' }), refusedModels),
      cancel: new Sample(() => ({ file: 'a.gguf' }), refusedModels),
      use: new Sample(() => ({ file: 'a.gguf' }), refusedModels),
      remove: new Sample(() => ({ file: 'a.gguf' }), refusedModels),
    },
    demo: {
      // There is no demo organization among those of the matrix.
      reset: new Sample(() => undefined, {
        may: (role) => allows(role, 'demo', 'reset'),
        foreign: 'DEMO_ONLY',
        meets: 'DEMO_ONLY',
      }),
    },
  },
};
