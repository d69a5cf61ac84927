import { defineConfig } from 'vitest/config';

// An old Node would load the database's compiled part and crash without a word.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Node ${process.versions.node} is too old to test Kawan JKN: use npm test. ` +
      'On Linux x64 npm ci brings Node 24; elsewhere install it from https://nodejs.org.\n',
  );
  process.exit(1);
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/train-once.ts',
    // Generous: a busy machine must not fail what is right. Nothing here measures time.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
