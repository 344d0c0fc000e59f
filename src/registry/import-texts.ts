import type { Text } from '#platform/text.ts'

/** Headings of a list of enterprises. */
export const importTitles = {
  table: { th: 'รายชื่อผู้ประกอบการ', en: 'Enterprises' },
  number: { th: 'เลขประจำตัว', en: 'Official number' },
  kind: { th: 'ประเภทผู้ประกอบการ', en: 'Kind' },
  nameTh: { th: 'ชื่อภาษาไทย', en: 'Thai name' },
  nameEn: { th: 'ชื่อภาษาอังกฤษ', en: 'English name' },
  tradingNames: { th: 'ชื่อทางการค้า', en: 'Trading names' },
  activity: { th: 'รหัสกิจกรรม TSIC', en: 'TSIC activity' },
  province: { th: 'รหัสจังหวัด', en: 'Province' },
  district: { th: 'รหัสอำเภอหรือเขต', en: 'District' },
  subdistrict: { th: 'รหัสตำบลหรือแขวง', en: 'Sub-district' },
  address: { th: 'ที่อยู่', en: 'Address' },
  ownerGender: { th: 'เพศเจ้าของ', en: "Owner's gender" },
  phone: { th: 'โทรศัพท์', en: 'Telephone' },
  email: { th: 'อีเมล', en: 'E-mail' },
  year: { th: 'ปีของข้อมูล (พ.ศ.)', en: 'Year of the figures' },
  employees: { th: 'จำนวนการจ้างงาน', en: 'Employees' },
  revenue: { th: 'รายได้ต่อปี (บาท)', en: 'Revenue in baht' },
  registeredOn: { th: 'วันที่ขึ้นทะเบียน', en: 'Registered on' },
  channel: { th: 'ช่องทาง', en: 'Channel' },
  centre: { th: 'ศูนย์บริการ (รหัสจังหวัด)', en: 'One-stop centre' },
} as const satisfies Record<string, Text>

/** Why a line of a list was not taken. */
export const importFaults = {
  tooLong: { th: 'ยาวเกินไป', en: 'Too long' },
  noName: { th: 'ชื่อไม่มีตัวอักษร', en: 'The name holds no letter' },
  noSuchArea: { th: 'ไม่มีรหัสพื้นที่นี้ หรือไม่อยู่ในพื้นที่ที่ใหญ่กว่าที่ระบุ', en: 'There is no such area, or it is not within the larger one given' },
  notActivity: { th: 'รหัสกิจกรรมต้องเป็นเลข 5 หลักตาม TSIC', en: 'An activity is a TSIC code of five digits' },
  notPhone: { th: 'ไม่ใช่เลขโทรศัพท์ของไทย', en: 'Not a Thai telephone number' },
  notEmail: { th: 'ไม่ใช่ที่อยู่อีเมล', en: 'Not an e-mail address' },
  notPeople: { th: 'จำนวนคนไม่สมเหตุผล', en: 'Not a number of people' },
  yearMissing: { th: 'มีการจ้างงานหรือรายได้ แต่ไม่บอกปี', en: 'Employees or revenue without their year' },
  notYear: { th: 'ปีต้องเป็นปี พ.ศ. ที่ไม่อยู่ในอนาคต', en: 'The year must be of the Buddhist era and not in the future' },
  inFuture: { th: 'วันที่ขึ้นทะเบียนอยู่ในอนาคต', en: 'The day of registration is in the future' },
  channelMissing: { th: 'ขึ้นทะเบียนแล้ว แต่ไม่บอกช่องทาง', en: 'Registered without a channel' },
  dayMissing: { th: 'มีช่องทาง แต่ไม่บอกวันที่ขึ้นทะเบียน', en: 'A channel without a day of registration' },
  centre: { th: 'ช่องทาง counter ต้องบอกศูนย์ด้วยรหัสจังหวัด ช่องทางอื่นต้องเว้นว่าง', en: 'The counter needs its centre, a province; other channels have none' },
} as const satisfies Record<string, Text>
