/** A form with a file, as `multipart/form-data` (RFC 7578). */
import { randomUUID } from 'node:crypto';

export interface FormFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Form {
  readonly contentType: string;
  readonly body: Buffer;
}

/** Fields without a value are left out; the file is the field `file`. */
export function multipart(fields: Readonly<Record<string, string | undefined>>, file: FormFile): Form {
  const boundary = `form-${randomUUID()}`;
  const part = (heading: string, content: Uint8Array | string): Buffer[] => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${heading}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ];
  const texts = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : part(`name="${quotable(name)}"`, value),
  );
  const heading = `name="file"; filename="${quotable(file.name)}"\r\nContent-Type: ${file.mediaType}`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...texts, ...part(heading, file.bytes), Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** As browsers write them (WHATWG HTML §4.10.21.8). */
const quotable = (name: string): string => name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
