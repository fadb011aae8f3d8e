<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Finds the record and the field that a clicked number belongs to. */
class MorRecords
{
    const MOST_CANDIDATES = 5;
    /** Modules that show another one's records: Employees are Users without their settings. */
    const SHOWN_BY = array('Employees' => 'Users');

    private $host;
    private $settings;

    public function __construct(MorHost $host, MorSettings $settings)
    {
        $this->host = $host;
        $this->settings = $settings;
    }

    /**
     * The first of the candidates that the user may see and that carries the number.
     * The page can only guess which record a number in a list belongs to; the CRM knows.
     *
     * @param array $candidates each array('type' => module, 'id' =>)
     * @return array `found` (record, field, number) or null, `seen`: the first visible record or null, and whether the
     *     page is about a record without an id, which is not saved yet
     */
    public function match(array $candidates, $number)
    {
        $seen = null;
        $isUnsaved = false;
        foreach (array_slice($candidates, 0, self::MOST_CANDIDATES) as $candidate) {
            $module = $this->host->moduleName(MorData::text(MorData::pick($candidate, 'type')));
            $module = MorData::pick(self::SHOWN_BY, $module, $module);
            $recordId = MorData::identifier(MorData::pick($candidate, 'id'));
            if ($module === '' || !in_array($module, $this->settings->modules(), true)) {
                continue;
            }
            if ($recordId === '') {
                $isUnsaved = $isUnsaved || MorData::pick($candidate, 'id') === '';
                continue;
            }
            $bean = $this->host->visibleRecord($module, $recordId);
            if ($bean === null) {
                continue;
            }
            $record = array('type' => $module, 'id' => $recordId);
            $seen = $seen === null ? $record : $seen;
            $match = $this->fieldWith($bean, $number);
            if ($match !== null) {
                return array('found' => array_merge(array('record' => $record), $match), 'seen' => $seen, 'unsaved' => false);
            }
        }
        return array('found' => null, 'seen' => $seen, 'unsaved' => $isUnsaved);
    }

    private function fieldWith($bean, $number)
    {
        foreach (self::phoneFields($bean) as $field) {
            $value = MorData::text(MorData::property($bean, $field));
            if (MorNumber::same($value, $number)) {
                return array('field' => $field, 'number' => $value);
            }
            foreach (MorNumber::pieces($value) as $piece) {
                if (MorNumber::same($piece, $number)) {
                    return array('field' => $field, 'number' => $piece);
                }
            }
        }
        return null;
    }

    /** @return string[] names of the telephone fields of a record, stock and custom */
    public static function phoneFields($bean)
    {
        $fields = array();
        $definitions = MorData::property($bean, 'field_defs', array());
        if (!is_array($definitions)) {
            return $fields;
        }
        foreach ($definitions as $name => $definition) {
            $type = MorData::pick($definition, 'type');
            if ($type === 'phone' || MorData::pick($definition, 'dbType') === 'phone') {
                $fields[] = (string) $name;
            }
        }
        return $fields;
    }
}
