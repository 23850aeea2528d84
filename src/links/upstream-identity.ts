import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../core/errors.ts';
import type { CallerIdentity } from '../services/sts/loaders.ts';

/** Without an answer of STS the gateway still says what it stands in front of. */
const ask = async ({ loaders, knowledge, log }: GatewayContext): Promise<CallerIdentity> => {
  try {
    const found = await loaders.sts.callerIdentity();
    knowledge.accountId = found.accountId;
    return found;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ code: error.code }, 'GetCallerIdentity failed');
    return {};
  }
};

/** What the gateway talks to, and as whom: STS is asked when `whole` or `seen` is, and once for all fields. */
export class UpstreamIdentityModel {
  readonly #context: GatewayContext;
  #asked: Promise<CallerIdentity> | undefined;

  constructor(context: GatewayContext) {
    this.#context = context;
  }

  get kind(): 'SANDBOX' | 'AWS' {
    return this.#context.info.kind;
  }

  get region(): string {
    return this.#context.info.region;
  }

  get writes(): boolean {
    return this.#context.info.writes;
  }

  /** From `GetCallerIdentity`; empty when it failed, which is in the log. */
  whole(): Promise<CallerIdentity> {
    return (this.#asked ??= ask(this.#context));
  }

  /** The same as `whole`, but empty for a caller who does not see the gateway's own account. */
  async seen(): Promise<CallerIdentity> {
    const found = await this.whole();
    const { rows } = this.#context.loaders;
    const isSeen =
      found.accountId === undefined || rows.seesAll || (await rows.sees(found.accountId));
    return isSeen ? found : {};
  }
}
