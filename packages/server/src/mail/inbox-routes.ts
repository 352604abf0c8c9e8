import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import { createTranslator, isLocale, type Locale, preferenceCookie, readPreferences } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { type Context, Hono } from 'hono';
import { errorResponse } from '../http/error-response.ts';
import type { HostEnv } from '../http/host-env.ts';
import { inboxAccess } from './inbox-access.ts';
import { type InboxView, inboxPage } from './inbox-page.ts';
import en from './texts/en.json' with { type: 'json' };
import ur from './texts/ur.json' with { type: 'json' };

const shown = 100;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/dev/inbox`: the newest hundred mails, each as text, and the newest hundred text messages. */
export function inboxRoutes(db: Pick<Database, 'prisma'>, defaults: { readonly locale: Locale }): Hono<HostEnv> {
  const render = async (c: Context<HostEnv>, content: InboxView['content']): Promise<Response> => {
    const { locale } = readPreferences(c.req.header('cookie'), defaults);
    const { t } = createTranslator(locale, compileCatalogue(locale === 'ur' ? ur : en));
    const page = inboxPage({ locale, nonce: c.var.secureHeadersNonce ?? '', translate: t, content });
    return c.html(page, 200, { 'Cache-Control': 'no-store' });
  };

  return new Hono<HostEnv>()
    .use(inboxAccess())
    .use(async (c, next) => {
      const chosen = c.req.query('locale');
      if (!isLocale(chosen)) return next();
      c.header('Set-Cookie', preferenceCookie('locale', chosen));
      return c.redirect(c.req.path);
    })
    .get('/', async (c) => {
      const list = await db.prisma.mailMessage.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: shown });
      const sms = await db.prisma.smsMessage.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: shown });
      return render(c, { list, sms });
    })
    .get('/:id', async (c) => {
      const id = c.req.param('id');
      const mail = uuid.test(id) ? await db.prisma.mailMessage.findUnique({ where: { id } }) : null;
      if (!mail) return errorResponse(c, new AppError('PAGE_NOT_FOUND', { kind: 'not-found' }));
      return render(c, { mail });
    });
}
