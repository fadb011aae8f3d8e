<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/** Adds the telephone mapping to the user's pages and removes it again. Both are idempotent. */
class MorLayouts
{
    const FIELDS = array(
        'mor_username_c' => 'LBL_MOR_USERNAME',
        'mor_device_c' => 'LBL_MOR_DEVICE',
        'mor_source_c' => 'LBL_MOR_SOURCE',
    );

    /** Views whose layout has turned out to be the CRM's own again. */
    private static $plain = array();

    public static function addUserFields()
    {
        foreach (array('editview', 'detailview') as $view) {
            try {
                self::add(self::parser($view));
            } catch (\Throwable $error) {
                self::note($view, $error);
            }
        }
    }

    public static function removeUserFields()
    {
        foreach (array('editview', 'detailview') as $view) {
            try {
                $parser = self::parser($view);
                self::remove($parser);
                if (self::isOriginal($view, $parser->_viewdefs)) {
                    self::$plain[] = $view;
                }
            } catch (\Throwable $error) {
                self::note($view, $error);
            }
        }
    }

    /** After `removeUserFields`: the CRM's copy of this view's layout is not needed any more. */
    public static function isPlain($view)
    {
        return in_array($view, self::$plain, true);
    }

    /**
     * Saving a layout makes a copy of the CRM's own. If the copy is the same without our fields, it can be removed; an
     * administrator's changes stay.
     */
    private static function isOriginal($view, array $layout)
    {
        $original = self::originalOf($view);
        return count($original) > 0
            && MorData::pick($layout, 'templateMeta') == MorData::pick($original, 'templateMeta')
            && self::names($layout['panels']) === self::names(MorData::pick($original, 'panels', array()));
    }

    /** The layout that the CRM came with; empty if this version keeps none there. */
    private static function originalOf($view)
    {
        $viewdefs = array();
        if ($view === 'editview') {
            @include 'modules/Users/metadata/editviewdefs.php';
        } else {
            @include 'modules/Users/metadata/detailviewdefs.php';
        }
        $own = MorData::pick($viewdefs, 'Users', array());
        return MorData::pick($own, $view === 'editview' ? 'EditView' : 'DetailView', array());
    }

    /** The names of the fields by panel and row, without empty cells and rows. */
    private static function names(array $panels)
    {
        $all = array();
        foreach ($panels as $label => $panel) {
            $rows = array(strtoupper((string) $label));
            foreach ($panel as $row) {
                $names = array();
                foreach ((array) $row as $cell) {
                    $name = is_array($cell) ? (string) MorData::pick($cell, 'name') : (string) $cell;
                    if (!self::isBlank($name)) {
                        $names[] = $name;
                    }
                }
                if (count($names) > 0) {
                    $rows[] = $names;
                }
            }
            $all[] = $rows;
        }
        return $all;
    }

    private static function isBlank($cell)
    {
        return $cell === '(filler)' || $cell === '(empty)' || $cell === '';
    }

    private static function parser($view)
    {
        require_once 'modules/ModuleBuilder/parsers/ParserFactory.php';
        return ParserFactory::getParser($view, 'Users');
    }

    private static function add($parser)
    {
        if (self::holds($parser->_viewdefs['panels'])) {
            return;
        }
        foreach (self::FIELDS as $name => $label) {
            $parser->_fielddefs = array_merge($parser->_fielddefs, array($name => self::definition($name, $label)));
        }
        foreach ($parser->_viewdefs['panels'] as &$panel) {
            $panel[] = array('mor_username_c', 'mor_device_c');
            $panel[] = array('mor_source_c', '(filler)');
            break;
        }
        unset($panel);
        $parser->handleSave(false);
    }

    private static function remove($parser)
    {
        if (!self::holds($parser->_viewdefs['panels'])) {
            return;
        }
        foreach ($parser->_viewdefs['panels'] as &$panel) {
            $kept = array();
            foreach ($panel as $row) {
                $rest = self::without($row);
                if ($rest !== null) {
                    $kept[] = $rest;
                }
            }
            $panel = $kept;
        }
        unset($panel);
        $parser->handleSave(false);
    }

    /** The row without our fields; null when nothing else was in it. */
    private static function without($row)
    {
        $names = array_keys(self::FIELDS);
        $touched = false;
        $left = 0;
        $cells = array();
        foreach ($row as $cell) {
            if (is_string($cell) && in_array($cell, $names, true)) {
                $touched = true;
                $cells[] = '(filler)';
                continue;
            }
            $left += self::isBlank($cell) ? 0 : 1;
            $cells[] = $cell;
        }
        if (!$touched) {
            return $row;
        }
        return $left === 0 ? null : $cells;
    }

    /** Is one of our fields there? An administrator may have moved or removed the others. */
    private static function holds($panels)
    {
        foreach ($panels as $panel) {
            foreach ($panel as $row) {
                if (is_array($row) && count(array_intersect(array_keys(self::FIELDS), $row)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The field itself is created only after this script, so the parser needs its future definition. */
    private static function definition($name, $label)
    {
        return array(
            'name' => $name, 'vname' => $label, 'label' => $label, 'type' => 'varchar', 'len' => 64,
            'source' => 'custom_fields', 'custom_module' => 'Users', 'studio' => 'visible', 'id' => 'Users' . $name,
        );
    }

    private static function note($view, $error)
    {
        MorConnector::host()->log('MOR: the ' . $view . ' of users was not changed: ' . $error->getMessage());
    }
}
