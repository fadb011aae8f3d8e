import { describe, expect, it } from '@jest/globals';
import { inCrm } from './php/crm.ts';

// Sugar 14 needs PHP 8.2, later ones allow 8.4.
describe.each(['8.2', '8.4'] as const)("Sugar's REST endpoint under PHP %s", (version) => {
  it('is registered for logged-in users and passes the operation on', async () => {
    const [printed] = await inCrm(version, 'sugarcrm', [
      `stub_user('u1'); stub_configure(); require_once 'custom/clients/base/api/MorConnectorApi.php'; $api = new MorConnectorApi();
       $rest = $api->registerApiRest(); $answer = $api->perform(new StubService(), array('operation' => 'hello', 'x' => 1));
       out(array($rest['morConnector']['reqType'], $rest['morConnector']['path'], isset($rest['morConnector']['noLoginRequired']), $answer['ok'], $answer['user']));`,
    ]);
    expect(printed).toEqual(['POST', ['MorConnector', '?'], false, true, 'u1']);
  });

  it("uses Sugar's own HTTP client and names its failures", async () => {
    const client = `namespace Sugarcrm\\Sugarcrm\\Security\\HttpClient; class ExternalResourceClient { public static $fail = ''; public static $seen;
      public function __construct($timeout, $redirects) { self::$seen = array($timeout, $redirects); }
      public function request($method, $url, $body, $headers) { self::$seen[] = array($method, $url, $body, $headers); if (self::$fail) { throw new \\Exception(self::$fail); } return $this; }
      public function getStatusCode() { return 201; } public function getBody() { return 'answer'; } }`;
    const [printed] = await inCrm(version, 'sugarcrm', [
      `eval(${JSON.stringify(client).replaceAll('$', '\\$')}); $transport = new MorSugarTransport(); $all = array();
       $reply = $transport->send('POST', 'https://c/v1/calls', array('a' => 'b'), '{}', 1500); $all[] = array($reply->status, $reply->body, \\Sugarcrm\\Sugarcrm\\Security\\HttpClient\\ExternalResourceClient::$seen);
       foreach (array('Operation timed out after 1000 milliseconds with 0 bytes received', 'Connection timed out', 'Could not resolve host', 'Connection refused', 'SSL certificate problem', 'private ip', 'odd') as $m) {
         \\Sugarcrm\\Sugarcrm\\Security\\HttpClient\\ExternalResourceClient::$fail = $m; $all[] = $transport->send('GET', 'https://c', array(), '', 1000)->failure; } out($all);`,
    ]);
    expect(printed).toEqual([
      [201, 'answer', [1.5, 0, ['POST', 'https://c/v1/calls', '{}', { a: 'b' }]]],
      'unanswered',
      'timeout',
      'dns',
      'refused',
      'tls',
      'blocked',
      'other',
    ]);
  });
});
