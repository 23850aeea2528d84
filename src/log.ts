import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { errorForLog } from './core/error-for-log.ts';

/** Members that no line shows, wherever somebody puts them: what a caller or AWS is known by. */
const SECRET = [
  'authorization',
  'cookie',
  'credentials',
  'password',
  'secretAccessKey',
  'sessionToken',
  'token',
  'accessToken',
  '["set-cookie"]',
  '["x-api-key"]',
  '["x-amz-security-token"]',
];

const underneath = (member: string): string =>
  member.startsWith('[') ? `*${member}` : `*.${member}`;
const deeper = (member: string): string =>
  member.startsWith('[') ? `*.*${member}` : `*.*.${member}`;

/**
 * The log: JSON, a line each, without secrets. Nothing here is meant to be given any; this is for what
 * is forgotten.
 */
export const createLogger = (options: LoggerOptions, destination?: DestinationStream): Logger => {
  const all: LoggerOptions = {
    ...options,
    redact: {
      paths: SECRET.flatMap((member) => [member, underneath(member), deeper(member)]),
      censor: '[removed]',
    },
    serializers: { err: errorForLog },
  };
  return destination === undefined ? pino(all) : pino(all, destination);
};
