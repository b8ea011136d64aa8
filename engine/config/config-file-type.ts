/** The YAML file of the operator, checked against schemas/config.schema.json. */
export interface ConfigFile {
  file: string;
  folder: string;
  values: Record<string, unknown>;
  profiles: Record<string, Record<string, unknown>>;
  /** "/etc/mcp.yaml, line 4" for a path such as ['cloud', 'url']. */
  sourceOf: (keys: readonly string[]) => string;
}
