<?php
/** Answers the browser: one operation in, one array out. Never throws. */
class MorEndpoint
{
    private $host;
    private $settings;
    private $desk;
    private $admin;

    public function __construct(MorHost $host, MorSettings $settings, MorCallDesk $desk, MorAdminDesk $admin)
    {
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
                throw new MorProblem('session_expired', 'You are not logged in.', 'Log in again.');
            }
            return array_merge(array('ok' => true), $this->perform($operation, $input, $sessionToken));
        } catch (MorProblem $problem) {
            return array('ok' => false, 'problem' => $problem->members());
        } catch (\Throwable $error) {
            $this->host->log('MOR ' . $operation . ': ' . get_class($error) . ': ' . $error->getMessage());
            return array('ok' => false, 'problem' => array(
                'code' => 'crm_error',
                'detail' => 'The CRM could not do this.',
                'cure' => 'The CRM log says why; show it to the administrator.',
            ));
        }
    }

    private function perform($operation, array $input, $sessionToken)
    {
        switch ($operation) {
            case 'hello':
                return $this->hello($sessionToken);
            case 'settings':
                return array('settings' => $this->admin->read());
            case 'save':
                return array('settings' => $this->admin->save($input));
            case 'test':
                return array('links' => $this->admin->test());
        }
        if (!$this->settings->isComplete()) {
            throw new MorProblem(
                'not_configured',
                'Telephony is not set up in this CRM yet.',
                'The administrator enters address and key under Administration, MOR telephony.'
            );
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
            case 'token':
                return $this->desk->token();
        }
        throw new MorProblem('invalid_request', 'There is no such operation.', 'Reload the page.');
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
