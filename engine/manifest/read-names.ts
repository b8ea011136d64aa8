/** How CloudStack calls what only reads; a server with enforced POST takes these by GET (ApiServlet.GET_REQUEST_COMMANDS). */
const READ_NAME = /^(?:get|list|query|find)\w+$/i;
/** Named like reads, and yet they make a place to upload to, switch who one is, or have a machine write files. */
const NO_READ = /^(?:getUploadParamsFor\w+|listAndSwitch\w+|getDiagnosticsData)$/i;

/** Whether the name of a command says that it reads. What a manifest says of it may be wrong; the name is CloudStack's. */
export function isReadName(command: string): boolean {
  return READ_NAME.test(command) && !NO_READ.test(command);
}
