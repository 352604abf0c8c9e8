/** The OpenAPI 3.1 document of a product, made of its procedures' schemas. */
import { z } from 'zod';
import { keyHeader, keyPattern } from '../http/idempotency-key.ts';
import type { Operation } from './operations.ts';

export interface DocumentOptions {
  readonly operations: readonly Operation[];
  /** Name of the product. */
  readonly title: string;
  readonly publicUrl: URL;
}

const description = `Procedures of this product as HTTP for programs.

Every operation is a POST with a JSON body; a query with a flat input also answers to GET, with the input as parameters.
The key of an organization stands in \`Authorization: Bearer bny_…\`. A key has scopes: \`<vertical>:read\` for queries,
\`<vertical>:write\` for the rest. Money is a string of paisa, dates are ISO 8601.
A change with an \`Idempotency-Key\` happens once, however often it is sent; what costs money or sends something needs one.
Errors have one shape; \`message\` follows \`Accept-Language\` (\`en\`, \`ur\`).`;

/** Status and meaning of every error that any operation can answer with. */
const errors: Readonly<Record<string, string>> = {
  '400': 'The input does not fit its schema, or a rule refused it.',
  '401': 'No good key. The body is the same whatever the reason is.',
  '403': 'The key lacks the scope (`SCOPE_MISSING`, named in `params.scope`), or people only may do this.',
  '404': 'There is no such record in the organization of the key.',
  '405': 'Use POST.',
  '409': 'The state of the record does not allow this.',
  '413': 'The body is larger than 1 MB.',
  '415': 'The body is not `application/json`.',
  '429': 'Too many requests, or too many wrong keys from this address. `Retry-After` says when to go on.',
  '500': 'A fault of the product; quote the request id.',
  '503': 'A service is not there. `Retry-After` may say when to go on.',
};

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'messageKey', 'message', 'params'],
      properties: {
        code: { type: 'string', description: 'SCREAMING_SNAKE_CASE, stable across releases.' },
        messageKey: { type: 'string' },
        message: { type: 'string', description: 'A sentence for a person, in the language of Accept-Language.' },
        params: { type: 'object', additionalProperties: { type: 'string' } },
        field: { type: 'string', description: 'The input field that caused it, as a dotted path.' },
        rule: {
          type: 'object',
          description: "The keyword of that field's schema which the input breaks, and what the schema gives for it.",
          required: ['keyword'],
          properties: { keyword: { type: 'string' }, value: { type: 'string' } },
        },
        requestId: { type: 'string', description: 'Also in the header x-request-id. Absent in a 401.' },
      },
    },
  },
  examples: [
    {
      error: {
        code: 'SCOPE_MISSING',
        messageKey: 'api.error.scope-missing',
        message: 'This key lacks the scope shop:write.',
        params: { scope: 'shop:write' },
        requestId: '0192f0c1-7d4e-7cc1-a1b7-0d1f6a7b2c3d',
      },
    },
  ],
};

/** The address of an operation. */
export function addressOf({ path }: Pick<Operation, 'path'>): string {
  return `/api/v1/${path.replaceAll('.', '/')}`;
}

/** @returns a plain object, ready to be written as JSON */
export function openApiOf({ operations, title, publicUrl }: DocumentOptions) {
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description },
    servers: [{ url: publicUrl.origin }],
    security: [{ key: [] }],
    tags: [...new Set(operations.map(verticalOf))].map((name) => ({ name })),
    paths: Object.fromEntries(operations.map((operation) => [addressOf(operation), pathItemOf(operation)])),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of an organization: `bny_…`.' } },
      schemas: { Error: errorSchema, ...Object.fromEntries(operations.flatMap(schemasOf)) },
      headers: { RetryAfter: { description: 'Seconds until a retry makes sense.', schema: { type: 'integer' } } },
      responses: Object.fromEntries(Object.entries(errors).map(([status, text]) => [`Error${status}`, errorOf(status, text)])),
    },
  };
}

function verticalOf({ path }: Operation): string {
  return path.split('.', 1)[0] ?? path;
}

function errorOf(status: string, text: string) {
  const headers = status === '429' || status === '503' ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {};
  return { description: text, headers, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
}

function pathItemOf(operation: Operation) {
  const { path, type, scope, sends, input, output, parameters } = operation;
  const common = {
    tags: [verticalOf(operation)],
    summary: path,
    description: `Scope: \`${scope}\``,
    'x-scope': scope,
    responses: {
      '200': {
        description: 'What was asked for.',
        content: { 'application/json': { schema: output ? { $ref: refTo(`${path}.output`) } : {} } },
      },
      ...Object.fromEntries(Object.keys(errors).map((status) => [status, { $ref: `#/components/responses/Error${status}` }])),
    },
  };
  const body = input && {
    requestBody: {
      required: !input.safeParse(undefined).success,
      content: { 'application/json': { schema: { $ref: refTo(`${path}.input`) } } },
    },
  };
  const get = parameters && {
    get: {
      ...common,
      operationId: `${path}.get`,
      parameters: parameters.map(({ name, required, type }) => ({ name, in: 'query', required, schema: { type } })),
    },
  };
  const once = type === 'mutation' && {
    parameters: [{ name: keyHeader, in: 'header', required: sends, schema: { type: 'string', pattern: keyPattern } }],
  };
  return { post: { ...common, operationId: path, ...once, ...body }, ...get };
}

/** The schemas of an operation's input and output, by the names under which they stand in the document. */
function schemasOf({ path, input, output }: Operation): [string, object][] {
  return [
    ...(input ? [schemaOf(`${path}.input`, input, 'input')] : []),
    ...(output ? [schemaOf(`${path}.output`, output, 'output')] : []),
  ];
}

/** What JSON Schema cannot say of a value stays open. A schema that contains itself refers to its own place in the document. */
function schemaOf(name: string, schema: z.ZodType, io: 'input' | 'output'): [string, object] {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const placed: object = JSON.parse(JSON.stringify(written), (key: string, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? refTo(name) + value.slice(1) : value,
  );
  return [name, placed];
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}
