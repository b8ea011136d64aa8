import { createHash, generateKeyPairSync } from 'node:crypto';
import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { removeRow } from '../store/find-row.js';
import type { OwnedRow } from '../store/rows.js';
import { ownerFields } from '../access/scope.js';

function named(call: Call): { owner: ReturnType<typeof ownerFields>; name: string; found: OwnedRow | undefined } {
  const owner = ownerFields(call);
  const name = call.params.text('name') ?? '';
  const found = call.world.tables.sshKeyPairs.find(
    (row) =>
      row.name === name &&
      row.account === owner.account &&
      row.domainid === owner.domainid &&
      row.projectid === owner.projectid,
  );
  return { owner, name, found };
}

export const sshKeyPairHandlers: Handlers = {
  /** Makes a real key; the private half is in this answer and nowhere else. */
  createSSHKeyPair(call) {
    const { owner, name, found } = named(call);
    if (found) throw invalidValue(`A key pair with name '${name}' already exists.`);
    // CloudStack makes RSA keys; those take up to a second, which would hold up all other requests here.
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    });
    const digest = createHash('md5').update(publicKey).digest('hex');
    const row: OwnedRow = {
      id: call.world.newId('ssh-key-pair'),
      name,
      ...owner,
      fingerprint: (digest.match(/../g) ?? []).join(':'),
    };
    call.world.tables.sshKeyPairs.push(row);
    return { object: { ...row, privatekey: privateKey } };
  },
  deleteSSHKeyPair(call) {
    const { name, found } = named(call);
    if (!found) throw invalidValue(`A key pair with name '${name}' does not exist for the account.`);
    removeRow(call, call.world.tables.sshKeyPairs, found);
    return { success: true };
  },
};
