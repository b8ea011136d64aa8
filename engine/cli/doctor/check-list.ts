import type { Apis } from '../../cloudstack/apis.js';
import type { Settings } from '../../config/settings.js';
import { asToolError } from '../../errors.js';
import type { Catalog } from '../../manifest/catalog.js';
import { estimateTokens } from '../../manifest/token-cost.js';
import { chooseTools } from '../../server/listing/choose-tools.js';
import { listTools } from '../../server/listing/list-tools.js';
import { OWN_TOOLS } from '../../server/own-tools/own-tools.js';
import { failed, note, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** VS Code and the API of OpenAI take no more. */
const MOST_TOOLS = 128;

/** What the list of tools is and costs, as a client will see it. */
export function checkList(catalog: Catalog, settings: Settings, apis: Apis | undefined): Finding[] {
  const parts = { catalog, settings, ownTools: OWN_TOOLS, availability: { atStart: apis } };
  try {
    const tools = listTools(parts);
    const tokens = Math.round(estimateTokens(JSON.stringify(tools)) / 100) * 100;
    const says = `A client sees ${tools.length} tools, which cost it about ${tokens.toLocaleString('en-US')} tokens.`;
    const beyond = [...chooseTools(parts).beyond].map(([set, left]) =>
      note(`${left} more of the set ${set} would exceed its budget of tokens; find-tools finds them.`),
    );
    const advice = `Some clients take ${MOST_TOOLS} at most; choose sets with --toolsets: ${Object.keys(catalog.vocabulary.toolsets).join(', ')}.`;
    return [tools.length > MOST_TOOLS ? warning(says, advice) : ok(says), ...beyond];
  } catch (thrown) {
    const { message, next } = asToolError(thrown);
    return [failed(message, next)];
  }
}
