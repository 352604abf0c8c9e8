import { Pool } from 'undici';

export interface Load {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Connections that ask again as soon as they are answered. */
const connections = 20;

/**
 * Answers per second of one address over some seconds.
 * @throws Error when an answer is not 200
 */
export async function answersPerSecond(origin: string, { path, headers = {} }: Load, seconds: number): Promise<number> {
  const pool = new Pool(origin, { connections });
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  let answered = 0;
  const client = async () => {
    while (performance.now() < until) {
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const took = (performance.now() - began) / 1000;
  await pool.close();
  return answered / took;
}
