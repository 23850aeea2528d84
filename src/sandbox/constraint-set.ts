/** The constraints of a service's inputs, as `scripts/constraints.ts` distils them from its model. */
import finspaceData from './constraints/finspace-data.json' with { type: 'json' };
import finspace from './constraints/finspace.json' with { type: 'json' };
import grafana from './constraints/grafana.json' with { type: 'json' };
import iam from './constraints/iam.json' with { type: 'json' };
import identityStore from './constraints/identitystore.json' with { type: 'json' };
import organizations from './constraints/organizations.json' with { type: 'json' };
import ssoAdmin from './constraints/sso-admin.json' with { type: 'json' };
import sts from './constraints/sts.json' with { type: 'json' };

export interface ShapeConstraints {
  /** As in the model: `structure`, `list`, `map`, `string`, `integer`, … */
  readonly type: string;
  readonly required?: readonly string[];
  /** The constrained members only, with their shapes. */
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  /** A length, or for numbers a value. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** The value is never shown, not even in the message that refuses it. */
  readonly sensitive?: boolean;
}

export interface ConstraintSet {
  /** The input's shape by operation; an operation without constraints is not in it. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, ShapeConstraints>>;
}

/** By our name for the service. */
export const constraintSets: Readonly<Record<string, ConstraintSet>> = {
  'sso-admin': ssoAdmin,
  identitystore: identityStore,
  organizations: organizations,
  sts: sts,
  iam,
  finspace: finspace,
  'finspace-data': finspaceData,
  grafana: grafana,
};
