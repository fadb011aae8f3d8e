<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Sends events without holding up the save. If the server can continue after the answer (PHP-FPM), they are sent when
 * the request is over: PHP destroys the remaining objects once the answer is complete, the only such moment that a
 * package may use. Otherwise they are sent at once, within one time budget for the whole request. The connector, which
 * also looks for changed records itself, makes up for lost events; an order to dial is not sent again, but its record
 * says so.
 */
class MorOutbox
{
    const BUDGET_MS = 1000;
    const MOST_EVENTS = 50;

    private $host;
    private $client;
    private $breaker;
    private $clock;
    private $waiting;
    private $spentMs;
    private $stopped;

    public function __construct(MorHost $host, MorClient $client, MorBreaker $breaker, MorClock $clock)
    {
        $this->host = $host;
        $this->client = $client;
        $this->breaker = $breaker;
        $this->clock = $clock;
        $this->waiting = array();
        $this->spentMs = 0;
        $this->stopped = false;
    }

    /**
     * True when the event is on its way or will be; false when nothing can be sent at the moment.
     *
     * @param MorDialOrder|null $order learns what happens to an event that orders a call
     */
    public function add(array $event, $order = null)
    {
        if ($this->stopped || !$this->breaker->allows() || count($this->waiting) >= self::MOST_EVENTS) {
            $this->giveUp($order);
            return false;
        }
        foreach ($this->waiting as $waiting) {
            if ($waiting['event'] === $event) {
                return true;
            }
        }
        $this->waiting[] = array('event' => $event, 'order' => $order);
        if ($this->host->canFinishAnswer()) {
            return true;
        }
        return $this->flush();
    }

    public function __destruct()
    {
        try {
            if (count($this->waiting) > 0 && $this->host->finishAnswer()) {
                $this->flush();
            }
        } catch (\Throwable $error) {
            $this->host->log('MOR events: ' . $error->getMessage());
        }
    }

    private function flush()
    {
        $events = $this->waiting;
        $this->waiting = array();
        $all = true;
        foreach ($events as $waiting) {
            $leftMs = self::BUDGET_MS - $this->spentMs;
            if ($this->stopped || $leftMs < 50) {
                $this->giveUp($waiting['order']);
                $all = false;
                continue;
            }
            $this->stopped = !$this->deliver($waiting['event'], $waiting['order'], $leftMs);
        }
        return $all && !$this->stopped;
    }

    private function giveUp($order)
    {
        if ($order !== null) {
            $order->notSent($this->clock->nowSec());
        }
    }

    private function deliver(array $event, $order, $timeoutMs)
    {
        $startedMs = $this->clock->elapsedMs();
        $reply = $this->client->event($event, $timeoutMs);
        $this->spentMs += max(1, $this->clock->elapsedMs() - $startedMs);
        if ($order !== null) {
            $order->answered($reply, $this->clock->nowSec());
        }
        if ($reply->status > 0 && $reply->status < 500) {
            $this->breaker->succeeded();
            if ($reply->status >= 400) {
                $this->host->log('MOR event ' . $event['type'] . ' refused: HTTP ' . $reply->status);
            }
            return true;
        }
        if ($reply->failure === 'unanswered' && $event['type'] === 'call.requested') {
            // The telephone system takes longer to answer than a save may wait, but the order itself has arrived.
            return true;
        }
        $this->breaker->failed();
        $this->host->log('MOR event ' . $event['type'] . ' not delivered: ' . $reply->failure . ' ' . $reply->detail);
        return false;
    }
}
