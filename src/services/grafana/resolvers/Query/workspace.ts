import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { findWorkspace } from '../../find-workspace.ts';

export const workspace: QueryResolvers['workspace'] = (_root, { by }, context) =>
  findWorkspace(context, by);
