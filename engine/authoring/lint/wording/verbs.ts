/** Verbs that a title may begin with. Those of CloudStack's commands are among them; people have more. */
export const VERBS: ReadonlySet<string> = new Set(
  (
    'accept acknowledge acquire activate add adjust adopt allocate allow apply approve archive arm ask assign associate attach authorise ' +
    'authorize back balance ban bind block boot bring build burn calculate cancel change check choose claim clean clear clone close collect ' +
    'commit compare complete configure confirm connect convert copy count create cut deactivate declare decline decommission dedicate ' +
    'define delete demote deploy deregister describe destroy detach diagnose disable disassociate disconnect discover dismiss display ' +
    'download drain drop dump edit eject empty enable encrypt end enlarge erase estimate evacuate evict examine exchange execute expand ' +
    'expire explain export expose expunge extend extract fail fence fetch fill find finish flush force forget form forward free freeze ' +
    'gain generate get give go grant group grow halt hand hide hold identify import increase inspect install insert invite isolate issue ' +
    'join keep kill label launch leave let limit link list load lock log look lower maintain make manage map mark match measure merge ' +
    'migrate mirror modify monitor mount move name notify obtain offer open order park patch pause permit pin place plan plug poll pool ' +
    'poweron power prepare prevent preview print probe promote protect provide provision publish pull purge push put quarantine query ' +
    'quiesce quit raise rate read readmit reassign rebalance reboot rebuild recall receive reclaim reconcile reconfigure reconnect record ' +
    'recover recreate recycle redeploy reduce refresh refuse register reinstall reject release reload remove rename renew reopen reorder ' +
    'repair repeat replace replicate report request require rescan reserve reset resize resolve restart restore restrict resume retire ' +
    'retrieve retry return reveal revert review revoke roll rollback rotate route run save scale scan schedule search seal see select send ' +
    'separate set share shift show shrink shut sign simulate size snapshot sort split spread stage start stop store stretch submit ' +
    'subscribe summarise summarize suspend swap switch sync synchronise synchronize tag take tell terminate test tidy toggle trace track ' +
    'transfer trigger try tune turn unarchive unassign unblock undelete undo unfreeze unhide uninstall unlink unlock unmanage unmap unmount ' +
    'unplug unpublish unquarantine unregister unset unshare unsubscribe unsuspend update upgrade upload use validate verify view vote wait ' +
    'wake warn watch widen wipe withdraw write'
  ).split(' '),
);
