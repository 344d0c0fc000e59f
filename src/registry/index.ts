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
