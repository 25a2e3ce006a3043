import { failureCauseOf } from '../../../lib/live/record/failure-cause';

test.each([
  { error: "HTTPError('500 Server Error: Internal Server Error for url: /predict')", cause: 'status' },
  { error: "HTTPError('504 Server Error: Gateway Timeout for url: /predict')", cause: 'status' },
  { error: "ConnectionRefusedError(111, 'Connection refused')", cause: 'connection' },
  { error: "ConnectionResetError(104, 'Connection reset by peer')", cause: 'connection' },
  { error: "RemoteDisconnected('Remote end closed connection without response')", cause: 'connection' },
  { error: "gaierror(-2, 'Name or service not known')", cause: 'connection' },
  { error: "ConnectTimeout('timed out')", cause: 'timeout' },
  { error: 'ReadTimeout(timed out)', cause: 'timeout' },
  { error: "CatchResponseError('no predictions in the body')", cause: 'body' },
  { error: 'Bad status code: 0', cause: 'status' },
] as const)('$error is a matter of $cause', ({ error, cause }) => {
  expect(failureCauseOf(error)).toBe(cause);
});
