/** The table "AWS operation → field", held by `test/operation-table.test.ts`. */
import { finspace } from './finspace.ts';
import { finspaceData } from './finspace-data.ts';
import { grafana } from './grafana.ts';
import { identityStore } from './identity-store.ts';
import { organizations } from './organizations.ts';
import type { ServiceTable } from './place.ts';
import { ssoAdmin } from './sso-admin.ts';
import { sts } from './sts.ts';

export const operationTable: readonly ServiceTable[] = [
  ssoAdmin,
  identityStore,
  organizations,
  finspace,
  finspaceData,
  grafana,
  sts,
];
