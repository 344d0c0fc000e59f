import { z } from 'zod'
import type { Place } from '#registry/index.ts'

/** Parts that several of the assumed answers share. */
export const area = z.object({
  province: z.string().regex(/^\d{2}$/),
  district: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  subdistrict: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
}) satisfies z.ZodType<Place>

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const headcount = z.number().int().min(0).max(1_000_000)
export const phone = z.string().regex(/^0\d{8,9}$/)
export const tsic = z.string().regex(/^\d{5}$/)
/** Buddhist era. */
export const year = z.number().int().min(2500).max(2700)
