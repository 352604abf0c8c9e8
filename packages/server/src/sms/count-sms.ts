import type { SqlExecutor } from '@repo/db';
import { AppError } from '@repo/facts';
import type { SmsLimit } from './sms-port.ts';

const claim = `INSERT INTO sms_count AS c (key, count, since) VALUES ($1, 1, $4::timestamptz)
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN c.since <= $4::timestamptz - make_interval(secs => $3::int) THEN 1 ELSE c.count + 1 END,
    since = CASE WHEN c.since <= $4::timestamptz - make_interval(secs => $3::int) THEN $4::timestamptz ELSE c.since END
  WHERE c.count < $2::int OR c.since <= $4::timestamptz - make_interval(secs => $3::int)
  RETURNING count`;

const opened = `SELECT ceil(extract(epoch FROM since + make_interval(secs => $2::int) - $3::timestamptz))::int AS left
  FROM sms_count WHERE key = $1`;

/**
 * Counts a message in one statement, so that no race passes the limit; undone with the transaction.
 * @param now when it is sent
 * @throws AppError `SMS_LIMIT`, with the seconds until the window is over
 */
export async function countSms(connection: SqlExecutor, key: string, { most, seconds }: SmsLimit, now: Date): Promise<void> {
  const at = now.toISOString();
  const { rows } = await connection.executeSql(claim, [key, most, seconds, at]);
  if (rows.length > 0) return;
  const { rows: windows } = await connection.executeSql(opened, [key, seconds, at]);
  throw new AppError('SMS_LIMIT', {
    kind: 'too-many',
    retryAfter: Math.max(1, Number(windows[0]?.left ?? seconds)),
  });
}
