import type { TestGateway } from '../support/make-gateway.ts';

/** The samples of a metric of the gateway, by their labels as `/metrics` writes them. */
export const readMetric = async (t: TestGateway, name: string): Promise<Record<string, number>> => {
  const response = await t.gateway.fetch('http://127.0.0.1:4000/metrics');
  const samples: Record<string, number> = {};
  for (const line of (await response.text()).split('\n')) {
    const [, metric, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (metric === `management_graph_${name}`) samples[labels] = Number(value);
  }
  return samples;
};
