import { describe, expect, test } from 'vitest'
import { checkLifecycle, findStep, mayStep, mermaidOf, nextSteps, type Lifecycle } from './lifecycle.ts'

type State = 'draft' | 'submitted' | 'approved'
const name = (en: string) => ({ th: en, en })
const sound = {
  start: 'draft',
  states: { draft: name('Draft'), submitted: name('Submitted'), approved: name('Approved') },
  steps: {
    draft: { submitted: { name: name('Submit'), may: 'write' } },
    submitted: { draft: { name: name('Send back'), may: 'review', promisedDays: 5 }, approved: { name: name('Approve'), may: 'review', promisedDays: 5 } },
    approved: { draft: { name: name('Reopen'), may: 'review', needsReason: true } },
  },
} as const satisfies Lifecycle<State>
const permissions = ['write', 'review']

describe('a lifecycle', () => {
  test('that is sound has no faults', () => {
    expect(checkLifecycle(sound, permissions)).toEqual([])
  })
  test.each([
    ['a state nothing leads to', { ...sound, steps: { ...sound.steps, submitted: {} } }, 'nothing leads to approved'],
    ['a step to itself', { ...sound, steps: { ...sound.steps, draft: { ...sound.steps.draft, draft: sound.steps.draft.submitted } } }, 'draft leads to itself'],
    [
      'a permission nobody has',
      { ...sound, steps: { ...sound.steps, approved: { draft: { name: name('Reopen'), may: 'undo' } } } },
      'approved to draft asks for undo, which is no permission',
    ],
    [
      'a target that is not listed',
      { ...sound, steps: { ...sound.steps, draft: { ...sound.steps.draft, gone: sound.steps.draft.submitted } } },
      'draft leads to gone, which is not listed',
    ],
  ])('with %s is found out', (_, lifecycle, fault) => {
    expect(checkLifecycle(lifecycle as Lifecycle<State>, permissions)).toEqual([fault])
  })
  test('says who may take which step', () => {
    expect(mayStep(sound, 'draft', 'submitted', new Set(['write']))).toBe(true)
    expect(mayStep(sound, 'draft', 'submitted', new Set(['review']))).toBe(false)
    expect(mayStep(sound, 'draft', 'approved', new Set(permissions))).toBe(false)
    expect(nextSteps(sound, 'submitted', new Set(['review'])).map(({ to }) => to)).toEqual(['draft', 'approved'])
    expect(nextSteps(sound, 'submitted', new Set(['write']))).toEqual([])
    expect(findStep(sound, 'approved', 'draft')?.needsReason).toBe(true)
  })
  test('draws itself', () => {
    expect(mermaidOf(sound)).toBe(
      [
        '```mermaid',
        'stateDiagram-v2',
        '    [*] --> draft',
        '    draft --> submitted: Submit, write',
        '    submitted --> draft: Send back, review (5 working days)',
        '    submitted --> approved: Approve, review (5 working days)',
        '    approved --> draft: Reopen, review',
        '```',
      ].join('\n'),
    )
  })
})
