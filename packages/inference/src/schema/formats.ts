import { z } from 'zod';

const by =
  (schema: z.ZodType<string>) =>
  (text: string): boolean =>
    schema.safeParse(text).success;

/** Formats that are held to; the standard lets any other one say nothing. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: by(z.iso.date()),
  time: (text) => /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/i.test(text),
  'date-time': by(z.iso.datetime({ offset: true })),
  email: by(z.email()),
  uuid: by(z.guid()),
  uri: by(z.url()),
  ipv4: by(z.ipv4()),
  ipv6: by(z.ipv6()),
};
