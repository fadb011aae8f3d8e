import { createPoller, createTicker } from 'c/morTimers';

const flush = async () => {
  for (let i = 0; i < 5; i += 1) {
    await Promise.resolve();
  }
};

const pass = async (ms) => {
  jest.advanceTimersByTime(ms);
  await flush();
};

describe('createPoller', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const make = (poll) => {
    const onFailing = jest.fn();
    return { poller: createPoller({ poll, onFailing, random: () => 0.5 }), onFailing };
  };

  it('turns at the pace that poll asks for, until it answers undefined', async () => {
    const answers = [100, 200, undefined];
    const poll = jest.fn(async () => answers.shift());
    make(poll).poller.start();
    await pass(0);
    await pass(99);
    expect(poll).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(poll).toHaveBeenCalledTimes(2);
    await pass(200);
    await pass(100000);
    expect(poll).toHaveBeenCalledTimes(3);
  });

  it('backs off from 2 s to 30 s while reading fails, and tells how often it failed', async () => {
    const poll = jest.fn().mockRejectedValue(new Error('offline'));
    const { poller, onFailing } = make(poll);
    poller.start();
    await pass(0);
    let turns = 1;
    for (const pause of [2000, 4000, 8000, 16000, 30000, 30000]) {
      await pass(pause - 1);
      expect(poll).toHaveBeenCalledTimes(turns);
      await pass(1);
      turns += 1;
      expect(poll).toHaveBeenCalledTimes(turns);
    }
    expect(onFailing).toHaveBeenLastCalledWith(turns);
    poller.stop();
  });

  it('forgets failures after a success', async () => {
    const poll = jest.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(500);
    const { poller, onFailing } = make(poll);
    poller.start();
    await pass(0);
    await pass(2000);
    await pass(500);
    expect(poll).toHaveBeenCalledTimes(3);
    expect(onFailing).toHaveBeenCalledTimes(1);
    poller.stop();
  });

  it('does not go on when it was stopped during a turn', async () => {
    let answer;
    const poll = jest.fn(() => new Promise((resolve) => (answer = resolve)));
    const { poller } = make(poll);
    poller.start();
    await pass(0);
    poller.stop();
    answer(10);
    await flush();
    await pass(60000);
    expect(poll).toHaveBeenCalledTimes(1);
  });

  it('asks rarely while the page is hidden, and at once when it is shown', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const poll = jest.fn().mockResolvedValue(1000);
    const { poller } = make(poll);
    poller.start();
    await pass(29999);
    expect(poll).toHaveBeenCalledTimes(0);
    await pass(1);
    expect(poll).toHaveBeenCalledTimes(1);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new CustomEvent('visibilitychange'));
    await pass(0);
    expect(poll).toHaveBeenCalledTimes(2);
    poller.stop();
    hidden.mockRestore();
  });
});

describe('createTicker', () => {
  it('ticks at once and every second, and stops', () => {
    jest.useFakeTimers();
    const tick = jest.fn();
    const ticker = createTicker(tick);
    ticker.start();
    expect(tick).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(3000);
    expect(tick).toHaveBeenCalledTimes(4);
    ticker.stop();
    jest.advanceTimersByTime(3000);
    expect(tick).toHaveBeenCalledTimes(4);
    jest.useRealTimers();
  });
});
