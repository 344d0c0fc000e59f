import { checkDigit } from '#registry/index.ts'

/** A person that the stand-in for ThaID and LINE can be. */
export interface PretendPerson {
  readonly id: string
  readonly name: string
  /** A citizen's number of a series that is not given out. */
  readonly pid: string
}

const person = (serial: number, name: string): PretendPerson => {
  const twelve = `899990000${String(serial).padStart(3, '0')}`
  return { id: `person-${serial}`, name, pid: twelve + String(checkDigit(twelve)) }
}

/** Fictitious, all of them. */
export const pretendPeople: readonly PretendPerson[] = [person(1, 'สมหญิง ตัวอย่าง'), person(2, 'สมชาย ตัวอย่าง'), person(3, 'มานี ทดลอง'), person(4, 'ปิติ ทดลอง')]
