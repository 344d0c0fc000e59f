import { uuidv7 } from 'uuidv7'

/** Ids are made by the application and grow with time, so an index on them stays narrow at its end. */
export const newId = (): string => uuidv7()

export const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
