<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** What SuiteCRM and Sugar have in common. */
abstract class MorBaseHost implements MorHost
{
    public function userId()
    {
        return MorData::text(MorData::property($this->user(), 'id'));
    }

    public function moduleName($spelling)
    {
        $wanted = self::plain($spelling);
        foreach (array_keys(MorData::pick($GLOBALS, 'beanList', array())) as $module) {
            if ($wanted !== '' && self::plain($module) === $wanted) {
                return (string) $module;
            }
        }
        return '';
    }

    public function visibleRecord($module, $recordId)
    {
        $bean = $this->load($module, $recordId);
        if (!is_object($bean) || MorData::text(MorData::property($bean, 'id')) === '') {
            return null;
        }
        if (MorData::isOn(MorData::text(MorData::property($bean, 'deleted')))) {
            return null;
        }
        return $bean->ACLAccess('view') ? $bean : null;
    }

    public function roleIds($userId)
    {
        $ids = array();
        foreach (BeanFactory::newBean('ACLRoles')->getUserRoles($userId, false) as $role) {
            $ids[] = MorData::text(MorData::property($role, 'id'));
        }
        return $ids;
    }

    public function allRoles()
    {
        $roles = array();
        foreach (BeanFactory::newBean('ACLRoles')->getAllRoles(false) as $role) {
            $roles[] = array(
                'id' => MorData::text(MorData::property($role, 'id')),
                'name' => MorData::text(MorData::property($role, 'name')),
            );
        }
        return $roles;
    }

    public function releaseSession()
    {
        session_write_close();
    }

    public function language()
    {
        return MorData::text(MorData::pick($GLOBALS, 'current_language'));
    }

    public function label($name)
    {
        return MorData::text(MorData::pick(MorData::pick($GLOBALS, 'app_strings', array()), $name));
    }

    public function choice($list, $value)
    {
        $text = MorData::text(MorData::pick(MorData::pick($this->lists(), $list, array()), $value));
        return $text === '' ? $value : $text;
    }

    public function hasFrontEnd()
    {
        return false;
    }

    public function log($text)
    {
        $GLOBALS['log']->fatal($text);
    }

    /**
     * Uses the record as stored now, not the object whose save is still in progress. The user's right to edit is not
     * checked: the order to dial came with a save that the CRM allowed, and this is its answer.
     */
    public function noteOnCall($callId, $outcome, $description)
    {
        $call = BeanFactory::newBean('Calls');
        if ($callId === '' || !$call->retrieve($callId)) {
            return;
        }
        $call->description = $description;
        $call->mor_outcome_c = $outcome;
        // Call::save sends invitations if the page asked for them, and the first save has already sent them.
        $asked = MorData::pick($_REQUEST, 'send_invites', null);
        $_REQUEST['send_invites'] = 'no';
        try {
            $call->save(false);
        } finally {
            if ($asked === null) {
                unset($_REQUEST['send_invites']);
            } else {
                $_REQUEST['send_invites'] = $asked;
            }
        }
    }

    public function database()
    {
        return DBManagerFactory::getInstance();
    }

    public function timeZone()
    {
        return MorData::text($this->user()->getPreference('timezone'));
    }

    public function firstDayOfWeek()
    {
        return (int) $this->user()->getPreference('fdow');
    }

    public function shownTime($stored)
    {
        return MorData::text($GLOBALS['timedate']->to_display_date_time($stored));
    }

    public function nameOfUser($userId)
    {
        $bean = $this->load('Users', $userId);
        $name = MorData::text(MorData::property($bean, 'full_name'));
        return $name === '' ? MorData::text(MorData::property($bean, 'user_name')) : $name;
    }

    public function canFinishAnswer()
    {
        return function_exists('fastcgi_finish_request');
    }

    public function finishAnswer()
    {
        if (!$this->canFinishAnswer()) {
            return false;
        }
        // Without closing the session first, the user's next request would wait for ours.
        session_write_close();
        return fastcgi_finish_request();
    }

    /** The record, or something without an id when there is none. */
    abstract protected function load($module, $recordId);

    /** Every dropdown of the CRM in the user's language. */
    protected function lists()
    {
        return MorData::pick($GLOBALS, 'app_list_strings', array());
    }

    protected function user()
    {
        return MorData::pick($GLOBALS, 'current_user', null);
    }

    private static function plain($name)
    {
        return strtolower(str_replace(array('-', '_'), '', $name));
    }
}
