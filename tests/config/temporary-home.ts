import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ToolError } from '../../engine/errors.js';
import { loadSettings } from '../../engine/config/load-settings.js';
import type { Flags, LoadedSettings } from '../../engine/config/settings.js';

/** A home folder on disk that holds nothing but what a test writes, and loading from it. */
export class TemporaryHome {
  readonly folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'settings-'));

  /** Writes a file below the home folder and returns its path. */
  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  load(env: NodeJS.ProcessEnv = {}, flags: Flags = {}): Promise<LoadedSettings> {
    return loadSettings(flags, { HOME: this.folder, USERPROFILE: this.folder, ...env });
  }

  /** The error that loading ends with. */
  async refusal(env: NodeJS.ProcessEnv = {}, flags: Flags = {}): Promise<ToolError> {
    const result = await this.load(env, flags).catch((error: unknown) => error);
    if (result instanceof ToolError) return result;
    throw new Error(`expected a ToolError, got ${result instanceof Error ? String(result) : 'settings'}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

export const URL_A = 'https://a.example.org/client/api';
export const URL_B = 'https://b.example.org/client/api';
export const CLOUD_A = { CLOUDSTACK_API_URL: URL_A, CLOUDSTACK_API_KEY: 'key-a', CLOUDSTACK_SECRET_KEY: 'secret-a' };
