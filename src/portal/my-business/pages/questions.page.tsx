import type { Question } from '#exchange/index.ts'
import type { Typed } from '#platform/forms.ts'
import { Questions } from '../parts/questions.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, type FrameProps } from './frame.tsx'

interface QuestionsPageProps extends FrameProps {
  readonly open: readonly Question[]
  readonly again: { readonly question: string; readonly typed: Typed } | undefined
}

export const QuestionsPage = (props: QuestionsPageProps) => (
  <Frame {...props} view="questions">
    <p class="lead">{props.shell.t(words.questionsLead)}</p>
    <Questions
      shell={props.shell}
      questions={props.open}
      names={props.names}
      action={(question) => paths.answer(props.card.oneId, question)}
      reasonNeeded={false}
      again={props.again}
    />
  </Frame>
)
