import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Counts the lines of code of a function without those of the functions in it: a room that holds thirty small functions
 * reads well, thirty steps in a row do not.
 */
const straightLines = {
  meta: { type: 'suggestion', schema: [{ type: 'integer' }] },
  create({ options: [max], sourceCode, report }) {
    const stack = [];
    const enter = () => stack.push(new Set());
    const leave = (node) => {
      const inner = stack.pop();
      const lines = new Set(sourceCode.getTokens(node).map(({ loc }) => loc.start.line));
      const own = lines.difference(inner);
      const outer = stack.at(-1);
      // The first line of a function belongs to whoever calls or names it.
      for (const line of lines) if (line !== node.loc.start.line) outer?.add(line);
      if (own.size > max) report({ loc: sourceCode.getFirstToken(node).loc, message: `${own.size} straight lines` });
    };
    const functions = ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression)';
    return { [functions]: enter, [`${functions}:exit`]: leave };
  },
};

export default tseslint.config(
  { ignores: ['node_modules', 'data', 'coverage', 'migrations'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'bin/kawan-jkn.js', 'src/channels/web/page/*.js'] },
      },
    },
    plugins: { house: { rules: { 'straight-lines': straightLines } } },
    rules: {
      'house/straight-lines': ['error', 70],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
    },
  },
  { files: ['src/cli/**', 'bench/**', 'bin/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  // A test tells a story from top to bottom.
  { files: ['tests/**'], rules: { 'house/straight-lines': ['error', 100] } },
  // The tables, and the whole engine said once more: one list each, which is read as a whole.
  { files: ['src/store/sqlite/schema.ts', 'tests/engine/reference-model.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['src/channels/web/page/**'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'window',
          'localStorage',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'AbortController',
          'TextDecoder',
          'location',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
