<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Turns a saved record into an event for the connector: ids only, and only when something it uses has changed. */
class MorEvents
{
    const USER_FIELDS = array(
        'mor_username_c', 'mor_device_c', 'mor_source_c', 'phone_work', 'phone_mobile', 'user_name', 'status',
        'employee_status', 'deleted',
    );

    /** `user.changed` for a saved user, or null. */
    public static function ofUser($bean, $arguments)
    {
        if (!self::anyChanged($bean, $arguments, self::USER_FIELDS)) {
            return null;
        }
        return array('type' => 'user.changed', 'user' => MorData::identifier(MorData::property($bean, 'id')));
    }

    /** `contact.changed` for a saved record with telephone numbers, or null. */
    public static function ofRecord($bean, $arguments)
    {
        $fields = array_merge(MorRecords::phoneFields($bean), array('do_not_call', 'deleted'));
        if (!self::anyChanged($bean, $arguments, $fields)) {
            return null;
        }
        return array('type' => 'contact.changed', 'record' => array(
            'type' => (string) MorData::property($bean, 'module_dir'),
            'id' => MorData::identifier(MorData::property($bean, 'id')),
        ));
    }

    /** `call.requested` for a Calls record whose "dial now" was set, by or for the given user. */
    public static function ofDialNow($bean, $userId)
    {
        $event = array(
            'type' => 'call.requested',
            'user' => $userId,
            'activityId' => MorData::identifier(MorData::property($bean, 'id')),
        );
        $record = self::recordToCall($bean);
        return $record === null ? $event : array_merge($event, array('record' => $record));
    }

    /** The record that the call is about: the related one, else the first invited contact or lead. */
    private static function recordToCall($bean)
    {
        $parentId = MorData::identifier(MorData::property($bean, 'parent_id'));
        $parentType = MorData::text(MorData::property($bean, 'parent_type'));
        if ($parentId !== '' && $parentType !== '') {
            return array('type' => $parentType, 'id' => $parentId);
        }
        $contactId = MorData::identifier(MorData::property($bean, 'contact_id'));
        foreach (array('contacts' => 'Contacts', 'leads' => 'Leads') as $link => $module) {
            $id = $module === 'Contacts' && $contactId !== '' ? $contactId : self::firstInvited($bean, $link);
            if ($id !== '') {
                return array('type' => $module, 'id' => $id);
            }
        }
        return null;
    }

    /** The call form attaches its guests after saving the call, so those it is about to attach count as well. */
    private static function firstInvited($bean, $link)
    {
        $invited = MorData::property($bean, $link . '_arr', array());
        $isLinked = method_exists($bean, 'load_relationship') && $bean->load_relationship($link);
        $linked = $isLinked ? MorData::property($bean, $link)->get() : array();
        foreach (array_merge(is_array($invited) ? $invited : array(), is_array($linked) ? $linked : array()) as $id) {
            if (MorData::identifier($id) !== '') {
                return MorData::identifier($id);
            }
        }
        return '';
    }

    /** True when the connector itself wrote this: it marks its records with the call's id. */
    public static function isOwnWrite($bean, $arguments)
    {
        return MorData::text(MorData::property($bean, 'mor_call_id_c')) !== ''
            && self::anyChanged($bean, $arguments, array('mor_call_id_c'));
    }

    /**
     * Did one of the fields change in this save? Sugar says so in the arguments; SuiteCRM passes an empty string there
     * and keeps the old row, or false for a new record, on the bean.
     */
    public static function anyChanged($bean, $arguments, array $fields)
    {
        foreach (array('stateChanges', 'dataChanges') as $kind) {
            $changes = MorData::pick($arguments, $kind, null);
            if (is_array($changes) && MorData::pick($arguments, 'isUpdate', true)) {
                return count(array_intersect(array_keys($changes), $fields)) > 0;
            }
        }
        $before = MorData::property($bean, 'fetched_row', false);
        if (!is_array($before) || count($before) === 0) {
            return self::anyFilled($bean, $fields);
        }
        foreach ($fields as $field) {
            $now = MorData::property($bean, $field, null);
            $was = MorData::pick($before, $field, null);
            if ($now !== null && self::comparable($now) !== self::comparable($was)) {
                return true;
            }
        }
        return false;
    }

    private static function anyFilled($bean, array $fields)
    {
        foreach ($fields as $field) {
            if (self::comparable(MorData::property($bean, $field)) !== '') {
                return true;
            }
        }
        return false;
    }

    /** Checkboxes come as 0, '0', '', false or null for "off". */
    private static function comparable($value)
    {
        $text = $value === false || $value === null ? '' : MorData::text($value);
        return $text === '0' ? '' : $text;
    }
}
