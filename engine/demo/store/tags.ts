import type { Row, Tables } from './rows.js';

/** The tags of a thing as they stand in its row. */
export function tagsOf(tables: Tables, id: string): Partial<Row>[] {
  return tables.tags
    .filter((tag) => tag.resourceid === id)
    .map(({ key, value, resourcetype, resourceid, account, projectid, project, domainid, domain }) => ({
      key,
      value,
      resourcetype,
      resourceid,
      ...(account === undefined ? { projectid, project } : { account }),
      domainid,
      domain,
    }));
}
