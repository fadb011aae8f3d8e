<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** The dashlet "My calls" as HTML. Its chart is a table, so that screen readers can read it, too. */
class MorBoard
{
    /** Colours and background are the theme's, dark ones too; only bars and lines have their own. */
    const STYLE = '<style>.mor-board{padding:10px 12px;line-height:1.4}'
        . '.mor-board table{width:100%;border-collapse:collapse;margin:0 0 12px}'
        . '.mor-board caption{text-align:left;font-weight:600;padding:0 0 4px;color:inherit;caption-side:top}'
        . '.mor-board .mor-sums caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}'
        . '.mor-board table,.mor-board thead,.mor-board tr,.mor-board th,.mor-board td{background:none;color:inherit}'
        . '.mor-board th,.mor-board td{padding:4px 8px 4px 0;text-align:left;border:0;font-weight:400;'
        . 'border-bottom:1px solid rgba(128,128,128,.35)}'
        . '.mor-board thead th{font-size:12px}.mor-board td.mor-n{text-align:right;width:64px;font-variant-numeric:tabular-nums}'
        . '.mor-board th.mor-n{text-align:right}.mor-board .mor-chart th{width:40%}'
        . '.mor-bar{display:block;height:10px;border-radius:5px;background:#c77700;min-width:2px}'
        . '.mor-bar.mor-good{background:#2e9e5b}.mor-board ul{margin:0;padding:0 0 0 18px}.mor-board p{margin:0 0 8px}</style>';

    /** The dropdown of `mor_result_c`. */
    const RESULTS = 'mor_result_list';

    private $host;

    public function __construct(MorHost $host)
    {
        $this->host = $host;
    }

    public function html($nowSec)
    {
        $user = $this->host->userId();
        if ($user === '') {
            return '';
        }
        $periods = new MorPeriods($nowSec, $this->host->timeZone(), $this->host->firstDayOfWeek());
        $sums = new MorCallSums($this->host->database(), $periods);
        $own = $sums->ofUser($user);
        return self::STYLE . '<div class="mor-board">' . $this->summary($own) . $this->outcomes($own)
            . $this->results($own) . $this->missed($sums->missed($user)) . ($this->host->isAdmin() ? $this->agents($sums->ofAll()) : '') . '</div>';
    }

    private function summary(MorTally $own)
    {
        $today = array($own->callsToday, $own->answeredToday, $own->missedToday);
        $week = array($own->callsWeek, $own->answeredWeek, $own->missedWeek);
        $rows = array(
            $this->row($this->text('today'), $today, $own->talkToday),
            $this->row($this->text('week'), $week, $own->talkWeek),
        );
        if ($own->inWeek > 0) {
            $made = array($own->callsWeek - $own->inWeek, $own->answeredWeek - $own->inAnsweredWeek, 0);
            $in = array($own->inWeek, $own->inAnsweredWeek, $own->missedWeek);
            $rows[] = $this->row($this->text('week_made'), $made, $own->talkWeek - $own->inTalkWeek);
            $rows[] = $this->row($this->text('week_in'), $in, $own->inTalkWeek);
        }
        return $this->table('mor-sums', 'title', array('', 'calls', 'answered', 'missed_calls', 'talk_time'), $rows);
    }

    private function outcomes(MorTally $own)
    {
        if ($own->callsWeek === 0) {
            return '<p>' . $this->text('no_calls') . '</p>';
        }
        $rows = array();
        foreach ($own->outcomes as $outcome => $calls) {
            $name = $this->text('out_' . $outcome);
            $rows[] = self::bar($name === '' ? $this->text('out_unknown') : $name, $calls, max($own->outcomes), $outcome === 'answered');
        }
        return $this->table('mor-chart', 'outcomes', array('outcome', 'calls', ''), $rows);
    }

    /** Only where an agent has chosen one: the CRM's field may belong to a connector that writes results elsewhere. */
    private function results(MorTally $own)
    {
        $sums = $own->results;
        if (array_diff(array_keys($sums), array('')) === array()) {
            return '';
        }
        arsort($sums);
        $rows = array();
        foreach ($sums as $value => $calls) {
            $value = (string) $value;
            $name = $value === '' ? $this->text('no_result') : self::plain($this->host->choice(self::RESULTS, $value));
            $rows[] = self::bar($name, $calls, max($sums), false);
        }
        return $this->table('mor-chart', 'results', array('result', 'calls', ''), $rows);
    }

    private static function bar($name, $calls, $most, $isGood)
    {
        return '<th scope="row">' . $name . '</th><td class="mor-n">' . $calls . '</td><td aria-hidden="true"><span class="mor-bar'
            . ($isGood ? ' mor-good' : '') . '" style="width:' . (int) round(100 * $calls / $most) . '%"></span></td>';
    }

    private function missed(array $calls)
    {
        if ($calls === array()) {
            return '<p>' . $this->text('missed_none') . '</p>';
        }
        $items = '';
        foreach ($calls as $call) {
            $items .= '<li><a href="' . self::plain($this->host->callAddress(MorData::text(MorData::pick($call, 'id')))) . '">'
                . self::plain(MorData::text(MorData::pick($call, 'name'))) . '</a> '
                . self::plain($this->host->shownTime(MorData::text(MorData::pick($call, 'date_start')))) . '</li>';
        }
        return '<p id="mor-missed"><strong>' . $this->text('missed') . '</strong></p><ul aria-labelledby="mor-missed">'
            . $items . '</ul>';
    }

    /** @param MorTally[] $tallies */
    private function agents(array $tallies)
    {
        $rows = array();
        foreach ($tallies as $tally) {
            $name = $this->host->nameOfUser($tally->user);
            $numbers = array($tally->callsToday, $tally->callsWeek, $tally->answeredWeek, $tally->missedWeek);
            $rows[] = $this->row(self::plain($name === '' ? $tally->user : $name), $numbers, $tally->talkWeek);
        }
        if ($rows === array()) {
            return '';
        }
        return '<br>' . $this->table('', 'by_agent', array('agent', 'today', 'week', 'answered', 'missed_calls', 'talk_time'), $rows);
    }

    private function row($name, array $numbers, $talkSec)
    {
        $html = '<th scope="row">' . $name . '</th>';
        foreach ($numbers as $number) {
            $html .= '<td class="mor-n">' . $number . '</td>';
        }
        return $html . '<td class="mor-n">' . self::plain(MorTexts::duration($this->host, $talkSec)) . '</td>';
    }

    private function table($class, $caption, array $heads, array $rows)
    {
        $html = '<table class="' . $class . '"><caption>' . $this->text($caption) . '</caption><thead><tr>';
        foreach ($heads as $at => $head) {
            $html .= $head === '' ? '<td></td>'
                : '<th scope="col"' . ($at === 0 ? '' : ' class="mor-n"') . '>' . $this->text($head) . '</th>';
        }
        return $html . '</tr></thead><tbody><tr>' . implode('</tr><tr>', $rows) . '</tr></tbody></table>';
    }

    private function text($name)
    {
        return self::plain(MorTexts::board($this->host, $name));
    }

    private static function plain($text)
    {
        return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
    }
}
