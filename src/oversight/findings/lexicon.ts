/**
 * The words of Thai government reports that the rules listen for, in one place. They are about how such reports speak, not about any agency:
 * add a word here when another agency says the same thing differently.
 */

const any = (...words: string[]) => new RegExp(words.join('|'), 'i')

/** A value that is expected, not seen. */
export const forecastWords = any('คาดการณ์', 'คาดว่า', 'จะเกิดขึ้น', 'ประมาณการ', 'forecast', 'projected', 'expected')
/** A value that somebody worked out from assumptions. */
export const estimateWords = any('ประมาณการณ์', 'ประเมินว่า', 'estimate')
/** A value that did happen. */
export const realisedWords = any('เกิดขึ้นจริง', 'realised', 'realized', 'actual')
/** Not the final result yet. */
export const preliminaryWords = any('เบื้องต้น', 'preliminary', 'provisional')

/** A running balance at a day, not what came in over the year. */
export const stockWords = any('สะสม', 'cumulative')
/** Visits, sessions and addresses: a person who comes twice counts twice. */
export const visitWords = any('unique ip', 'ผู้เข้าชม', 'จำนวนการเข้าชม', 'page ?view', 'visit', 'session')
/** Where the text itself says that a person may be counted more than once. */
export const countedTwiceWords = any('นับซ้ำ')

/** Units of persons and enterprises. */
export const headUnits = any('^ราย', '^คน', '^times$', '^heads$', '^persons?$')
export const percentUnits = any('ร้อยละ', '%', 'percent')
export const millionUnits = any('^ล้านบาท$', '^million baht$')
export const bahtUnits = any('^บาท$', '^baht$')

/** "All of them": the number is a population. */
export const populationWords = any('ทั้งหมด', 'ทั้งสิ้น')
/** Who works here. */
export const staffWords = any('พนักงาน', 'เจ้าหน้าที่', 'บุคลากร', 'staff')
/** For whom such an agency works. */
export const enterpriseWords = any('SME', 'ผู้ประกอบการ', 'วิสาหกิจ')
/** Populations a survey can be about, each with the words that name it. */
export const populations: readonly RegExp[] = [enterpriseWords, any('หน่วยงาน'), any('ประชาชน'), staffWords]
/** The sum row of a table. */
export const totalWords = any('^รวม', '^total$', '^ทั้งสิ้น$')
/** A mean. */
export const averageWords = any('เฉลี่ย', 'average', 'mean')
export const satisfactionWords = any('ความพึงพอใจ', 'พึงพอใจ', 'satisfaction')
/** A percentage that is a share of the respondents, not a score. */
export const shareWords = any('สัดส่วน', 'ร้อยละของ', 'share of')
/** A list or breakdown that shows only the largest, or only examples. */
export const partialWords = any('สูงสุด', 'อันดับ', 'เช่น', 'อาทิ', 'example', 'ตัวอย่าง')
export const respondentWords = any('ผู้ตอบ', 'ผู้ประเมิน', '^รวม', 'respondents?')

/** The stages a piece of work goes through. A result of an earlier stage does not show a target of a later one. */
export const stages: readonly { readonly target: RegExp; readonly result: RegExp; readonly th: string; readonly en: string }[] = [
  {
    target: any('นำ\\S*\\s*\\S*ไป(ปรับ)?ใช้', 'นำไปปรับใช้', 'ไปใช้ประโยชน์'),
    result: any('นำส่ง', 'ได้รับรายงาน', 'จัดกิจกรรม', 'จัดสัมมนา'),
    th: 'เป้าหมายคือการนำไปใช้ แต่ผลนับการนำส่งหรือการจัดกิจกรรม',
    en: 'the target is use, the result counts what was delivered or held',
  },
  {
    target: any('ได้รับการพัฒนา', 'พัฒนาธุรกิจแก่', 'ใช้บริการ'),
    result: any('ได้รับอนุมัติ'),
    th: 'เป้าหมายคือผู้ที่ได้รับบริการ แต่ผลนับผู้ที่ได้รับอนุมัติ',
    en: 'the target is those served, the result counts those approved',
  },
  {
    target: any('ลดกฎเกณฑ์', 'ลดขั้นตอน', 'นำไปปฏิบัติ', 'ปรับลด'),
    result: any('เสนอแนะ', 'จัดทำข้อเสนอ'),
    th: 'เป้าหมายคือการลดหรือปฏิบัติจริง แต่ผลเป็นเพียงข้อเสนอ',
    en: 'the target is a change put into practice, the result is a proposal',
  },
  {
    target: any('ให้บริการตรวจรับรอง', 'ให้การรับรอง'),
    result: any('รับฟังความคิดเห็น'),
    th: 'เป้าหมายคือผู้ให้บริการรับรอง แต่ผลนับผู้ร่วมรับฟังความคิดเห็น',
    en: 'the target is bodies that certify, the result counts those who attended a hearing',
  },
]

/** Registering, by whatever verb. */
export const registerWords = any('ขึ้นทะเบียน', 'ลงทะเบียน')
/** A subset by selection: whoever passed had been examined. */
export const examinedWords = any('ตรวจสอบคุณสมบัติ', 'สมัคร')
export const passedWords = any('ผ่านเกณฑ์', 'ผ่านการคัดเลือก', 'ได้รับคัดเลือก')

/** Approvals. */
export const approvedWords = any('อนุมัติ')
export const endorsedWords = any('เห็นชอบ')
export const allocationWords = any('จัดสรร')
export const disbursedWords = any('เบิกจ่าย')
/** The share of the money that was used. */
export const spendingWords = any('ผลการใช้จ่ายงบประมาณ', 'การใช้จ่ายงบประมาณ')
/** The day data were taken. */
export const asOfWords = any('วันที่ของข้อมูล', 'ข้อมูล ณ วันที่', 'as of')
export const missedWords = any('ไม่บรรลุ', 'ต่ำกว่าเป้า', 'ไม่เป็นไปตามเป้า', 'below target')
export const extendedWords = any('ขยายระยะเวลา')
/** A plan item that is no work of its own: running costs. */
export const expenseWords = any('^ค่าใช้จ่าย', '^expenses?\\b')
export const projectWords = any('โครงการ', 'projects?')

/** Words that mean a group of projects, in totals and counts. */
export const groupWords = {
  extra: any('เพิ่มเติม', 'extra'),
  continuing: any('ต่อเนื่อง', 'continuing'),
} as const

/** Statements an agency has one of. */
export const singleStatements = any('^vision$', '^mission$', 'วิสัยทัศน์', 'พันธกิจ')

/** What a pack calls them, in Thai. */
export const statementNames: Readonly<Record<string, string>> = { vision: 'วิสัยทัศน์', mission: 'พันธกิจ' }

/** First words of the names of offices, banks and companies. */
export const officeWords = any('^(ธนาคาร|กรม|สำนักงาน|สถาบัน|บริษัท|มหาวิทยาลัย|กระทรวง|สมาคม|องค์การ|ศูนย์)')

/** Latin words too common in such reports to tell one thing from another. */
export const commonLatin = new Set(['sme', 'smes', 'msme', 'msmes', 'kpi', 'and', 'of', 'the', 'for', 'online', 'offline'])

/** One spelling for the many ways a body is written: คกก., full, with the agency's own abbreviation or a trailing ฯ. */
export const bodyName = (body: string): string =>
  body
    .replaceAll('คกก.', 'คณะกรรมการ')
    .replaceAll(/[ฯ\s]/g, '')
    .replaceAll(/[ก-ฮ]{1,5}\.$|\([^)]*\)$/g, '')

/** Topics of the text that speak of the year's plan and money as a whole. */
export const budgetTopics = new Set(['budget', 'plan_target'])

/** A value that is a part of another one. */
export const partOfWords = any('^part\\b', '^ส่วน')

export const usefulnessWords = any('ใช้ประโยชน์', 'นำไปใช้')

/** A value that says it was worked out from an amount each. */
export const unitValueWords = any('unit value', 'ต่อราย', 'ต่อหน่วย')
