import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', sequence: { groupOrder: 0 }, include: ['src/**/*.test.{ts,tsx}', 'test/*.test.{ts,tsx}'], maxWorkers: 2 } },
      { extends: true, test: { name: 'journeys', sequence: { groupOrder: 1 }, include: ['test/journeys/**/*.test.ts'], maxWorkers: 1, testTimeout: 180_000 } },
      { extends: true, test: { name: 'endure', sequence: { groupOrder: 2 }, include: ['test/endure/**/*.test.ts'], maxWorkers: 1, testTimeout: 1_800_000 } },
    ],
  },
})
