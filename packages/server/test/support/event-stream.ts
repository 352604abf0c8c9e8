export interface StreamEvent {
  /** Null for an unnamed one. */
  readonly event: string | null;
  readonly id: string | null;
  readonly data: unknown;
}

/** The events of a response as they come; pings are left out. Leaving the loop closes the stream. */
export async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  if (!response.body) return;
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.split(':', 1)[0], line.replace(/^\w*: ?/, '')]));
      const data = fields.get('data');
      const event = fields.get('event') ?? null;
      if (event === 'ping' || data === undefined) continue;
      yield { event, id: fields.get('id') ?? null, data: data === '' ? null : JSON.parse(data) };
    }
  }
}
