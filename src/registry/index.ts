/** Registry: every enterprise once, under one permanent ONE ID. See README.md. */
export * from './model.ts'
export { registerEnterprise, type Registered, type Registration } from './actions/register-enterprise.ts'
export { checkDigit, formatIdentityNumber, numberTypes, readAnyNumber, readIdentityNumber, type NumberFault } from './numbers.ts'
export { countReads } from './actions/count-reads.ts'
export { formatOneId, readOneId } from './one-id.ts'
export { foldName, isOnlyForm } from './names.ts'
export { readEmail, readPhone } from './contacts.ts'
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
export { basisOf, listAccess, recordAccess, type Access, type Reader } from './access.ts'
export { sizeOf, type SizeInputs, type SizeRules } from './size.ts'
export { findSizeRules, loadRegistryRules } from './size-rules.ts'
export { sectorOf } from './sector.ts'
export { sealFor, unsealFor } from './safe.ts'
export { may, mandateSteps, needsVerified, roleScopes, type MandateHand, type MandateStatus } from './mandate-rules.ts'
export { findMyMandate, listMandates, listMyMandates, provincesActedIn, type MandateLine, type MyMandate } from './mandates.ts'
export { askMandate, type AskedMandate } from './actions/ask-mandate.ts'
export { inviteToAct, withdrawInvitation, type InvitationTerms, type InviteRefusal } from './actions/invite-to-act.ts'
export { answerInvitation } from './actions/answer-invitation.ts'
export { listInvitations, listMyInvitations, type Invitation, type MyInvitation } from './invitations.ts'
export { consentToMandate, endMandate, type MandateRefusal } from './actions/answer-mandate.ts'
export { verifyMandate, type MandateProof, type VerifyRefusal } from './actions/verify-mandate.ts'
export { presenceCode, serveAtCounter, type CounterRefusal, type Shown } from './actions/serve-at-counter.ts'
export { listConsents, type Consent } from './consents.ts'
export { giveConsent, withdrawConsent, type ConsentRefusal } from './actions/give-consent.ts'
export {
  distinctReasons,
  duplicateSteps,
  matcherCodes,
  mergeReasons,
  type DistinctReason,
  type DuplicateStatus,
  type MatcherCode,
  type MergeHindrance,
  type MergeReason,
} from './duplicate-rules.ts'
export { findDuplicate, holdLiving, listDuplicates, type Duplicate } from './duplicates.ts'
export { listMatchers, type Matcher } from './matching.ts'
export { compareNewRegistrations, lookForDuplicates } from './actions/look-for-duplicates.ts'
export { decideDistinct, proposeMerge, type DecideRefusal } from './actions/decide-duplicate.ts'
export { confirmMerge, undoMerge } from './actions/merge-enterprises.ts'
export { setMatcher } from './actions/set-matcher.ts'
export { eraseEnterprise, type EraseRefusal } from './actions/erase-enterprise.ts'
export { exportOf } from './export.ts'
export { differences } from './revise.ts'
export { countAtCentre } from './counting.ts'
export { addSizePolicy, type NewPolicy } from './actions/add-size-policy.ts'
export { applyDuePolicies, recountJob } from './jobs.ts'
export { sizeReason } from './texts.ts'
export { navigation, web } from './web.tsx'
export { searchEnterprises, type Found, type Search } from './search.ts'
export { importEnterprises, type ImportOptions, type Imported } from './import.ts'
export { enterpriseTable } from './import-table.ts'
export { enterpriseJson } from './json.ts'
export { findPartnerRegistration, type PartnerRegistration } from './partner-registrations.ts'
export { disclose, type Asked, type Disclosure, type Which } from './disclosure.ts'
export { changesSince, type ChangedEnterprise, type Changes } from './changes.ts'
