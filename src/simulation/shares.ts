import type { Channel, Kind, Size } from '#registry/index.ts'

/**
 * The proportions of the generated country. Published: 99.53 % of all enterprises are micro, small or medium (OSMEP; `msme_gdp` in
 * `data/rules/programme-rules.json`); of the registered, 66,326 are juristic persons, 52,598 natural persons and 249 community enterprises, of
 * 3,187,378 that are known (the annual performance report). Everything else here is an ASSUMPTION, set by hand near what the situation reports
 * tell: micro about 85 %, small 13.6 %, medium 1.4 % of MSME; trade and services about two fifths each; the capital region about a third.
 */
export const kindShares: readonly (readonly [Kind, number])[] = [
  ['natural', 0.72],
  ['juristic', 0.25],
  ['community', 0.03],
]

/** By kind, so that the whole comes to the shares above: a firm that grows becomes a company. */
export const sizeShares = {
  juristic: [
    ['micro', 0.5325],
    ['small', 0.393],
    ['medium', 0.0557],
    ['large', 0.0188],
  ],
  natural: [
    ['micro', 0.95],
    ['small', 0.05],
  ],
  community: [
    ['micro', 0.965],
    ['small', 0.035],
  ],
} as const satisfies Record<Kind, readonly (readonly [Exclude<Size, 'unknown'>, number])[]>

const known = 3_187_378

/** How many of a hundred enterprises of a kind hold a ONE ID, as a share. */
export const registeredShare = {
  juristic: 66_326 / (known * 0.25),
  natural: 52_598 / (known * 0.72),
  community: 249 / (known * 0.03),
} as const satisfies Record<Kind, number>

/** How registrations came. ASSUMPTION: the report names the four ways and counts none of them apart. */
export const channelShares: readonly (readonly [Channel, number])[] = [
  ['counter', 0.58],
  ['web', 0.3],
  ['biz-portal', 0.08],
  ['thang-rath', 0.04],
]

/** Enterprises by province, in thousandths of the country; the other provinces share the rest by their number of sub-districts. ASSUMPTION. */
export const provinceShares: Readonly<Record<string, number>> = {
  '10': 178,
  '11': 38,
  '12': 36,
  '13': 32,
  '20': 43,
  '21': 18,
  '24': 13,
  '27': 8,
  '30': 33,
  '40': 25,
  '41': 18,
  '34': 22,
  '50': 37,
  '57': 20,
  '65': 12,
  '73': 21,
  '74': 18,
  '80': 21,
  '83': 17,
  '84': 22,
  '90': 27,
  '14': 13,
}

/** Divisions of TSIC by kind. ASSUMPTION, near the shares of the sectors: trade 42 %, services 40 %, manufacturing 17 %, farming 2 %. */
export const divisionShares = {
  juristic: {
    '46': 21,
    '47': 11,
    '45': 4,
    '41': 5,
    '43': 5,
    '49': 5,
    '52': 3,
    '55': 4,
    '56': 6,
    '62': 3,
    '68': 5,
    '70': 3,
    '71': 3,
    '73': 2,
    '79': 3,
    '82': 2,
    '10': 4,
    '14': 2,
    '20': 2,
    '22': 2,
    '25': 4,
    '28': 2,
    '31': 1,
    '01': 1,
  },
  natural: {
    '47': 36,
    '56': 17,
    '46': 3,
    '45': 5,
    '96': 8,
    '49': 4,
    '95': 3,
    '55': 3,
    '68': 2,
    '10': 7,
    '13': 3,
    '14': 4,
    '16': 1,
    '31': 1,
    '25': 1,
    '01': 2,
  },
  community: { '10': 40, '13': 14, '01': 22, '11': 3, '16': 5, '20': 4, '23': 3, '32': 2, '55': 3, '47': 4 },
} as const satisfies Record<Kind, Readonly<Record<string, number>>>
