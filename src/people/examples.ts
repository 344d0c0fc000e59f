import type { Role } from './roles.ts'

/** Fictitious people of a demonstration: the owner of an enterprise, and one for each role of those who work here; two registrars, because a merge takes two. */
export const demoPeople = [
  { role: null, name: 'ผู้ประกอบการ ตัวอย่าง', email: 'entrepreneur@demo.example' },
  { role: 'executive', name: 'ผู้บริหาร ตัวอย่าง', email: 'executive@demo.example' },
  { role: 'planner', name: 'นักวิเคราะห์แผน ตัวอย่าง', email: 'planner@demo.example' },
  { role: 'finance', name: 'การเงิน ตัวอย่าง', email: 'finance@demo.example' },
  { role: 'owner', name: 'เจ้าของโครงการ ตัวอย่าง', email: 'owner@demo.example' },
  { role: 'evaluator', name: 'ผู้ติดตามประเมินผล ตัวอย่าง', email: 'evaluator@demo.example' },
  { role: 'counter', name: 'เจ้าหน้าที่ศูนย์ ตัวอย่าง', email: 'counter@demo.example' },
  { role: 'registrar', name: 'นายทะเบียน ตัวอย่าง', email: 'registrar@demo.example' },
  { role: 'registrar', name: 'นายทะเบียนคนที่สอง ตัวอย่าง', email: 'registrar2@demo.example' },
  { role: 'admin', name: 'ผู้ดูแลระบบ ตัวอย่าง', email: 'admin@demo.example' },
] as const satisfies readonly { readonly role: Role | null; readonly name: string; readonly email: string }[]
