/** JSON bodies, as awsJson1_1 and restJson1 both have them. */
import { JsonCodec2 } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireAnswer } from '../http.ts';
import { SandboxError } from '../service.ts';

/** Smithy's number for "seconds since the epoch". */
const EPOCH_SECONDS = 7;

/** None of the services gives a member another name in JSON. */
const codec = new JsonCodec2({
  timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
  jsonName: false,
});

const decoder = new TextDecoder('utf-8', { fatal: true });

/** @throws SandboxError `SerializationException` if the body is neither JSON nor empty. */
export const parseJson = (body: Uint8Array): unknown => {
  if (body.byteLength === 0) return {};
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    throw new SandboxError('SerializationException', 'The request body is not valid JSON.');
  }
};

/** Writes what the schema has of the value. */
export const writeJson = (schema: NormalizedSchema, value: unknown): Buffer => {
  const serializer = codec.createSerializer();
  serializer.write(schema, value);
  const { buffer, byteOffset, byteLength } = serializer.flush();
  return Buffer.from(buffer, byteOffset, byteLength);
};

const deformed = (value: unknown): unknown => (typeof value === 'string' ? [value] : 'malformed');

/** `Protocol.deform`, for a body that is a JSON object. */
export const deformJson = (answer: WireAnswer, how: 'wrong' | 'missing'): WireAnswer => {
  const content = JSON.parse(Buffer.from(answer.body).toString()) as Record<string, unknown>;
  const members = how === 'missing' ? [] : Object.entries(content);
  const body = Object.fromEntries(members.map(([name, value]) => [name, deformed(value)]));
  return { ...answer, body: Buffer.from(JSON.stringify(body)) };
};
