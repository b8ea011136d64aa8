import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// The type-aware rules matter most here: a forgotten await is a lost audit line.
export default tseslint.config(
  { ignores: ['dist/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers and booleans in sentences are meant.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // The SDK stays behind one door, so that a change of SDK touches one folder.
    files: ['engine/**/*.ts'],
    ignores: ['engine/mcp/**', 'engine/demo/show-conversation.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['@modelcontextprotocol/*'] }],
      'no-console': 'error',
    },
  },
  {
    // Raw JSON Schemas need the SDK's low-level Server, which it marks as "only for advanced use".
    files: ['engine/mcp/**'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
