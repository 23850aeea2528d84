import type { Logger } from 'pino';
import { type AuthConfig, joinSettings } from '../config-auth.ts';
import type { Clock } from '../core/clock.ts';
import { type Authenticator, openDoor } from './authenticator.ts';
import { createAuthenticator } from './create-authenticator.ts';
import { openSettingsFile } from './settings-file.ts';

export interface OpenedAuthenticator {
  readonly authenticator: Authenticator;
  /** Looks at the file no more. */
  close(): void;
}

/**
 * Who is asked who calls, as the configuration says. Settings in a file are followed as they change.
 *
 * @throws ConfigError when the file cannot be read or used.
 */
export const openAuthenticator = (
  config: AuthConfig,
  clock: Clock,
  log: Logger,
): OpenedAuthenticator => {
  if (!config.required) return { authenticator: openDoor, close: () => undefined };
  const file = config.file === undefined ? undefined : openSettingsFile(config.file);
  const settings = joinSettings(config, file?.settings);
  const authenticator = createAuthenticator({ settings, clock, log });
  // An issuer that does not answer now may do so when somebody calls.
  void authenticator.warm();
  const close = file?.watch(clock, log, (next) => {
    const joined = joinSettings(config, next);
    authenticator.use(joined);
    void authenticator.warm();
  });
  return { authenticator, close: close ?? (() => undefined) };
};
