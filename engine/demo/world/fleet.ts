/** Machines that come in numbers: who has them, where, and how large they are. */
export interface Group {
  /** `shop-web-` with a count makes shop-web-1 and so on; without one it is the whole name. */
  name: string;
  count?: number;
  /** Numbers are written with two digits. */
  wide?: boolean;
  owner: string;
  network: string;
  /** A second network. */
  also?: string;
  offering: string;
  template?: string;
  state?: 'Stopped' | 'Error';
  /** A data disk of this many GiB. */
  disk?: number;
  /** The host it runs on; else one after the other of its zone. */
  host?: string;
  daysOld: number;
}

const shop = { owner: 'webshop', network: 'shop-net', template: 'shop-golden' };
const lake = { owner: 'data-lake', network: 'lake-net', template: 'rocky-9' };
const ops = { owner: 'acme-admin', network: 'ops-net', template: 'debian-12' };
const crm = { owner: 'dave', network: 'crm-net', template: 'debian-12' };
const kiosk = { owner: 'globex-admin', network: 'office-lan', template: 'debian-12' };

export const fleet: readonly Group[] = [
  { ...shop, name: 'shop-web-', count: 6, offering: 'medium', daysOld: 210 },
  { ...shop, name: 'shop-db-', count: 2, offering: 'large', disk: 200, daysOld: 210 },
  { ...shop, name: 'shop-cache-', count: 2, offering: 'medium', daysOld: 150 },
  { ...shop, name: 'shop-worker-', count: 8, offering: 'small', daysOld: 90 },
  { ...shop, name: 'shop-k8s-control-', count: 1, offering: 'medium', template: 'ubuntu-24.04', daysOld: 40 },
  { ...shop, name: 'shop-k8s-node-', count: 3, offering: 'medium', template: 'ubuntu-24.04', daysOld: 40 },
  { ...lake, name: 'lake-master-', count: 3, offering: 'medium', daysOld: 320 },
  { ...lake, name: 'lake-node-', count: 24, wide: true, offering: 'medium', disk: 500, daysOld: 320 },
  { ...lake, name: 'etl-', count: 4, offering: 'small', daysOld: 75 },
  { name: 'jenkins', owner: 'carol', network: 'ci-net', offering: 'medium', daysOld: 280 },
  { name: 'gitlab', owner: 'carol', network: 'ci-net', offering: 'large', daysOld: 280 },
  {
    name: 'ci-runner-',
    count: 24,
    wide: true,
    owner: 'carol',
    network: 'ci-net',
    offering: 'small',
    template: 'debian-12',
    daysOld: 12,
  },
  { name: 'notebook-', count: 12, wide: true, owner: 'erin', network: 'research-net', offering: 'medium', daysOld: 60 },
  {
    name: 'gpu-train-',
    count: 2,
    owner: 'erin',
    network: 'research-net',
    offering: 'gpu-large',
    host: 'gpu-fra-1',
    daysOld: 30,
  },
  { ...ops, name: 'grafana', offering: 'medium', daysOld: 190 },
  { ...ops, name: 'prometheus', offering: 'medium', daysOld: 190 },
  { ...ops, name: 'mail-1', offering: 'small', daysOld: 340 },
  { ...ops, name: 'wiki', offering: 'small', daysOld: 250 },
  { ...ops, name: 'report-7', offering: 'medium', state: 'Error', daysOld: 1 },
  { ...ops, name: 'edge-fw-', count: 2, offering: 'small', template: 'vyos-1.4', daysOld: 130 },
  { name: 'ledger-2', owner: 'bob', network: 'ledger-net', offering: 'medium', template: 'debian-12', daysOld: 60 },
  { name: 'wages', owner: 'bob', network: 'ledger-net', offering: 'medium', template: 'windows-2022', daysOld: 300 },
  { ...crm, name: 'crm-app-', count: 4, offering: 'medium', daysOld: 380 },
  { ...crm, name: 'crm-db-1', offering: 'large', disk: 300, daysOld: 380 },
  { ...crm, name: 'hr-portal', offering: 'small', daysOld: 170 },
  { ...kiosk, name: 'gx-file-', count: 2, offering: 'medium', daysOld: 220 },
  { ...kiosk, name: 'kiosk-', count: 20, wide: true, offering: 'small', daysOld: 100 },
  {
    name: 'backup-proxy',
    also: 'shop-net',
    owner: 'admin',
    host: 'gpu-fra-2',
    network: 'admin-net',
    offering: 'small',
    template: 'debian-12',
    daysOld: 300,
  },
];
