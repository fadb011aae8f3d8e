<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Telephone numbers as far as the CRM's side has to understand them. */
class MorNumber
{
    /** ISO 3166 code => country code and national prefix; only what "default country" offers. */
    const COUNTRIES = array(
        'AE' => '971 0', 'AT' => '43 0', 'AU' => '61 0', 'BE' => '32 0', 'BG' => '359 0', 'BR' => '55 0',
        'CA' => '1 1', 'CH' => '41 0', 'CZ' => '420', 'DE' => '49 0', 'DK' => '45', 'EE' => '372', 'ES' => '34',
        'FI' => '358 0', 'FR' => '33 0', 'GB' => '44 0', 'GR' => '30', 'HU' => '36 06', 'IE' => '353 0',
        'IL' => '972 0', 'IN' => '91 0', 'IT' => '39', 'LT' => '370 0', 'LV' => '371', 'MX' => '52', 'NL' => '31 0',
        'NO' => '47', 'NZ' => '64 0', 'PL' => '48', 'PT' => '351', 'RO' => '40 0', 'RU' => '7 8', 'SE' => '46 0',
        'SK' => '421 0', 'TR' => '90 0', 'UA' => '380 0', 'US' => '1 1', 'ZA' => '27 0',
    );

    /** Longest telephone number text that a CRM field holds. */
    const LONGEST = 100;

    /** A piece of a field with fewer digits is the end of the number before it. */
    const LEAST_OF_SEVERAL = 7;

    /** The digits that make two spellings of a number the same one; '' when there are fewer than two. */
    public static function digits($text)
    {
        $digits = preg_replace('/\D+/', '', MorData::text($text));
        if (strpos($digits, '00') === 0 && strpos(MorData::text($text), '+') === false) {
            $digits = substr($digits, 2);
        }
        return strlen($digits) < 2 ? '' : $digits;
    }

    /** Numbers of a field that holds several; the field itself where it holds one. The page splits by the same signs. */
    public static function pieces($text)
    {
        $pieces = preg_split('~\s*(?:;|\||\n|\s/\s|\s-\s|\s(?:or|oder|o|ou|arba|или)\s)\s*~u', $text, -1, PREG_SPLIT_NO_EMPTY);
        foreach ($pieces === false ? array() : $pieces as $piece) {
            if (strlen(preg_replace('/\D+/', '', $piece)) < self::LEAST_OF_SEVERAL) {
                return array($text);
            }
        }
        return $pieces === false ? array($text) : $pieces;
    }

    public static function same($left, $right)
    {
        $digits = self::digits($left);
        return $digits !== '' && $digits === self::digits($right);
    }

    /** True for text that can be dialled: no control characters, not too long, some digits. */
    public static function isDialable($text)
    {
        return strlen($text) <= self::LONGEST
            && preg_match('/[\x00-\x1f\x7f]/', $text) !== 1
            && self::digits($text) !== '';
    }

    /** A number typed without country code, completed for the default country; internal numbers stay as they are. */
    public static function completed($text, $country)
    {
        $rule = MorData::pick(self::COUNTRIES, strtoupper($country));
        $plain = preg_replace('/[\s().\/\-]+/', '', $text);
        if ($rule === '' || preg_match('/^[1-9]\d{0,5}$|^\+|^00|\D/', $plain) === 1) {
            return $text;
        }
        $parts = explode(' ', $rule . ' ');
        if ($parts[1] !== '' && strpos($plain, $parts[1]) === 0) {
            return '+' . $parts[0] . substr($plain, strlen($parts[1]));
        }
        return '+' . $parts[0] . $plain;
    }
}
