/** Registry: every enterprise once, under one permanent ONE ID. See README.md. */
export * from './model.ts'
export { registerEnterprise, type Registered, type Registration } from './actions/register-enterprise.ts'
export { checkDigit, formatIdentityNumber, kindOfNumber, readIdentityNumber, type NumberFault } from './numbers.ts'
export { countReads } from './actions/count-reads.ts'
export { formatOneId, readOneId } from './one-id.ts'
export { foldName } from './names.ts'
export {
  channelNames,
  fieldLabels,
  genderNames,
  kindNames,
  mandateRoleNames,
  mandateScopeNames,
  mandateStatusNames,
  numberFaults,
  sectorNames,
  sizeNames,
  stageNames,
  statusNames,
} from './texts.ts'
export { lookupOf, lookupsOf, newSalt, seal, unseal } from './sealing.ts'
export { correctEnterprise, correctionReasons, needsEvidence, type Correction, type CorrectionReason } from './actions/correct-enterprise.ts'
export { updateEnterprise, type Update } from './actions/update-enterprise.ts'
export { closeEnterprise, reopenEnterprise } from './actions/change-status.ts'
export { applyFromSource, sameMeaning, type Contradiction } from './actions/apply-from-source.ts'
export { settleField } from './actions/settle-field.ts'
export { readRecord } from './actions/read-record.ts'
export { areaCode, mergeStatements, placeOf, statedFields, statementOf, textsOf, type StatedField } from './fields.ts'
export { findCard, findCardByNumber, isRegistered, kindOf, survivorOf } from './store.ts'
export { findRecord, getRecord } from './record.ts'
export { listHistory, type Change, type ChangeReason } from './history.ts'
export { listAccess, recordAccess, type Access, type Reader } from './access.ts'
export { sizeOf, type SizeInputs, type SizeRules } from './size.ts'
export { findSizeRules, loadRegistryRules } from './size-rules.ts'
export { sectorOf } from './sector.ts'
export { sealFor, unsealFor } from './safe.ts'
