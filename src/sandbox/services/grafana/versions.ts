/** Versions of Grafana: which there are, and which a workspace can be brought to. */
import type { ListVersionsCommandInput, ListVersionsCommandOutput } from '@aws-sdk/client-grafana';

import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import type { Answer, Handlers } from '../answer.ts';
import { invalid } from './errors.ts';
import { pageOf, workspaceOf } from './find.ts';

/** The oldest first. */
const versions = ['8.4', '9.4', '10.4'];

export const newestVersion = '10.4';

/** The versions that a workspace of `version` can be brought to. There is no way back. */
const laterThan = (version: string): string[] => versions.slice(versions.indexOf(version) + 1);

const unsupported = (version: string): Error =>
  invalid(`Grafana version ${version} is not supported.`, 'grafanaVersion');

/** @throws ValidationException for a version that no workspace can have. */
export const checkVersion = (version: string): void => {
  if (!versions.includes(version)) throw unsupported(version);
};

/** @throws ValidationException for a version that a workspace of `from` cannot be brought to. */
export const checkUpgrade = (from: string, to: string): void => {
  checkVersion(to);
  if (!laterThan(from).includes(to)) {
    throw invalid(`A workspace of Grafana ${from} cannot be brought to ${to}.`, 'grafanaVersion');
  }
};

export const versionReads = (state: SandboxState): Handlers => ({
  ListVersions(
    input: ListVersionsCommandInput,
    call: SandboxCall,
  ): Answer<ListVersionsCommandOutput> {
    const { workspaceId } = input;
    const rows =
      workspaceId === undefined
        ? versions
        : laterThan(workspaceOf(state, { workspaceId }, call).grafanaVersion);
    const { page, nextToken } = pageOf(rows, input, `ListVersions ${workspaceId}`);
    return { grafanaVersions: page, nextToken };
  },
});
