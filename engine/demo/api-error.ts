export interface ApiErrorOptions {
  cserrorcode?: number;
  /** Answer under this top-level key instead of the command's own. */
  envelope?: string;
  /** Others than root admins see a general text instead (CloudStack hides capacity and internal errors). */
  hidden?: boolean;
  /** What is named was there once and is not any more. */
  gone?: boolean;
}

/** An error as CloudStack answers it: `errorcode` is the HTTP status too. Errors without `cserrorcode` come from its servlet. */
export class ApiError extends Error {
  readonly errorcode: number;
  readonly cserrorcode: number | undefined;
  readonly envelope: string | undefined;
  readonly hidden: boolean;
  readonly gone: boolean;

  constructor(errorcode: number, errortext: string, options: ApiErrorOptions = {}) {
    super(errortext);
    this.errorcode = errorcode;
    this.cserrorcode = options.cserrorcode;
    this.envelope = options.envelope;
    this.hidden = options.hidden ?? false;
    this.gone = options.gone ?? false;
  }
}

/** 431 of a parameter that CloudStack refuses while it reads the request (ParamProcessWorker). */
export const badParameter = (text: string): ApiError => new ApiError(431, text, { cserrorcode: 9999 });

/** 431 InvalidParameterValueException, thrown by the service behind a command. */
export const invalidValue = (text: string): ApiError => new ApiError(431, text, { cserrorcode: 4350 });

/** 431 of an id that was one once. */
export const gone = (text: string): ApiError => new ApiError(431, text, { cserrorcode: 4350, gone: true });

/** 530 CloudRuntimeException: the operation failed inside. */
export const failure = (text: string): ApiError => new ApiError(530, text, { cserrorcode: 4250 });

export const unauthorized = (): ApiError =>
  new ApiError(401, 'unable to verify user credentials and/or request signature');

/** 432 CommandNotAvailable: unknown to a session, not for this role, or switched off. */
export const unavailable = (command: string): ApiError =>
  new ApiError(432, `The given command '${command}' either does not exist, is not available for user.`, {
    cserrorcode: 9999,
    envelope: 'errorresponse',
  });

export const permissionDenied = (caller: string, owner: string): ApiError =>
  new ApiError(531, `Acct[${caller}] does not have permission to operate with resource Acct[${owner}]`, {
    cserrorcode: 4365,
  });
