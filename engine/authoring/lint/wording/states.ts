/** Words that CloudStack has for states of all kinds, in small letters. */
export const STATES: ReadonlySet<string> = new Set(
  (
    'running stopped starting stopping destroyed expunging expunged migrating error unknown shutdown shutdowned restoring ' +
    'allocated allocating ready creating created snapshotting revertsnapshotting destroy resizing uploaded uploading uploadop ' +
    'uploadabandoned uploaderror uploadinprogress copying copied notuploaded backedup backingup createdonprimary ' +
    'createdonsecondary destroying implemented implementing setup enabled enabling disabled disabling up down alert ' +
    'maintenance preparingformaintenance prepareformaintenance errorinmaintenance cancelmaintenance ' +
    'errorinpreparingformaintenance errorinprepareformaintenance connecting connected disconnected ' +
    'disconnecting removed rebalancing free releasing active inactive suspended locked add adding revoke revoking ' +
    'deleting deleted staged pending finished failed success succeeded inprogress importing recovering reverting scaling ' +
    'upgrading detached attached attaching detaching configured degraded fenced fencing available ' +
    'unavailable checked suspect ineligible initialized initializing registered unregistered accepted declined expired ' +
    'completed notconnected configuring shuttingdown poweron poweroff poweredon poweredoff on off master primary backup ' +
    'fault queued scheduled cancelled canceled aborted invalid present installing installed prepared preparing'
  ).split(' '),
);
