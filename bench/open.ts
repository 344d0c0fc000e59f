import { join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { openKeys } from '#platform/keys.ts'
import { openCluster } from '#platform/postgres/cluster.ts'
import { makeRoles } from '#platform/storage.ts'
import type { Bench } from './years.ts'

/** Runs `work` on a durable embedded PostgreSQL of the benches' own, in `.bench`, with a cache that holds what they measure. */
export async function withBench<T>(given: Config, say: Bench['say'], work: (bench: Bench) => Promise<T>): Promise<T> {
  const config = { ...given, production: true, data: join(given.root, '.bench') }
  const keys = openKeys(config.data, config.production)
  const settings = { shared_buffers: '1GB', max_wal_size: '4GB' }
  const cluster = await openCluster({ folder: join(config.data, 'postgres'), password: keys.current('database'), settings })
  try {
    await makeRoles(cluster.url('postgres', 'postgres'), keys.current('database'))
    return await work({ config, keys, url: (role, database) => cluster.url(role, database), say })
  } finally {
    await cluster.stop()
  }
}
