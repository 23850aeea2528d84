/** Whether a text is the ARN of a user or a role of IAM, which policies and questions can name. */
export const isPrincipalArn = (text: string): boolean =>
  /^arn:aws[\w-]*:iam::\d{12}:(role|user)\/\S+$/.test(text);
