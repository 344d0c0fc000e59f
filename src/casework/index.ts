/**
 * Casework: what every reviewed piece of work needs, whatever it is about. See README.md.
 *
 * A room that reviews something declares its lifecycle as a table, attaches evidence, sends back with every fault at once and tells people,
 * all in the transaction of its own use case. Whether the caller may is always the owning room's question.
 */
export { checkLifecycle, findStep, mayStep, mermaidOf, nextSteps, type Lifecycle, type Step } from './lifecycle.ts'
export { attachEvidence, evidenceOf, withdrawEvidence, type Evidence, type Subject } from './evidence.ts'
export { answerSendBack, sendBack, sendBacksOf, type Fault, type SendBack } from './send-back.ts'
export { noticeCarrier } from './mail.ts'
export { paths } from './paths.ts'
export { downloadEvidence, web, withUnread } from './web.tsx'
export { notify, type Notice, type Recipients } from './notices.ts'
