/** Every kind of request, and what it answers when all is well: for tests in which it is not. */
import { parsePublicId } from '@repo/db';
import { demoLogin, type TestProduct } from './test-product.ts';

export interface Kind {
  readonly name: string;
  readonly ask: () => Promise<Response>;
  /** Whether this is the answer that the request has when all is well. */
  readonly right: (status: number, text: string) => boolean;
}

/** What answers have said is there, and the works that were refused. */
export const acknowledged = { rows: [] as string[], files: [] as string[], works: [] as string[], refused: [] as string[] };

/** Asks for a metered work with a key of its own. */
export const askForWork = (product: TestProduct, cookie: string, name: string) =>
  product.mutate('works.work', { name }, { headers: { cookie, 'idempotency-key': name } });

/** Uploads a file. */
export async function addFile(product: TestProduct, cookie: string, content: string) {
  const headers = { cookie, 'x-file-name': 'a.txt' };
  const response = await product.ask('/api/files', { method: 'POST', headers, body: content });
  const { id }: { id: string } = JSON.parse(await response.text());
  return { orgId: product.demo.orgId, id: parsePublicId('file', id) };
}

export function requestKinds(product: TestProduct, cookie: string): readonly Kind[] {
  const headers = { cookie };
  const ok = (status: number, text: string, sign: string) => status === 200 && text.includes(sign);
  let uploads = 0;
  let works = 0;
  let addresses = 0;
  return [
    {
      name: 'a query',
      ask: () => product.query('sample.org', undefined, { headers }),
      right: (status, text) => ok(status, text, product.demo.orgId),
    },
    {
      name: 'a change',
      ask: () => product.mutate('sample.save', undefined, { headers }),
      right: (status, text) => {
        if (status === 200) acknowledged.rows.push(JSON.parse(text).result.data);
        return status === 200;
      },
    },
    {
      name: 'a work',
      ask: () => {
        works += 1;
        return askForWork(product, cookie, `work-${works}`);
      },
      right: (status) => {
        acknowledged[status === 200 ? 'works' : 'refused'].push(`work-${works}`);
        return status === 200;
      },
    },
    { name: 'a visitor', ask: () => product.query('sample.whoami'), right: (status, text) => ok(status, text, '"visitor"') },
    {
      name: 'a session',
      ask: () => product.ask('/api/auth/get-session', { headers }),
      right: (status, text) => ok(status, text, 'demo@example.com'),
    },
    {
      name: 'a sign-in',
      ask: () => {
        addresses += 1;
        const body = JSON.stringify(demoLogin);
        const from = { 'content-type': 'application/json' };
        return product.ask('/api/auth/sign-in/email', {
          method: 'POST',
          headers: from,
          body,
          ip: `10.2.${addresses >> 8}.${addresses & 255}`,
        });
      },
      right: (status, text) => ok(status, text, 'demo@example.com'),
    },
    { name: 'a page', ask: () => product.ask('/sample/'), right: (status, text) => ok(status, text, '<html') },
    {
      name: 'an upload',
      ask: () => {
        uploads += 1;
        return product.ask('/api/files', {
          method: 'POST',
          headers: { cookie, 'x-file-name': 'a.txt' },
          body: `upload ${uploads}`,
        });
      },
      right: (status, text) => {
        if (status === 201) acknowledged.files.push(parsePublicId('file', JSON.parse(text).id));
        return status === 201;
      },
    },
    { name: 'readiness', ask: () => product.ask('/readyz'), right: (status, text) => ok(status, text, 'ready') },
    { name: 'life', ask: () => product.ask('/healthz'), right: (status, text) => ok(status, text, 'ok') },
    { name: 'figures', ask: () => product.ask('/metrics'), right: (status, text) => ok(status, text, 'http_requests_total') },
  ];
}
