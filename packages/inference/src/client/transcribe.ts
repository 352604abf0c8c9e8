import { checkAble } from '../dialects/capabilities.ts';
import { InferenceError } from '../errors/index.ts';
import { multipart } from '../transcription/multipart.ts';
import { parseTranscript } from '../transcription/parse-transcript.ts';
import type { TranscribeRequest, TranscriptResult } from '../types/reports.ts';
import type { Context } from './context.ts';
import { type AskOptions, ask } from './whole-answer.ts';

const mediaType = /^[\w.+-]+\/[\w.+-]+(?:; ?[\w.-]+=[\w.,+-]+)*$/;

export async function transcribe(
  context: Context,
  { model, audio, language, prompt, temperature }: TranscribeRequest,
  options: AskOptions,
  requestId: string,
): Promise<TranscriptResult> {
  if (audio.bytes.length === 0 || !mediaType.test(audio.mediaType)) {
    throw new InferenceError('config_invalid', { message: 'There is no recording, or its media type is none', requestId });
  }
  const degree = temperature === undefined ? undefined : String(temperature);
  const fields = { model, language, temperature: degree, response_format: 'json' };
  return await ask(
    context,
    {
      operation: 'transcription',
      model,
      promptLength: prompt?.length ?? 0,
      requestFor: ({ dialect }, redact) => {
        checkAble(dialect, 'transcription');
        const [sentPrompt] = prompt === undefined ? [] : redact([prompt]);
        const { body, contentType } = multipart({ ...fields, prompt: sentPrompt }, audio);
        return { path: 'audio/transcriptions', body, headers: { 'content-type': contentType } };
      },
      read: (answer, restore) => {
        const transcript = parseTranscript(answer);
        return { ...transcript, text: restore(transcript.text) };
      },
    },
    options,
    requestId,
  );
}
