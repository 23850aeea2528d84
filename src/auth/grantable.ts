const FORM = /^(\*|[a-z][a-z0-9-]*)(:(\*|[a-z][a-z0-9-]*)){0,3}$/;

/** Whether `name` is written as scopes are: `*`, `identity-center:read`, `*:read`. */
export const isGrantable = (name: string): boolean => FORM.test(name);
