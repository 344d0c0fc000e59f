import { withOneFile } from '#platform/files.ts'
import { routes } from '#platform/routes.ts'
import { showCounter, showSlip, takeCounterForm, takePresence, takeShown } from './web-counter.tsx'
import { showDone, showKnown, showStart, takeAsk, takeCarried, takeStart, takeStartAgain } from './web-start.tsx'
import { showStep, takeAccount, takeBusiness, takeCheck, takeSize } from './web-steps.tsx'

/** Registration on the web, open to everybody, with an account or without; and at the counter, for officers. */
export const web = routes()
  .get('/register', 'public', showStart)
  .post('/register', 'public', takeStart)
  .post('/register/with', 'public', takeCarried)
  .post('/register/again', 'public', takeStartAgain)
  .get('/register/known', 'public', showKnown)
  .post('/register/known', 'signed-in', takeAsk)
  .get('/register/done/:oneId', 'signed-in', showDone)
  .get('/register/:step', 'public', showStep)
  .post('/register/business', 'public', takeBusiness)
  .post('/register/size', 'public', takeSize)
  .post('/register/account', 'public', takeAccount)
  .post('/register/check', 'public', takeCheck)
  .get('/counter', 'registry.register', showCounter)
  .post('/counter/form', 'registry.register', takeShown)
  .post('/counter/presence', 'registry.register', takePresence)
  .post('/counter/save', 'registry.register', takeCounterForm, withOneFile)
  .get('/counter/slip/:oneId', 'registry.register', showSlip).list
