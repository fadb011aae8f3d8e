<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/**
 * Logic hooks. A hook that throws breaks the user's save, and one that prints breaks inline editing: these do neither.
 * Arguments have no types on purpose: SuiteCRM passes an empty string after a save, Sugar an array.
 */
class MorHooks
{
    /**
     * before_save on Users: keeps the telephone mapping as it was unless an administrator changes it, because it
     * decides whose line rings and who pays.
     */
    public function userSaving($bean, $event, $arguments)
    {
        try {
            if (!MorConnector::host()->isAdmin()) {
                // null is not written: neither for a new user, nor for a bean that was saved without being read.
                $before = MorData::property($bean, 'fetched_row', false);
                $wanted = self::mappingOf($bean);
                $bean->mor_username_c = MorData::pick($before, 'mor_username_c', null);
                $bean->mor_device_c = MorData::pick($before, 'mor_device_c', null);
                $bean->mor_source_c = MorData::pick($before, 'mor_source_c', null);
                if ($wanted !== self::mappingOf($bean)) {
                    $host = MorConnector::host();
                    $host->tell($host->label('LBL_MOR_UI_MAPPING_LOCKED'));
                }
            }
        } catch (\Throwable $error) {
            self::note($error);
        }
    }

    private static function mappingOf($bean)
    {
        return array(
            MorData::text(MorData::property($bean, 'mor_username_c')),
            MorData::text(MorData::property($bean, 'mor_device_c')),
            MorData::text(MorData::property($bean, 'mor_source_c')),
        );
    }

    /** after_save on Users. */
    public function userSaved($bean, $event, $arguments)
    {
        try {
            self::send(MorEvents::ofUser($bean, $arguments));
        } catch (\Throwable $error) {
            self::note($error);
        }
    }

    /** before_save on Contacts, Leads, Accounts and Prospects: keeps the last digits by which the connector finds callers. */
    public function recordSaving($bean, $event, $arguments)
    {
        try {
            $tails = MorDigits::ofBean($bean);
            if ($tails !== null) {
                list($bean->mor_tail_1_c, $bean->mor_tail_2_c, $bean->mor_tail_3_c, $bean->mor_tail_4_c) = $tails;
            }
        } catch (\Throwable $error) {
            self::note($error);
        }
    }

    /** after_save on Contacts, Leads, Accounts and Prospects. */
    public function recordSaved($bean, $event, $arguments)
    {
        try {
            self::send(MorEvents::ofRecord($bean, $arguments));
        } catch (\Throwable $error) {
            self::note($error);
        }
    }

    /** before_save on Calls: "dial now" is an order, not a state, so it is never stored. */
    public function callSaving($bean, $event, $arguments)
    {
        try {
            if (!MorData::isOn(MorData::property($bean, 'mor_dial_now_c'))) {
                return;
            }
            $bean->mor_dial_now_c = 0;
            $bean->mor_dial_wanted = MorData::text(MorData::property($bean, 'mor_call_id_c')) === '';
            if ($bean->mor_dial_wanted) {
                // Left over from an earlier order.
                $bean->mor_outcome_c = '';
            } else {
                MorConnector::host()->tell(MorConnector::host()->label('LBL_MOR_DIAL_DONE'));
            }
        } catch (\Throwable $error) {
            self::note($error);
        }
    }

    /** after_save on Calls: places the call that was ordered; the same record is completed afterwards. */
    public function callSaved($bean, $event, $arguments)
    {
        try {
            if (MorData::property($bean, 'mor_dial_wanted') !== true || MorEvents::isOwnWrite($bean, $arguments)) {
                return;
            }
            $bean->mor_dial_wanted = false;
            $host = MorConnector::host();
            $order = new MorDialOrder($host, $bean);
            if (!self::canSend()) {
                $order->notSent(time());
                return;
            }
            $event = MorEvents::ofDialNow($bean, self::caller($bean, $host));
            if (!self::mayDial($event, $host)) {
                $order->notAllowed(time());
            } elseif (MorConnector::outbox()->add($event, $order)) {
                $host->rememberDial();
            }
        } catch (\Throwable $error) {
            self::note($error);
        }
    }

    /**
     * A user who saves a call can relate it to any record by its id. Only a record that this user may see is dialled,
     * and only in a module that is switched on; the connector, which reads as its own user, could not check that.
     */
    private static function mayDial(array $event, MorHost $host)
    {
        $record = MorData::pick($event, 'record', null);
        if ($record === null) {
            return true;
        }
        $module = $host->moduleName($record['type']);
        return in_array($module, MorConnector::settings()->modules(), true)
            && $host->visibleRecord($module, $record['id']) !== null;
    }

    /** Administrators (and the interfaces that run as one) may order a call for the assigned user. */
    private static function caller($bean, MorHost $host)
    {
        $assigned = MorData::identifier(MorData::property($bean, 'assigned_user_id'));
        return $host->isAdmin() && $assigned !== '' ? $assigned : $host->userId();
    }

    private static function send($event)
    {
        if ($event !== null && self::canSend()) {
            MorConnector::outbox()->add($event);
        }
    }

    private static function canSend()
    {
        return MorConnector::settings()->isComplete() && MorConnector::settings()->hooksAreOn();
    }

    private static function note($error)
    {
        try {
            MorConnector::host()->log('MOR hook: ' . get_class($error) . ': ' . $error->getMessage());
        } catch (\Throwable $ignored) {
            // There is nowhere left to report it, and the save must go on.
            return;
        }
    }
}
