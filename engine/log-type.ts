/** The part of pino that the engine uses, so that only the command line needs to know pino. Fields first, then words. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
