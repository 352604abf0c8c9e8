/** One question to Open-Meteo over HTTP. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { weatherOffline, weatherRateLimited, weatherRefused, weatherUnreadable } from './errors.ts';

export interface OpenMeteoOptions {
  /** Base address without a path. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly fetch?: typeof globalThis.fetch;
  /** Of one attempt, milliseconds. */
  readonly timeLimit?: number;
  /** Waits that many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1. */
  readonly random?: () => number;
}

const retries = 2;
const firstWait = 400;

/**
 * Asks, and twice more when the service does not answer in time, is not reached or is out of order.
 * @returns the parsed JSON
 * @throws AppError `WEATHER_OFFLINE`, `WEATHER_RATE_LIMITED`, `WEATHER_REFUSED`, `WEATHER_UNREADABLE`
 */
export async function ask(path: string, params: URLSearchParams, now: Date, options: OpenMeteoOptions): Promise<unknown> {
  const { wait = sleep, random = Math.random } = options;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptOnce(path, params, now, options);
    } catch (error) {
      const again = error instanceof AppError && error.code === 'WEATHER_OFFLINE' && attempt < retries;
      if (!again) throw error;
    }
    await wait(firstWait * 2 ** attempt * (0.5 + random()));
  }
}

async function attemptOnce(path: string, params: URLSearchParams, now: Date, options: OpenMeteoOptions): Promise<unknown> {
  const { url, apiKey, fetch = globalThis.fetch, timeLimit = 10_000 } = options;
  const query = new URLSearchParams(params);
  if (apiKey !== undefined) query.set('apikey', apiKey);
  const { response, body } = await readAll(fetch, `${url.replace(/\/+$/, '')}${path}?${query}`, timeLimit);
  if (response.status === 429) throw weatherRateLimited(secondsToWait(response, reasonOf(body), now));
  if (response.status >= 500) throw weatherOffline(new Error(`HTTP ${response.status}`));
  if (!response.ok) throw weatherRefused(reasonOf(body) || `HTTP ${response.status}`);
  const parsed = parseJson(body);
  if (parsed === undefined) throw weatherUnreadable('JSON');
  return parsed;
}

async function readAll(fetch: typeof globalThis.fetch, address: string, timeLimit: number) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeLimit), headers: { accept: 'application/json' } });
    return { response, body: await response.text() };
  } catch (cause) {
    throw weatherOffline(cause);
  }
}

const refusal = z.object({ error: z.literal(true), reason: z.string() });

function reasonOf(body: string): string {
  const parsed = refusal.safeParse(parseJson(body));
  return parsed.success ? parsed.data.reason : '';
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const minute = 60;
const hour = 3600;
const day = 86_400;

/** What the service says, or the end of the minute, hour or day whose limit was reached. */
function secondsToWait(response: Response, reason: string, now: Date): number {
  const stated = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(stated) && stated > 0) return Math.ceil(stated);
  if (/hour/i.test(reason)) return hour;
  if (/dai|month/i.test(reason)) return day - (Math.floor(now.getTime() / 1000) % day);
  return minute;
}
