import type { ClientFactory } from '../upstream/client-factory.ts';
import type { Operation } from '../upstream/types.ts';
import type { AnswerListener } from './answer-metrics.ts';

/** A factory whose operations tell of each answer of AWS. */
export const watchAnswers = (factory: ClientFactory, answered: AnswerListener): ClientFactory => {
  const watched = <Input extends object, Output extends object>(
    operation: Operation<Input, Output>,
  ): Operation<Input, Output> => {
    const { service, name } = operation;
    return {
      ...operation,
      async send(input, options) {
        const output = await operation.send(input, options);
        answered({ service, name, input, output });
        return output;
      },
    };
  };
  return {
    ...factory,
    service(service, constructor, own) {
      const { read, write } = factory.service(service, constructor, own);
      return {
        read: (command, more) => watched(read(command, more)),
        write: (command, more) => watched(write(command, more)),
      };
    },
  };
};
