import { page } from '#platform/http.ts'
import { routes } from '#platform/routes.ts'
import { Gallery } from './gallery.page.tsx'
import { shellOf } from './layout.tsx'

export const web = routes().get('/ui', 'public', (c) => page(c, <Gallery shell={shellOf(c)} />)).list
