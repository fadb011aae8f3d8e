<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Telephone numbers, as far as the CRM's side needs to understand them. */
class MorNumber
{
    /** ISO 3166 code => country code and national prefix; only the countries that "default country" offers. */
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

    /** What may stand between two numbers of a field, the surest first. The page knows the same rule (`split.js`). */
    const BOUNDARIES = array(
        '~\s*[;|&\n]\s*|\s+(?:or|and|oder|und|o|y|ou|et|arba|ir|или|и)\s+~iu',
        '~\s*/\s*~u',
        '~\s*,\s*~u',
        '~\s+-+\s+~u',
        '~\s*(?=\+)~u',
    );
    /** A piece with fewer digits is part of its neighbour: "030 1234567 / 68", "+49 34297 / 12345". */
    const LEAST_DIGITS = 7;
    const LEAST_AFTER_PLUS = 9;
    const LEAST_AFTER_00 = 11;
    /** No telephone number has as many digits (ITU-T E.164: 15). */
    const LEAST_OF_TWO = 16;
    /** International calls begin so; where one half does and the other does not, they are one number. */
    const EXIT_CODE = '/^\D*(?:00|011)/';

    /** The digits that make two spellings of a number the same one; '' when there are fewer than two. */
    public static function digits($text)
    {
        $digits = preg_replace('/\D+/', '', MorData::text($text));
        if (strpos($digits, '00') === 0 && strpos(MorData::text($text), '+') === false) {
            $digits = substr($digits, 2);
        }
        return strlen($digits) < 2 ? '' : $digits;
    }

    /** Numbers of a field that holds several, the first by default; the field itself where it holds one. */
    public static function pieces($text)
    {
        $pieces = array(trim(MorData::text($text)));
        foreach (self::BOUNDARIES as $boundary) {
            $parts = array();
            foreach ($pieces as $piece) {
                $parts = array_merge($parts, self::splitAt($boundary, $piece));
            }
            $pieces = $parts;
        }
        $numbers = array();
        foreach ($pieces as $piece) {
            $numbers = array_merge($numbers, self::splitInHalf($piece));
        }
        return $numbers;
    }

    private static function splitAt($boundary, $text)
    {
        $pieces = preg_split($boundary, $text, -1, PREG_SPLIT_NO_EMPTY);
        // False for text that is not UTF-8.
        if ($pieces === false) {
            return array($text);
        }
        foreach ($pieces as $piece) {
            if (!self::isWhole($piece)) {
                return array($text);
            }
        }
        return $pieces;
    }

    /** Two numbers with only a blank between them: more digits than one number has, as many before it as behind it. */
    private static function splitInHalf($text)
    {
        if (self::countDigits($text) < self::LEAST_OF_TWO || preg_match('/^[\d\s().-]+$/u', $text) !== 1) {
            return array($text);
        }
        $groups = preg_split('/\s+/u', $text);
        for ($at = 1; $at < count($groups); $at++) {
            $pair = array(implode(' ', array_slice($groups, 0, $at)), implode(' ', array_slice($groups, $at)));
            $isAlike = self::countDigits($pair[0]) === self::countDigits($pair[1])
                && preg_match(self::EXIT_CODE, $pair[0]) === preg_match(self::EXIT_CODE, $pair[1]);
            if ($isAlike && self::isWhole($pair[0]) && self::isWhole($pair[1])) {
                return $pair;
            }
        }
        return array($text);
    }

    private static function isWhole($piece)
    {
        $least = self::LEAST_DIGITS;
        if (preg_match('/^\D*\+/', $piece) === 1) {
            $least = self::LEAST_AFTER_PLUS;
        } elseif (preg_match('/^\D*00/', $piece) === 1) {
            $least = self::LEAST_AFTER_00;
        }
        return self::countDigits($piece) >= $least;
    }

    private static function countDigits($text)
    {
        return strlen(preg_replace('/\D+/', '', $text));
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
