<?php
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

    public function label($name)
    {
        return MorData::text(MorData::pick(MorData::pick($GLOBALS, 'app_strings', array()), $name));
    }

    public function log($text)
    {
        $GLOBALS['log']->fatal($text);
    }

    /** Saving again would send invitations again and run every hook of the CRM. */
    public function noteOnCall($callId, $outcome, $description)
    {
        $database = DBManagerFactory::getInstance();
        $id = $database->quoted($callId);
        $database->query('UPDATE calls SET description = ' . $database->quoted($description) . ' WHERE id = ' . $id);
        $database->query('UPDATE calls_cstm SET mor_outcome_c = ' . $database->quoted($outcome) . ' WHERE id_c = ' . $id);
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

    protected function user()
    {
        return MorData::pick($GLOBALS, 'current_user', null);
    }

    private static function plain($name)
    {
        return strtolower(str_replace(array('-', '_'), '', $name));
    }
}
