import type { EvaluationResult } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { judge, worstOf } from '../../src/permissions/judge-simulation.ts';

const action = 'sso:CreatePermissionSet';
const INSTANCE = 'arn:aws:sso:::instance/ssoins-0';
const SET = 'arn:aws:sso:::permissionSet/ssoins-0/*';

const result = (
  EvalDecision: EvaluationResult['EvalDecision'],
  more: Partial<EvaluationResult> = {},
): EvaluationResult => ({ EvalActionName: action, EvalDecision, ...more });

describe('what IAM says of an action', () => {
  // As IAM answered before July 2026; the sandbox answers as it does since.
  it('is no where it answers by the resource, and one of them is denied', () => {
    const results = [
      result('allowed', { EvalResourceName: INSTANCE }),
      result('implicitDeny', { EvalResourceName: SET }),
    ];
    expect(judge(action, results)).toEqual({
      action,
      status: 'MISSING',
      says: `IAM says implicitDeny on ${SET}: no policy allows it`,
    });
    expect(judge(action, results.slice(0, 1))).toEqual({ action, status: 'OK' });
  });

  it('is no where one resource of an answer is denied', () => {
    const ResourceSpecificResults = [
      { EvalResourceName: INSTANCE, EvalResourceDecision: 'allowed' as const },
      { EvalResourceName: SET, EvalResourceDecision: 'explicitDeny' as const },
    ];
    const expected = {
      action,
      status: 'MISSING',
      says: `IAM says explicitDeny on ${SET}: a policy denies it, and nothing that allows it counts`,
      isDenied: true,
    };
    expect(judge(action, [result('explicitDeny', { ResourceSpecificResults })])).toEqual(expected);
    expect(judge(action, [result('allowed', { ResourceSpecificResults })])).toEqual(expected);
  });

  it('is not known where it says nothing, or lacks what policies go by', () => {
    expect(judge(action, [{ ...result('allowed'), EvalActionName: 'sso:Other' }])).toEqual({
      action,
      status: 'NOT_TRIED',
      says: 'IAM said nothing of it',
    });
    const lacking = { MissingContextValues: ['aws:SourceIp', 'aws:SourceVpc'] };
    expect(judge(action, [result('implicitDeny', lacking)])).toMatchObject({
      status: 'NOT_TRIED',
      says: 'IAM says implicitDeny, but the policies go by aws:SourceIp, aws:SourceVpc, which only a call has',
    });
    // A yes stays one: what is lacking may be of other statements.
    expect(judge(action, [result('allowed', lacking)])).toEqual({ action, status: 'OK' });
  });

  it('is the worst of what it says in several Regions', () => {
    const answers = (['OK', 'NOT_TRIED', 'MISSING', 'OK'] as const).map((status) => ({
      action,
      status,
    }));
    expect(worstOf(answers).status).toBe('MISSING');
    expect(worstOf(answers.slice(0, 2)).status).toBe('NOT_TRIED');
    expect(worstOf(answers.slice(0, 1)).status).toBe('OK');
  });
});
