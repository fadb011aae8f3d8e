<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorData.php';
require_once 'custom/include/MorConnector/MorClock.php';
require_once 'custom/include/MorConnector/MorSigner.php';
require_once 'custom/include/MorConnector/MorReply.php';
require_once 'custom/include/MorConnector/MorTransport.php';
require_once 'custom/include/MorConnector/MorProblem.php';
require_once 'custom/include/MorConnector/MorSettings.php';
require_once 'custom/include/MorConnector/MorBreaker.php';
require_once 'custom/include/MorConnector/MorClient.php';
require_once 'custom/include/MorConnector/MorSession.php';
require_once 'custom/include/MorConnector/MorNumber.php';
require_once 'custom/include/MorConnector/MorHost.php';
require_once 'custom/include/MorConnector/MorBaseHost.php';
require_once 'custom/include/MorConnector/MorRecords.php';
require_once 'custom/include/MorConnector/MorDigits.php';
require_once 'custom/include/MorConnector/MorFill.php';
require_once 'custom/include/MorConnector/MorCallerDesk.php';
require_once 'custom/include/MorConnector/MorCallDesk.php';
require_once 'custom/include/MorConnector/MorAdminDesk.php';
require_once 'custom/include/MorConnector/MorPairing.php';
require_once 'custom/include/MorConnector/MorTextNames.php';
require_once 'custom/include/MorConnector/MorTexts.php';
require_once 'custom/include/MorConnector/MorPeriods.php';
require_once 'custom/include/MorConnector/MorTally.php';
require_once 'custom/include/MorConnector/MorCallSums.php';
require_once 'custom/include/MorConnector/MorBoard.php';
require_once 'custom/include/MorConnector/MorEvents.php';
require_once 'custom/include/MorConnector/MorDialOrder.php';
require_once 'custom/include/MorConnector/MorOutbox.php';
require_once 'custom/include/MorConnector/MorEndpoint.php';
require_once 'custom/include/MorConnector/MorProductHost.php';

/** Puts the parts together once per request. */
class MorConnector
{
    /** Of the package: part of the scripts' addresses, and said to the connector with each request. */
    const VERSION = '1.3.0';

    private static $host;
    private static $clock;
    private static $settings;
    private static $outbox;

    /** For tests: another host and clock, and nothing kept from before. */
    public static function reset($host = null, $clock = null)
    {
        self::$host = $host;
        self::$clock = $clock;
        self::$settings = null;
        self::$outbox = null;
    }

    /** @return MorHost */
    public static function host()
    {
        if (self::$host === null) {
            self::$host = new MorProductHost();
        }
        return self::$host;
    }

    /** @return MorSettings */
    public static function settings()
    {
        if (self::$settings === null) {
            self::$settings = new MorSettings(BeanFactory::newBean('Administration'));
        }
        return self::$settings;
    }

    /** @return MorOutbox one for the whole request, so that its time budget counts for all saves together */
    public static function outbox()
    {
        if (self::$outbox === null) {
            $breaker = new MorBreaker(self::settings(), self::clock());
            self::$outbox = new MorOutbox(self::host(), self::client(), $breaker, self::clock());
        }
        return self::$outbox;
    }

    /** @return MorEndpoint */
    public static function endpoint()
    {
        $breaker = new MorBreaker(self::settings(), self::clock());
        $callers = new MorCallerDesk(self::host(), self::client());
        return new MorEndpoint(
            self::host(),
            self::settings(),
            new MorCallDesk(self::host(), self::settings(), self::client(), $callers),
            $callers,
            new MorAdminDesk(self::host(), self::settings(), self::client(), $breaker),
            new MorPairing(self::host(), self::settings(), self::clock())
        );
    }

    private static function client()
    {
        return new MorClient(self::settings(), self::host()->transport(), self::clock());
    }

    private static function clock()
    {
        if (self::$clock === null) {
            self::$clock = new MorClock();
        }
        return self::$clock;
    }
}
