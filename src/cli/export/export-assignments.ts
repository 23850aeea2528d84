import type { Clock } from '../../core/clock.ts';
import type { Asked } from '../ask.ts';
import { CommandError, CommandFailed } from '../errors.ts';
import { joinGaps } from './assignments-page.ts';
import { COLUMNS } from './columns.ts';
import { headOf, lineOf, type RowFormat } from './format-rows.ts';
import { identify } from './identify.ts';
import {
  type Coverage,
  type ExportParameters,
  type Manifest,
  MANIFEST_VERSION,
} from './manifest.ts';
import { type ExportState, type OpenOptions, PartFile, type Progressed } from './part-file.ts';
import type { Progress } from './progress.ts';
import { createPageReader, CursorExpired } from './read-page.ts';

/** What was asked for. */
export interface ExportOptions extends RowFormat, OpenOptions {
  readonly file: string;
  readonly coverage: Coverage;
  /** Seconds. */
  readonly maxAge?: number | undefined;
  /** The ARN; the organization's own instance without it. */
  readonly instance?: string | undefined;
}

export interface ExportDeps {
  readonly gateway: Asked;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Says what a person should know, in one line. */
  tell(line: string): void;
}

/** How often a cursor may expire before that is the answer. */
const MOST_BEGINNINGS = 3;

/**
 * Writes every assignment of an instance to a file, page by page as any client reads them, and the
 * manifest beside it. What an earlier run of the same export left behind is gone on with.
 *
 * @throws CommandError when the file is there, or a part of another export; CommandFailed when AWS does not answer: the part stays.
 */
export const exportAssignments = async (
  deps: ExportDeps,
  options: ExportOptions,
): Promise<Manifest> => {
  const part = new PartFile(options.file, options);
  try {
    // What differs by the command line alone is told before AWS is asked anything.
    const asked = askedOf(options);
    checkSame(part.state, asked, options.file);
    const parameters = {
      ...(await identify(deps.gateway, options.instance, deps.signal)),
      ...asked,
    };
    checkSame(part.state, parameters, options.file);
    if (part.state?.manifest === undefined) await readAll(deps, options, part, parameters);
    return part.finish((state) => manifestOf(state, options.file, deps.clock));
  } finally {
    deps.progress.end();
    part.close();
  }
};

const askedOf = ({ format, excelSafe, coverage, maxAge }: ExportOptions) => ({
  coverage,
  maxAge: maxAge ?? null,
  format,
  excelSafe,
  columns: COLUMNS,
});

const iso = (clock: Clock): string => new Date(clock.now()).toISOString();

/** Reads from where the part ends to the end. */
const readAll = async (
  deps: ExportDeps,
  options: ExportOptions,
  part: PartFile,
  parameters: ExportParameters,
): Promise<void> => {
  const { clock, progress, tell } = deps;
  const head = headOf(options);
  let calls = 0;
  const read = createPageReader({
    ...deps,
    parameters,
    onWait: (code, seconds) => progress.waits(code, seconds),
    onCalls: (count) => (calls += count),
  });
  const fresh = (): Progressed => ({
    parameters,
    started: iso(clock),
    resumed: 0,
    cursor: null,
    isWhole: false,
    rows: 0,
    awsCalls: 0,
    asOf: null,
    gaps: [],
  });
  let at: Progressed = part.state ?? fresh();
  if (part.state === undefined) {
    part.begin(head, at);
  } else {
    part.resume(part.state);
    at = { ...at, resumed: at.resumed + 1 };
    tell(`Going on behind row ${at.rows.toLocaleString('en')} of what was begun at ${at.started}.`);
  }
  progress.begin(parameters, at);
  for (let beginnings = 1; !at.isWhole;) {
    try {
      calls = 0;
      const page = await read(at.cursor);
      at = {
        ...at,
        cursor: page.next,
        isWhole: page.next === null,
        rows: at.rows + page.rows.length,
        awsCalls: at.awsCalls + calls,
        asOf: oldest(at.asOf, page.asOf),
        gaps: joinGaps(at.gaps, page.gaps),
      };
      part.append(page.rows.map((row) => lineOf(row, options)).join(''), at);
      progress.goes(at);
    } catch (error) {
      if (!(error instanceof CursorExpired)) throw error;
      if (++beginnings > MOST_BEGINNINGS) throw new CommandFailed('The cursor expires each time.');
      tell('The cursor of the last page no longer works: beginning anew.');
      at = fresh();
      part.begin(head, at);
      progress.begin(parameters, at);
    }
  }
};

/** @throws CommandError naming what differs from the part that is there. */
const checkSame = (
  state: ExportState | undefined,
  parameters: Partial<ExportParameters>,
  file: string,
): void => {
  if (state === undefined) return;
  const names = Object.keys(parameters) as (keyof ExportParameters)[];
  const differing = names.filter(
    (name) => JSON.stringify(parameters[name]) !== JSON.stringify(state.parameters[name]),
  );
  if (differing.length === 0) return;
  const before = differing.map((name) => `${name} ${JSON.stringify(state.parameters[name])}`);
  throw new CommandError(
    `${file}.partial was begun with ${before.join(', ')}: ask for the same again, or --restart begins anew.`,
  );
};

const oldest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

const manifestOf = (state: ExportState, file: string, clock: Clock): Manifest => ({
  version: MANIFEST_VERSION,
  kind: 'assignments',
  file: file.split(/[\\/]/).at(-1) ?? file,
  ...state.parameters,
  started: state.started,
  ended: iso(clock),
  resumed: state.resumed,
  asOf: state.asOf,
  rows: state.rows,
  awsCalls: state.awsCalls,
  gaps: state.gaps,
  bytes: state.bytes,
  sha256: state.sha256,
});
