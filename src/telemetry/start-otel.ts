import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Registry } from 'prom-client';
import type { Clock } from '../core/clock.ts';
import type { TelemetryConfig } from '../config-telemetry.ts';
import { createTracing } from './otel.ts';
import { prometheusProducer } from './prometheus-producer.ts';
import type { Tracing } from './tracing.ts';

const METRICS_EVERY_MS = 30_000;

/**
 * Sends traces and metrics to a collector by OTLP over HTTP (JSON). Loaded only where one is configured.
 *
 * @param config where the collector is; its headers may hold a key, which goes nowhere else.
 */
export const startOtel = (config: TelemetryConfig, registry: Registry, clock: Clock): Tracing => {
  const { endpoint, headers, serviceName, sampleRatio } = config;
  const resource = resourceFromAttributes({ 'service.name': serviceName });
  const traces = new NodeTracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers })),
    ],
  });
  const meters = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics`, headers }),
        exportIntervalMillis: METRICS_EVERY_MS,
        metricProducers: [prometheusProducer(registry, clock.now())],
      }),
    ],
  });
  return createTracing(traces.getTracer('management-graph'), clock, async () => {
    await Promise.allSettled([traces.shutdown(), meters.shutdown()]);
  });
};
