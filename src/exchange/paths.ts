/** One page at two addresses: for whoever looks after the agreements, and for whoever looks after the machines. */
export const paths = {
  sources: () => '/sources',
  operations: () => '/operations/sources',
}
