import js from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import comments from '@eslint-community/eslint-plugin-eslint-comments';
import ts from 'typescript-eslint';

/** SDL -> resolver -> loader or client -> upstream -> SDK: nothing looks back up. */
const direction = [
  {
    target: './src/core',
    from: './src',
    except: ['./core'],
    message: 'core/ knows no AWS service and no server: move what it needs into core/.',
  },
  {
    target: './src/upstream',
    from: './src',
    except: ['./core', './upstream'],
    message: 'upstream/ is below the services: hand it what it needs as an argument.',
  },
  {
    target: './src/services',
    from: './src/links',
    message: 'A service does not know the links: put the resolver into links/.',
  },
  {
    target: './src/services',
    from: [
      './src/gateway.ts',
      './src/gateway-deps.ts',
      './src/create-context-deps.ts',
      './src/main.ts',
      './src/end-on-signal.ts',
      './src/plugins',
      './src/config.ts',
    ],
    message: 'A service gets what it needs from the context.',
  },
  {
    target: './src/sandbox',
    from: './src',
    except: ['./core', './sandbox'],
    message:
      'The sandbox shares no code with what it is to test, core/ apart: write it anew in sandbox/.',
  },
  {
    target: './src',
    from: './src/main.ts',
    message: 'main.ts is the process; nothing imports it.',
  },
  ...['finspace', 'grafana', 'identity-center', 'identity-store', 'organizations', 'sts'].map(
    (service) => ({
      target: `./src/services/${service}`,
      from: './src/services',
      except: [`./${service}`],
      message: 'Services meet in links/: a resolver there may use the loaders of two services.',
    }),
  ),
];

const sandboxZone = [
  ...['core', 'upstream', 'services', 'links', 'plugins', 'graphiql'],
  '!(main).ts',
].map((part) => ({
  target: `./src/${part}`,
  from: './src/sandbox',
  message: 'The gateway never imports the sandbox: it speaks to it over the wire, as to AWS.',
}));

const sdkClient = {
  regex: '^@aws-sdk/client-',
  allowTypeImports: true,
  message: 'Only services/<service>/client.ts imports an SDK client: use its operations.',
};

const dateNow = { object: 'Date', property: 'now', message: 'Ask the Clock (core/clock.ts).' };
/** V8 makes accessors among what is old: those of one object alone keep all that they refer to. */
const literalAccessor = {
  selector: 'ObjectExpression > Property[kind=/^[gs]et$/]',
  message:
    'Make it a class: accessors of a literal keep all of their request (docs/adr/012-engine.md).',
};
const processEnv = {
  object: 'process',
  property: 'env',
  message: 'Only config.ts reads the environment.',
};

export default ts.config(
  {
    ignores: [
      'node_modules',
      'src/generated',
      'test/schema.graphql',
      'bench/contenders/*/',
      'state',
      'dist',
    ],
  },
  {
    files: ['**/*.ts', '**/*.js'],
    extends: [js.configs.recommended],
  },
  {
    files: ['**/*.ts'],
    extends: [...ts.configs.recommendedTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // An empty string stands for nothing in many of AWS's answers, so `||` is meant.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      // Loaders and clients are closures: their methods have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { zones: [...direction, ...sandboxZone] }],
      'no-console': 'error',
    },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/core/clock.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'Time is a Clock (core/clock.ts) that tests can move.' },
        { name: 'setInterval', message: 'Time is a Clock (core/clock.ts) that tests can move.' },
      ],
      'no-restricted-properties': ['error', dateNow, processEnv],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/services/*/client.ts', 'src/sandbox/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [sdkClient],
        },
      ],
    },
  },
  {
    files: ['src/links/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            sdkClient,
            {
              regex: '/services/[^/]+/client\\.ts$',
              allowTypeImports: true,
              message: 'A link uses loaders: give the service one for what it needs.',
            },
          ],
        },
      ],
    },
  },
  {
    // Defined on others with the same functions each time, the accessors of derive-context.ts cost nothing.
    files: ['src/**/*.ts'],
    ignores: ['src/sandbox/**', 'src/cli/**'],
    rules: { 'no-restricted-syntax': ['error', literalAccessor] },
  },
  {
    // Whoever needs more says why where the rule is switched off.
    files: ['src/**/*.ts'],
    ignores: ['src/generated/**'],
    plugins: { comments },
    rules: { 'max-lines': ['error', 250], 'comments/require-description': 'error' },
  },
  {
    // The two that read the environment of a program.
    files: ['src/config.ts', 'src/sandbox/main.ts'],
    rules: { 'no-restricted-properties': ['error', dateNow] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // What children write is searched for secrets at the end of the run.
    files: ['test/**/*.ts'],
    ignores: ['test/support/processes.ts', 'test/system/support/checkout.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          name: 'node:child_process',
          allowTypeImports: true,
          message: 'Start processes by capture() of test/support/processes.ts.',
        },
      ],
    },
  },
  {
    files: ['*.config.ts', 'codegen.ts', '*.config.js'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['schema/*.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      '@graphql-eslint/strict-id-in-types': 'off',
      // AWS's own keys keep AWS's names: `accountId`, `userId`.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
    },
  },
);
