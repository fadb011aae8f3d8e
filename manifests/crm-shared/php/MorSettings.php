<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * The administrator's settings, in the CRM's config table under the category `morconnector`.
 * Secrets are stored encrypted with a key that is kept in a file, and never handed out again.
 */
class MorSettings
{
    const CATEGORY = 'morconnector';
    const DEFAULT_MODULES = 'Contacts,Leads,Accounts,Prospects,Users';

    private $administration;
    private $values;
    private $secrets;

    public function __construct($administration)
    {
        $this->administration = $administration;
        $this->values = null;
        $this->secrets = null;
    }

    /** Base address of the connector without a slash at the end; '' when not set. */
    public function url()
    {
        return rtrim($this->value('url'), '/');
    }

    /** Address under which browsers reach the connector; '' when they only ask the CRM. */
    public function browserUrl()
    {
        $own = rtrim($this->value('browser_url'), '/');
        if ($own === 'none') {
            return '';
        }
        return $own === '' ? $this->url() : $own;
    }

    /** ISO 3166 alpha-2 code for numbers without one; '' leaves it to the connector. */
    public function country()
    {
        return $this->value('country');
    }

    /** Names of the modules whose numbers can be called. */
    public function modules()
    {
        $list = $this->value('modules');
        return MorData::members($list === '' ? self::DEFAULT_MODULES : $list);
    }

    /** Ids of the roles that may dial numbers that are on no record. */
    public function freeDiallingRoles()
    {
        return MorData::members($this->value('free_roles'));
    }

    public function hooksAreOn()
    {
        return $this->value('hooks') !== 'off';
    }

    /** True when requests can be sent: an address and at least one key. */
    public function isComplete()
    {
        return $this->url() !== '' && count($this->secrets()) > 0;
    }

    /** @return string[] the current key first; a second one while keys are being exchanged */
    public function secrets()
    {
        if ($this->secrets === null) {
            $this->secrets = array();
            foreach (array('key_1', 'key_2') as $name) {
                $secret = $this->decrypt($this->value($name));
                if ($secret !== '') {
                    $this->secrets[] = $secret;
                }
            }
        }
        return $this->secrets;
    }

    public function hasSecret($slot)
    {
        return $this->value('key_' . (int) $slot) !== '';
    }

    /** Stores a key; '' removes it. Slot 1 or 2. */
    public function storeSecret($slot, $secret)
    {
        $this->secrets = null;
        $this->store('key_' . (int) $slot, $secret === '' ? '' : $this->encrypt($secret));
    }

    /** One setting as text; '' when it was never stored. */
    public function value($name)
    {
        if ($this->values === null) {
            $this->administration->retrieveSettings(self::CATEGORY);
            $this->values = is_array($this->administration->settings) ? $this->administration->settings : array();
        }
        return MorData::text(MorData::pick($this->values, self::CATEGORY . '_' . $name));
    }

    public function store($name, $value)
    {
        $this->administration->saveSetting(self::CATEGORY, $name, $value);
        if ($this->values !== null) {
            $this->values = array_merge($this->values, array(self::CATEGORY . '_' . $name => $value));
        }
    }

    /** Deletes everything that was stored; the CRM itself can only empty a setting. */
    public function forget()
    {
        $database = DBManagerFactory::getInstance();
        $database->query('DELETE FROM config WHERE category = ' . $database->quoted(self::CATEGORY));
        $this->values = null;
        $this->secrets = null;
    }

    private function encrypt($plain)
    {
        require_once 'include/utils/encryption_utils.php';
        return blowfishEncode(blowfishGetKey(self::CATEGORY), $plain);
    }

    private function decrypt($cipher)
    {
        if ($cipher === '') {
            return '';
        }
        require_once 'include/utils/encryption_utils.php';
        return trim((string) blowfishDecode(blowfishGetKey(self::CATEGORY), $cipher), "\0 \t\r\n");
    }
}
