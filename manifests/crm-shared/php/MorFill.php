<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Fills in the last digits of records that are older than the package, a part at a time: the page asks for the next part
 * until all are done. Nothing else in a record changes, neither its date nor its history, and no hook runs.
 */
class MorFill
{
    const AT_A_TIME = 300;

    private $host;

    public function __construct(MorHost $host)
    {
        $this->host = $host;
    }

    /**
     * @param array $place `module` and `id` of the last record that is done; empty: from the beginning
     * @return array `place` for the next part, `done` records of this part, `finished`; with an empty place also `total`
     */
    public function next(array $place)
    {
        $modules = $this->modules();
        $module = MorData::text(MorData::pick($place, 'module'));
        $at = array_search($module, $modules, true);
        if ($at === false) {
            foreach ($modules as $module) {
                $this->index(strtolower($module));
            }
            return array(
                'place' => $this->place($modules, 0),
                'done' => 0,
                'total' => $this->total($modules),
                'finished' => count($modules) === 0,
            );
        }
        $rows = $this->rowsAfter($module, MorData::identifier(MorData::pick($place, 'id')));
        foreach ($rows as $row) {
            $this->store($module, $row);
        }
        if (count($rows) === self::AT_A_TIME) {
            $last = MorData::pick($rows, self::AT_A_TIME - 1);
            $place = array('module' => $module, 'id' => MorData::text(MorData::pick($last, 'id')));
            return array('place' => $place, 'done' => count($rows), 'finished' => false);
        }
        $isLast = $at + 1 >= count($modules);
        return array('place' => $this->place($modules, $at + 1), 'done' => count($rows), 'finished' => $isLast);
    }

    /** @return string[] modules that have the fields */
    private function modules()
    {
        $modules = array();
        foreach (MorDigits::MODULES as $module) {
            if (MorDigits::areIn(BeanFactory::newBean($module))) {
                $modules[] = $module;
            }
        }
        return $modules;
    }

    /** The CRM creates fields without an index, and only after the package's own scripts have run. */
    private function index($table)
    {
        $database = $this->host->database();
        $known = array_keys($database->get_indices($table . '_cstm'));
        foreach (MorDigits::FIELDS as $place => $field) {
            $name = 'idx_mor_t' . ($place + 1) . '_' . $table;
            if (!in_array($name, $known, true)) {
                $database->query('CREATE INDEX ' . $name . ' ON ' . $table . '_cstm (' . $field . ')');
            }
        }
    }

    private function place(array $modules, $at)
    {
        return array('module' => MorData::pick($modules, $at), 'id' => '');
    }

    private function total(array $modules)
    {
        $total = 0;
        foreach ($modules as $module) {
            $rows = $this->rows($this->host->database()->query(
                'SELECT COUNT(*) records FROM ' . strtolower($module) . ' WHERE deleted = 0'
            ));
            $total += (int) MorData::pick(MorData::pick($rows, 0, array()), 'records', 0);
        }
        return $total;
    }

    private function rowsAfter($module, $id)
    {
        $bean = BeanFactory::newBean($module);
        $table = strtolower($module);
        $columns = 'r.id id, m.id_c mor_row';
        foreach (MorDigits::FIELDS as $name) {
            $columns .= ', m.' . $name . ' ' . $name;
        }
        foreach (MorDigits::telephones($bean) as $name) {
            $source = MorData::pick(MorData::pick(MorData::property($bean, 'field_defs', array()), $name), 'source');
            $columns .= ', ' . ($source === 'custom_fields' ? 'm.' : 'r.') . $name . ' ' . $name;
        }
        $database = $this->host->database();
        $sql = 'SELECT ' . $columns . ' FROM ' . $table . ' r LEFT JOIN ' . $table . '_cstm m ON m.id_c = r.id'
            . ' WHERE r.deleted = 0 AND r.id > ' . $database->quoted($id) . ' ORDER BY r.id';
        return $this->rows($database->limitQuery($sql, 0, self::AT_A_TIME));
    }

    private function store($module, array $row)
    {
        $texts = array();
        foreach (MorDigits::telephones(BeanFactory::newBean($module)) as $name) {
            $texts[] = MorData::text(MorData::pick($row, $name));
        }
        $tails = array_combine(MorDigits::FIELDS, MorDigits::ofTexts($texts));
        $database = $this->host->database();
        $values = array();
        $changes = array();
        $unchanged = '';
        foreach ($tails as $name => $tail) {
            $stored = MorData::pick($row, $name, null);
            $values[] = $database->quoted($tail);
            if ($tail !== MorData::text($stored)) {
                $changes[] = $name . ' = ' . $database->quoted($tail);
            }
            // If a user has saved the record since, their value is newer.
            $unchanged .= ' AND ' . $name . ($stored === null ? ' IS NULL' : ' = ' . $database->quoted($stored));
        }
        if (count($changes) === 0) {
            return;
        }
        $table = strtolower($module) . '_cstm';
        $id = $database->quoted(MorData::text(MorData::pick($row, 'id')));
        if (MorData::text(MorData::pick($row, 'mor_row')) === '') {
            $database->query('INSERT INTO ' . $table . ' (id_c, ' . implode(', ', MorDigits::FIELDS) . ') VALUES ('
                . $id . ', ' . implode(', ', $values) . ')');
            return;
        }
        $database->query('UPDATE ' . $table . ' SET ' . implode(', ', $changes) . ' WHERE id_c = ' . $id . $unchanged);
    }

    private function rows($result)
    {
        $database = $this->host->database();
        $rows = array();
        while ($row = $database->fetchByAssoc($result)) {
            $rows[] = $row;
        }
        return $rows;
    }
}
