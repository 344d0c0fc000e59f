import { untouched } from '#platform/forms.ts'
import { Filters, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

export const SearchForm = ({ lang, t, query }: Pick<Shell, 'lang' | 't'> & { readonly query: string }) => (
  <search>
    <Filters lang={lang} action={paths.search()} verb={t(words.search)}>
      <TextInput
        lang={lang}
        typed={untouched}
        name="q"
        label={t(words.searchLabel)}
        hint={t(words.searchHint)}
        value={query}
        autocomplete="off"
        maxLength={200}
      />
    </Filters>
  </search>
)
