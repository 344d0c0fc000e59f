import type { ComponentChildren } from 'preact'
import type { FieldFault, Typed } from '#platform/forms.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { words } from './texts.ts'

interface FormProps {
  readonly action: string
  readonly token: string
  /** Carries files. */
  readonly upload?: boolean
  /** Fields beside each other; one below the other when not said. */
  readonly inline?: boolean
  /** The whole width: columns of fields, for those who fill one form after another. */
  readonly wide?: boolean
  readonly children: ComponentChildren
}

/** Every POST of the house: it carries the one-use token of its page. */
export const Form = ({ action, token, upload = false, inline = false, wide = false, children }: FormProps) => (
  <form method="post" action={action} class={inline ? 'inline' : wide ? 'typed wide' : 'typed'} enctype={upload ? 'multipart/form-data' : undefined} novalidate>
    <input type="hidden" name="_token" value={token} />
    {children}
  </form>
)

interface FiltersProps {
  readonly lang: Lang
  readonly action: string
  /** What the button says; "show" when not said. */
  readonly verb?: string
  readonly children: ComponentChildren
}

/** Narrows a list or searches: a plain GET, so that what is seen has an address. */
export const Filters = ({ lang, action, verb, children }: FiltersProps) => (
  <form method="get" action={action} class="filters">
    {children}
    <Button>{verb ?? speaker(lang)(words.show)}</Button>
  </form>
)

/** A hidden value of a form: the row version it was drawn from, a choice already made. */
export const Hidden = ({ name, value }: { readonly name: string; readonly value: string }) => <input type="hidden" name={name} value={value} />

interface FieldProps {
  readonly lang: Lang
  readonly name: string
  readonly label: string
  /** What was typed and what is wrong with it; `untouched` at first. */
  readonly typed: Typed
  /** What stands in the field before anything was typed. */
  readonly value?: string | undefined
  readonly hint?: string
  readonly optional?: boolean
}

const idOf = (name: string) => `field-${name}`
const typedValue = ({ typed, name, value }: FieldProps): string => typed.values[name] ?? value ?? ''
const faultOf = ({ typed, name }: FieldProps): FieldFault | undefined => typed.faults.find((fault) => fault.field === name)

/** What every control carries so that its hint and its fault are read with it. */
const control = (props: FieldProps) => ({
  id: idOf(props.name),
  name: props.name,
  'aria-describedby': [props.hint && `${idOf(props.name)}-hint`, faultOf(props) && `${idOf(props.name)}-fault`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': faultOf(props) ? ('true' as const) : undefined,
})

/** Label, hint, fault and a control. */
export function Field({ children, ...props }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class={faultOf(props) ? 'field faulty' : 'field'}>
      <label for={idOf(props.name)}>
        <LabelText {...props} />
      </label>
      <Remarks {...props} />
      {children}
    </div>
  )
}

const LabelText = ({ lang, label, optional }: FieldProps) => (
  <>
    {label}
    {optional ? <span class="optional"> {speaker(lang)(words.optional)}</span> : null}
  </>
)

function Remarks(props: FieldProps) {
  const fault = faultOf(props)
  return (
    <>
      {props.hint ? (
        <p class="hint" id={`${idOf(props.name)}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {fault ? (
        <p class="fault" id={`${idOf(props.name)}-fault`}>
          {speaker(props.lang)(fault.message)}
        </p>
      ) : null}
    </>
  )
}

interface TextInputProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'password'
  readonly autocomplete?: string
  readonly maxLength?: number
  /** For codes and years. */
  readonly short?: boolean
  /** Digits: a telephone shows its keypad. */
  readonly digits?: boolean
  /** Where a page that is a single form begins; never beside an ErrorSummary, which takes the focus itself. */
  readonly autofocus?: boolean
}

export function TextInput(props: TextInputProps) {
  const { autocomplete, maxLength, autofocus } = props
  const inputMode = props.digits ? ('numeric' as const) : undefined
  const shared = { ...control(props), class: props.short ? 'short' : undefined, autocomplete, maxLength, autofocus, inputMode }
  return (
    <Field {...props}>
      {props.type === 'password' ? (
        <input type="password" {...shared} />
      ) : props.type === 'email' ? (
        <input type="email" {...shared} value={typedValue(props)} />
      ) : (
        <input type="text" {...shared} value={typedValue(props)} />
      )}
    </Field>
  )
}

/** Baht as people write it: thousands separators and Thai digits are read. */
export const MoneyInput = (props: FieldProps) => (
  <Field {...props}>
    <div class="with-unit">
      <input {...control(props)} class="money" type="text" inputMode="decimal" autocomplete="off" value={typedValue(props)} />
      <span>{speaker(props.lang)(words.baht)}</span>
    </div>
  </Field>
)

/** A number with its unit beside it. */
export const NumberInput = (props: FieldProps & { readonly unit?: string | undefined }) => (
  <Field {...props}>
    <div class="with-unit">
      <input {...control(props)} class="money" type="text" inputMode="decimal" autocomplete="off" value={typedValue(props)} />
      {props.unit ? <span>{props.unit}</span> : null}
    </div>
  </Field>
)

/** A day, typed with a Buddhist year or as ISO; a date picker would insist on Gregorian years. */
export function DateInput(props: FieldProps) {
  const shown = { ...props, hint: props.hint ?? speaker(props.lang)(words.dateHint) }
  return (
    <Field {...shown}>
      <input {...control(shown)} class="short" type="text" autocomplete="off" value={typedValue(props)} />
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly text: string
}

interface SelectProps extends FieldProps {
  readonly options: readonly Option[]
  /** Text of the empty first choice; without it the first option is chosen. */
  readonly none?: string
}

export const Select = (props: SelectProps) => (
  <Field {...props}>
    <select {...control(props)}>
      {props.none === undefined ? null : <option value="">{props.none}</option>}
      {props.options.map(({ value, text }) => (
        <option key={value} value={value} selected={value === typedValue(props)}>
          {text}
        </option>
      ))}
    </select>
  </Field>
)

export const TextArea = (props: FieldProps & { readonly rows?: number; readonly maxLength?: number }) => (
  <Field {...props}>
    <textarea {...control(props)} rows={props.rows ?? 4} maxLength={props.maxLength}>
      {typedValue(props)}
    </textarea>
  </Field>
)

interface FileInputProps extends FieldProps {
  readonly multiple?: boolean
  /** Kinds offered first by the browser: '.csv,.xlsx'. What comes is checked by content. */
  readonly accept?: string
}

export const FileInput = (props: FileInputProps) => (
  <Field {...props}>
    <input {...control(props)} type="file" multiple={props.multiple} accept={props.accept} />
  </Field>
)

/** One of a few, all in sight. */
export const Choices = (props: FieldProps & { readonly options: readonly Option[] }) => (
  <fieldset class={faultOf(props) ? 'field faulty' : 'field'} id={idOf(props.name)}>
    <legend>
      <LabelText {...props} />
    </legend>
    <Remarks {...props} />
    {props.options.map(({ value, text }) => (
      <div key={value} class="choice">
        <input type="radio" id={`${idOf(props.name)}-${value}`} name={props.name} value={value} checked={value === typedValue(props)} />
        <label for={`${idOf(props.name)}-${value}`}>{text}</label>
      </div>
    ))}
  </fieldset>
)

/** Yes when ticked; sends 'yes'. */
export const Checkbox = (props: FieldProps) => (
  <div class={faultOf(props) ? 'field faulty' : 'field'}>
    <div class="choice">
      <input {...control(props)} type="checkbox" value="yes" checked={typedValue(props) === 'yes'} />
      <label for={idOf(props.name)}>{props.label}</label>
    </div>
    <Remarks {...props} />
  </div>
)

/** Several of a list; each that is ticked is sent under the same name. What was typed holds them one below the other, as `readForm` keeps them. */
export const Checks = (props: FieldProps & { readonly options: readonly Option[] }) => {
  const ticked = new Set(typedValue(props).split('\n'))
  return (
    <fieldset class={faultOf(props) ? 'field faulty' : 'field'} id={idOf(props.name)}>
      <legend>
        <LabelText {...props} />
      </legend>
      <Remarks {...props} />
      <div class={props.options.length > 8 ? 'choices many' : 'choices'}>
        {props.options.map(({ value, text }) => (
          <div key={value} class="choice">
            <input type="checkbox" id={`${idOf(props.name)}-${value}`} name={props.name} value={value} checked={ticked.has(value)} />
            <label for={`${idOf(props.name)}-${value}`}>{text}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

interface ErrorSummaryProps {
  readonly lang: Lang
  readonly faults: readonly FieldFault[]
  /** Labels of the fields, so that the same fault of two fields is told apart. A form of one field needs none. */
  readonly labels?: Readonly<Record<string, string>>
}

/** All faults at once, above the form, each leading to its field. Shown only when there are any. */
export function ErrorSummary({ lang, faults, labels = {} }: ErrorSummaryProps) {
  const t = speaker(lang)
  const sentence = ({ field, message }: FieldFault) => (labels[field] ? `${labels[field]}: ${t(message)}` : t(message))
  if (faults.length === 0) return null
  return (
    <div class="fault-summary" role="alert" tabIndex={-1} autofocus>
      <h2>{t(words.fixThese)}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field + fault.message.en}>{fault.field ? <a href={`#${idOf(fault.field)}`}>{sentence(fault)}</a> : sentence(fault)}</li>
        ))}
      </ul>
    </div>
  )
}

type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

interface ButtonProps {
  /** The next action is the only primary one of a page. */
  readonly kind?: ButtonKind
  /** Sent with the form when this button sends it. */
  readonly name?: string
  readonly value?: string
  readonly formaction?: string
  /** One key, with the browser's own modifier, presses it. */
  readonly accessKey?: string
  readonly children: ComponentChildren
}

export const Button = ({ kind = 'secondary', name, value, formaction, accessKey, children }: ButtonProps) => (
  <button type="submit" class={`button ${kind}`} name={name} value={value} formaction={formaction} accessKey={accessKey}>
    {children}
  </button>
)

interface ButtonListProps {
  readonly name: string
  readonly items: readonly { readonly value: string; readonly text: string; readonly note: string }[]
}

/** One press each: the buttons of a form that send a value apiece, with a line on what it does. */
export const ButtonList = ({ name, items }: ButtonListProps) => (
  <ul class="button-list">
    {items.map(({ value, text, note }) => (
      <li key={value}>
        <Button name={name} value={value}>
          {text}
        </Button>
        <span>{note}</span>
      </li>
    ))}
  </ul>
)

interface LinkButtonProps {
  readonly href: string
  readonly kind?: ButtonKind
  readonly accessKey?: string
  readonly autofocus?: boolean
  readonly children: ComponentChildren
}

export const LinkButton = ({ href, kind = 'secondary', accessKey, autofocus, children }: LinkButtonProps) => (
  <a class={`button ${kind}`} href={href} accessKey={accessKey} autofocus={autofocus}>
    {children}
  </a>
)

/** The actions at the end of a form, the first being the one to take. */
export const Buttons = ({ children }: { readonly children: ComponentChildren }) => <div class="buttons">{children}</div>
