import os from 'node:os';
import path from 'node:path';

export interface Machine {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

export interface DefaultFolders {
  home: string;
  config: string;
  state: string;
  cache: string;
}

const NAME = 'cloudstack-mcp';

/** Where this server keeps its things: the XDG Base Directory Specification, and on Windows the AppData folders. */
export function defaultFolders({ env, platform }: Machine): DefaultFolders {
  const windows = platform === 'win32';
  const home = (windows ? env['USERPROFILE'] : absoluteHome(env['HOME'])) || os.homedir();
  if (windows) {
    const { win32 } = path;
    const local = win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), NAME);
    const roaming = env['APPDATA'] || win32.join(home, 'AppData', 'Roaming');
    return {
      home,
      config: win32.join(roaming, NAME),
      state: win32.join(local, 'state'),
      cache: win32.join(local, 'cache'),
    };
  }
  // The specification says that a relative path in these variables is to be ignored.
  const folder = (variable: string, otherwise: string) => {
    const given = env[variable];
    return path.join(given && path.isAbsolute(given) ? given : path.join(home, otherwise), NAME);
  };
  return {
    home,
    config: folder('XDG_CONFIG_HOME', '.config'),
    state: folder('XDG_STATE_HOME', '.local/state'),
    cache: folder('XDG_CACHE_HOME', '.cache'),
  };
}

/** An empty or relative HOME would make the working folder decide which cloud is used, and put passwords into it. */
function absoluteHome(given: string | undefined): string | undefined {
  if (given === undefined || path.isAbsolute(given)) return given;
  try {
    return os.userInfo().homedir;
  } catch {
    return path.parse(process.cwd()).root;
  }
}

/** The name of the OS user. A container may run under a number that has no name. */
export function osUser({ env }: Pick<Machine, 'env'>): string {
  try {
    return os.userInfo().username;
  } catch {
    return env['USER'] || env['LOGNAME'] || `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
