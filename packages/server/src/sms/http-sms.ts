import type { SmsSender } from './sms-by-job.ts';

/** Whether an address can be a sender's: it says where number and text go, or ends in `#json`. */
export function isSmsUrl(url: URL): boolean {
  return url.hash === '#json' || (/\{(?:to|digits)\}/.test(url.search) && url.search.includes('{text}'));
}

/**
 * A sender behind an HTTP address, the template of `SMS_URL`.
 *
 * `https://sms.example/send?key=…&to={to}&text={text}` is asked with GET; `{to}` is the number in E.164 ("+923001234567"), `{digits}`
 * the same without the plus sign. `https://sms.example/messages#json` gets a POST with `{"to","text","locale","template"}`. A login
 * in the address becomes a header. Any answer of 2xx means taken.
 *
 * @example https://user:password@sms.example/send?to={digits}&text={text}
 */
export function httpSms(template: URL): SmsSender {
  const headers = new Headers({ accept: '*/*' });
  if (template.username !== '') {
    const login = `${decodeURIComponent(template.username)}:${decodeURIComponent(template.password)}`;
    headers.set('authorization', `Basic ${Buffer.from(login).toString('base64')}`);
  }
  const address = new URL(template);
  address.username = '';
  address.password = '';
  address.hash = '';
  return async (message, signal) => {
    const request = template.hash === '#json' ? posted(address, headers, message) : asked(address, headers, message);
    const response = await fetch(request, { redirect: 'error', signal });
    await response.body?.cancel();
    // Neither the address nor what the sender says: both may hold a key or the message.
    if (!response.ok) throw new Error(`the SMS sender answered ${response.status}`);
  };
}

type Message = Parameters<SmsSender>[0];

function posted(address: URL, headers: Headers, message: Message): Request {
  const json = new Headers(headers);
  json.set('content-type', 'application/json');
  const { to, text, locale, template } = message;
  return new Request(address, { method: 'POST', headers: json, body: JSON.stringify({ to, text, locale, template }) });
}

function asked(address: URL, headers: Headers, { to, text }: Message): Request {
  const filled = new URL(address);
  const values: Readonly<Record<string, string>> = { to, digits: to.slice(1), text };
  filled.search = address.search.replace(/\{(to|digits|text)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return new Request(filled, { headers });
}
