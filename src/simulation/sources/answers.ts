import type { Answers, SourceCode } from '#exchange/index.ts'
import type { Kind } from '#registry/index.ts'
import { country } from '../country.ts'
import { factsOf, type Facts } from '../facts.ts'

/** What a stand-in for a source answers, in the shape of the source. `year` is the last full year, Buddhist era. */
export type Answerer = (number: string, asked: { readonly year: number; readonly contradicting: boolean }) => unknown

/** The kinds of enterprises a source is asked about, by its number alone. */
const kindOfDigits = (digits: string): Kind => (digits.length === 12 ? 'community' : digits.startsWith('0') ? 'juristic' : 'natural')

/** What a source knows: nothing of most numbers; of one that it was told to contradict, another name, another district and other people at work. */
function known(code: SourceCode, number: string, contradicting: boolean): Facts | undefined {
  const kind = kindOfDigits(number)
  const facts = readable(kind, number)
  if (!facts?.knownTo.has(code)) return undefined
  return contradicting ? altered(facts) : facts
}

function readable(kind: Kind, number: string): Facts | undefined {
  try {
    return factsOf(kind, number)
  } catch {
    // Not a number of that kind: nobody is known under it.
    return undefined
  }
}

function altered(facts: Facts): Facts {
  return {
    ...facts,
    nameTh: facts.nameTh.replace(/(ห้างหุ้นส่วนจำกัด |บริษัท |วิสาหกิจชุมชน|นางสาว|นาง|นาย)?/, '$&อื่น'),
    place: country().elsewhere(facts.place),
    employees: facts.employees + 7,
  }
}

export const answerers = {
  dbd: (number, { contradicting }) => {
    const facts = known('dbd', number, contradicting)
    return (
      facts
        ? { status: { code: '1000', description: 'Success' }, data: [{ 'cd:OrganizationJuristicPerson': juristicPerson(facts) }] }
        : { status: { code: '1004', description: 'No data available' }, data: [] }
    ) satisfies Answers['dbd']
  },
  rd: (nid, { contradicting }) => {
    const facts = known('rd', nid, contradicting)
    if (!facts) return { nid, found: false } satisfies Answers['rd']
    const branch = { area: facts.place, address: facts.address }
    return {
      nid,
      found: true,
      taxpayer: { name: facts.nameTh, vatRegistered: facts.size !== 'micro', branch, updatedOn: facts.foundedOn },
    } satisfies Answers['rd']
  },
  sso: (id, { year, contradicting }) => {
    const facts = known('sso', id, contradicting)
    if (!facts) return { result: 'none' } satisfies Answers['sso']
    const insured = { year, persons: facts.employees }
    return { result: 'employer', employer: { id, name: facts.nameTh, insured, office: facts.place, asOf: `${year - 543}-12-31` } } satisfies Answers['sso']
  },
  doae: (code, { contradicting }) => {
    const facts = known('doae', code, contradicting)
    const group = (one: Facts) => ({
      code,
      group_name: one.nameTh,
      members: one.employees + 6,
      location: one.place,
      address: one.address,
      contact_phone: one.phone,
      approved_on: one.foundedOn,
    })
    return { items: facts ? [group(facts)] : [] } satisfies Answers['doae']
  },
  cdd: (registrantNo, { contradicting }) => {
    const facts = known('cdd', registrantNo, contradicting)
    const { nameTh: name, place: area, phone, foundedOn: registeredOn } = facts ?? ({} as Facts)
    return { producer: facts ? { registrantNo, name, brands: [...facts.tradingNames], area, phone, registeredOn } : null } satisfies Answers['cdd']
  },
  industry: (juristicId, { year, contradicting }) => {
    const facts = known('industry', juristicId, contradicting)
    const factory = (one: Facts) => ({
      name: one.nameTh,
      tsic: one.activity,
      workers: { year, persons: one.employees },
      area: one.place,
      licensedOn: one.foundedOn,
    })
    return { juristicId, factories: facts ? [factory(facts)] : [] } satisfies Answers['industry']
  },
  boi: (company_id, { contradicting }) => {
    const facts = known('boi', company_id, contradicting)
    const promotion = (one: Facts) => ({ company_id, company_th: one.nameTh, company_en: one.nameEn, certificate_date: one.foundedOn })
    return { total: facts ? 1 : 0, promotions: facts ? [promotion(facts)] : [] } satisfies Answers['boi']
  },
  tisi: (taxId, { contradicting }) => {
    const facts = known('tisi', taxId, contradicting)
    const licensee = (one: Facts) => ({ taxId, nameTh: one.nameTh, nameEn: one.nameEn, phone: one.phone, asOf: one.foundedOn })
    return {
      licensee: facts ? licensee(facts) : null,
      licences: facts ? [{ standard: 'มอก. ตัวอย่าง', number: taxId.slice(-6) }] : [],
    } satisfies Answers['tisi']
  },
} as const satisfies Record<SourceCode, Answerer>

type JuristicPerson = Answers['dbd']['data'][number]['cd:OrganizationJuristicPerson']

/** As the business registry writes it down. */
function juristicPerson(facts: Facts): JuristicPerson {
  const names = country().describe(facts.place)
  const [, house = '', moo, road] = /^(\S+)(?: หมู่ (.+))?(?: ถนน(.+))?$/.exec(facts.address) ?? []
  return {
    'cd:OrganizationJuristicID': facts.number,
    'cd:OrganizationJuristicNameTH': facts.nameTh,
    'cd:OrganizationJuristicNameEN': facts.nameEn.toUpperCase(),
    'cd:OrganizationJuristicType': facts.legalForm ?? 'บริษัทจำกัด',
    'cd:OrganizationJuristicRegisterDate': facts.foundedOn.replaceAll('-', ''),
    'cd:OrganizationJuristicStatus': 'ยังดำเนินกิจการอยู่',
    'cd:OrganizationJuristicObjective': {
      'td:JuristicObjective': {
        'td:JuristicObjectiveCode': facts.activity,
        'td:JuristicObjectiveTextTH': country().activityName(facts.activity),
        'td:JuristicObjectiveTextEN': null,
      },
    },
    'cd:OrganizationJuristicRegisterCapital': '1000000.00',
    'cd:OrganizationJuristicPaidUpCapital': '1000000.00',
    'cd:OrganizationJuristicBranchName': 'สำนักงานใหญ่',
    'cd:OrganizationJuristicAddress': {
      'cr:AddressType': {
        'cd:Address': 'สำนักงานใหญ่',
        'cd:Building': null,
        'cd:RoomNo': null,
        'cd:Floor': null,
        'cd:AddressNo': house,
        'cd:Moo': moo ?? null,
        'cd:Yaek': null,
        'cd:Soi': null,
        'cd:Trok': null,
        'cd:Village': null,
        'cd:Road': road ?? null,
        'cd:CitySubDivision': { 'cr:CitySubDivisionCode': facts.place.subdistrict, 'cr:CitySubDivisionTextTH': names.subdistrict },
        'cd:City': { 'cr:CityCode': facts.place.district, 'cr:CityTextTH': names.district },
        'cd:CountrySubDivision': { 'cr:CountrySubDivisionCode': facts.place.province, 'cr:CountrySubDivisionTextTH': names.province },
      },
    },
  }
}
