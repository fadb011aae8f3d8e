<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * The last digits of a record's telephone numbers, in separate fields: they let the connector find a caller in any
 * way a number is written. One field for each number, so that the database can use an index.
 */
class MorDigits
{
    const FIELDS = array('mor_tail_1_c', 'mor_tail_2_c', 'mor_tail_3_c', 'mor_tail_4_c');
    const MODULES = array('Contacts', 'Leads', 'Accounts', 'Prospects');
    /** Length of numbers that are typed without their area code. */
    const TAIL = 7;
    /** Shorter numbers belong to the company's own telephones. */
    const LEAST_DIGITS = 5;
    const EXTENSION = '/\s*(?:ext\.?|extension|x|#|доб\.?|вн\.?|vid\.?|dw)\s*\d{1,6}\s*$/iu';

    public static function areIn($bean)
    {
        return MorData::pick(MorData::property($bean, 'field_defs', array()), 'mor_tail_1_c', null) !== null;
    }

    /** @return string[] names of a record's stored telephone fields, without fax fields: nobody calls from a fax */
    public static function telephones($bean)
    {
        $definitions = MorData::property($bean, 'field_defs', array());
        $fields = array();
        foreach (MorRecords::phoneFields($bean) as $name) {
            $isStored = MorData::pick(MorData::pick($definitions, $name), 'source') !== 'non-db';
            if ($isStored && preg_match('/^[a-z0-9_]+$/i', $name) === 1 && preg_match('/fax(_c)?$/i', $name) !== 1) {
                $fields[] = $name;
            }
        }
        return $fields;
    }

    /**
     * @param string[] $texts what the telephone fields hold
     * @return string[] a text for each of FIELDS, '' if there are fewer numbers
     */
    public static function ofTexts(array $texts)
    {
        $tails = array();
        foreach ($texts as $text) {
            foreach (MorNumber::pieces($text) as $piece) {
                $plain = preg_replace(self::EXTENSION, '', $piece);
                $digits = MorNumber::digits($plain === null ? $piece : $plain);
                if (strlen($digits) >= self::LEAST_DIGITS) {
                    $tails[] = substr($digits, -self::TAIL);
                }
            }
        }
        $places = count(self::FIELDS);
        return array_pad(array_slice(array_values(array_unique($tails)), 0, $places), $places, '');
    }

    /** The same for a record that is about to be saved; null if this CRM has no such fields. */
    public static function ofBean($bean)
    {
        if (!self::areIn($bean)) {
            return null;
        }
        $before = MorData::property($bean, 'fetched_row', false);
        $texts = array();
        foreach (self::telephones($bean) as $name) {
            // null is not written: the stored value stays.
            $value = MorData::property($bean, $name, null);
            $texts[] = MorData::text($value === null ? MorData::pick($before, $name) : $value);
        }
        return self::ofTexts($texts);
    }
}
