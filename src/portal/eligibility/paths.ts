/** What was answered, as it stands in the address: nothing in it says who asks. */
export type Asked = Readonly<Partial<Record<'kind' | 'activity' | 'words' | 'province' | 'employees' | 'revenue' | 'category' | 'oneId', string>>>

export const paths = {
  start: () => '/what-can-i-get',
  answers: (asked: Asked) =>
    `/what-can-i-get?${new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString()}`,
}
