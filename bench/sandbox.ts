/**
 * The sandbox as a process of its own, at one of the benchmark's sizes: `node bench/sandbox.ts SIZE
 * LATENCY_MS`. Prints where it is and with which key, as `npm run sandbox` does, and tells its parent
 * how many calls have arrived whenever it is sent anything.
 */
import { SIZES, type SizeName } from './sizes.ts';
import { makeSandbox } from './world/make-world.ts';

const [name = '', latency = '0'] = process.argv.slice(2);
if (!Object.hasOwn(SIZES, name)) throw new Error(`There is no size "${name}".`);
const sandbox = makeSandbox({
  size: name as SizeName,
  latencyMs: Number(latency),
  recordCalls: Infinity,
});
const { url } = await sandbox.listen(0);
const { accessKeyId, secretAccessKey } = sandbox.credentials;
const variables = {
  AWS_ENDPOINT_URL: url,
  AWS_REGION: sandbox.region,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
};
for (const [key, value] of Object.entries(variables)) {
  process.stdout.write(`export ${key}=${value}\n`);
}
process.on('message', () => {
  const byOperation: Record<string, number> = {};
  for (const { service, operation } of sandbox.calls) {
    const called = `${service}.${operation}`;
    byOperation[called] = (byOperation[called] ?? 0) + 1;
  }
  const { totalCalls: total, throttled } = sandbox;
  process.send?.({ total, throttled, byOperation });
});
