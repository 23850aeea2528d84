import { isScope } from './scopes.ts';

/** Whether `name` stands for any scope: `*`, `identity-center:read`, `*:read`. */
export const isGrantable = (name: string): boolean => isScope(name);
