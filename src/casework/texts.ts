import type { Text } from '#platform/text.ts'

export const words = {
  notices: { th: 'การแจ้งเตือน', en: 'Notices' },
  noticesLead: { th: 'สิ่งที่เกิดขึ้นกับงานของคุณ ใหม่สุดอยู่บนสุด', en: 'What happened to your work, newest first.' },
  none: { th: 'ยังไม่มีการแจ้งเตือน', en: 'No notices yet' },
  noneLead: {
    th: 'เมื่อมีงานรอคุณ หรืองานของคุณถูกอนุมัติหรือส่งกลับ จะแจ้งที่นี่',
    en: 'When work waits for you, or yours is approved or sent back, it says so here.',
  },
  what: { th: 'เรื่อง', en: 'What' },
  when: { th: 'เมื่อ', en: 'When' },
  state: { th: 'สถานะ', en: 'State' },
  unread: { th: 'ยังไม่อ่าน', en: 'Unread' },
  read: { th: 'อ่านแล้ว', en: 'Read' },
  open: { th: 'เปิดดู', en: 'Open' },
  markAll: { th: 'ทำเครื่องหมายว่าอ่านแล้วทั้งหมด', en: 'Mark all as read' },
  seeIt: { th: 'ดูรายละเอียดและดำเนินการได้ที่', en: 'See it and act on it here' },
  sentBy: { th: 'จดหมายนี้ส่งโดยระบบ ไม่ต้องตอบกลับ', en: 'This mail was sent by the platform. There is no need to reply.' },
} as const satisfies Record<string, Text>
