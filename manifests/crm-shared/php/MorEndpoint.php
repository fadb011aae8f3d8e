<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Answers the browser: one operation in, one array out. Never throws. */
class MorEndpoint
{
    private $host;
    private $settings;
    private $desk;
    private $callers;
    private $admin;
    private $pairing;

    public function __construct(
        MorHost $host,
        MorSettings $settings,
        MorCallDesk $desk,
        MorCallerDesk $callers,
        MorAdminDesk $admin,
        MorPairing $pairing
    ) {
        $this->pairing = $pairing;
        $this->callers = $callers;
        $this->host = $host;
        $this->settings = $settings;
        $this->desk = $desk;
        $this->admin = $admin;
    }

    /** @return array `ok` true with the operation's result, or `ok` false with `problem` */
    public function answer($operation, array $input, $sessionToken)
    {
        try {
            if ($this->host->userId() === '') {
                throw MorProblem::because('session_expired', 'not_logged_in', 'log_in_cure');
            }
            return array_merge(array('ok' => true), $this->perform($operation, $input, $sessionToken));
        } catch (\Throwable $error) {
            return $this->failed($operation, $error);
        }
    }

    /** Redeems a connection code for the connector's server. Nobody is logged in. */
    public function pair(array $input)
    {
        try {
            return array_merge(array('ok' => true), $this->pairing->redeem($input));
        } catch (\Throwable $error) {
            return $this->failed('pair', $error);
        }
    }

    private function failed($operation, $error)
    {
        $problem = $error;
        if (!$error instanceof MorProblem) {
            $this->host->log('MOR ' . $operation . ': ' . get_class($error) . ': ' . $error->getMessage());
            $problem = MorProblem::because('crm_error', 'crm_error', 'crm_error_cure');
        }
        return array('ok' => false, 'problem' => $problem->members($this->host));
    }

    private function perform($operation, array $input, $sessionToken)
    {
        switch ($operation) {
            case 'hello':
                return $this->hello($sessionToken);
            case 'board':
                $board = new MorBoard($this->host);
                return array('html' => $board->html(time()));
            case 'settings':
                return array('settings' => $this->admin->read());
            case 'save':
                return array('settings' => $this->admin->save($input));
            case 'test':
                return array('links' => $this->admin->test());
            case 'fill':
                return $this->admin->fill($input);
            case 'code':
                $this->admin->mustBeAdmin();
                return $this->pairing->code();
        }
        if (!$this->settings->isComplete()) {
            throw MorProblem::because('not_configured', 'not_configured', 'not_configured_cure');
        }
        switch ($operation) {
            case 'call':
                return array('call' => $this->desk->call($input));
            case 'calls':
                return array('calls' => $this->desk->calls());
            case 'status':
                return array('call' => $this->desk->status($input));
            case 'note':
                return array('call' => $this->desk->note($input));
            case 'recording':
                return array('url' => $this->desk->recording($input));
            case 'results':
                return $this->desk->results();
            case 'incoming':
                return $this->callers->incoming();
            case 'who':
                return array('call' => $this->callers->who($input));
            case 'choose':
                return array('call' => $this->callers->choose($input));
            case 'token':
                return $this->desk->token();
        }
        throw MorProblem::because('invalid_request', 'unknown_operation', 'reload_cure');
    }

    private function hello($sessionToken)
    {
        return array(
            'token' => $sessionToken,
            'user' => $this->host->userId(),
            'enabled' => $this->settings->isComplete(),
            'freeDialling' => $this->desk->mayDialFreely(),
            'modules' => $this->settings->modules(),
            'texts' => MorTexts::forBrowser($this->host),
        );
    }
}
