// Auth0's own Node client against the service, over TLS.
//
//     NODE_EXTRA_CA_CERTS=… client.mjs HOST:PORT CLIENT SECRET
//
// Prints nothing and ends with 0 when everything is as the vendor documents and records it.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.VOCATIVE_TEST_NODE_MODULES, 'index.js'));
const { ManagementClient } = require('auth0');
const { AuthenticationClient } = require('auth0');

const [domain, clientId, clientSecret] = process.argv.slice(2);
// It fetches its own token from /oauth/token.
const client = new ManagementClient({ domain, clientId, clientSecret, audience: `https://${domain}/api/v2/` });

async function fails(status, code, call) {
  const error = await call().then(
    () => assert.fail(`${status} ${code} was expected`),
    (error) => error,
  );
  assert.equal(error.statusCode, status, String(error));
  assert.equal(error.body?.errorCode, code);
}

const user = await client.users.create({
  connection: 'Username-Password-Authentication',
  email: 'jean@example.org',
  password: 'never kept',
  verify_email: false,
  user_metadata: { preferred_language: 'fr', salutation: 'M.' },
});
assert.equal(user.name, 'jean@example.org');
const both = { baz: 'qux', foo: 'bar' };
await client.users.update(user.user_id, { user_metadata: { preferred_language: null, salutation: null } });
let changed = await client.users.update(user.user_id, { user_metadata: both, app_metadata: both });
assert.deepEqual([changed.user_metadata, changed.app_metadata], [both, both]);
changed = await client.users.update(user.user_id, { user_metadata: { baz: null, foo: 'bars' }, app_metadata: { baz: null, foo: 'bars' } });
assert.deepEqual([changed.user_metadata, changed.app_metadata], [{ foo: 'bars' }, { foo: 'bars' }]);
changed = await client.users.update(user.user_id, { user_metadata: {}, app_metadata: {} });
assert.deepEqual(changed.user_metadata, {});
assert.ok(!('app_metadata' in changed));
const found = await client.users.listUsersByEmail({ email: 'jean@example.org' });
assert.deepEqual(found.map((one) => one.user_id), [user.user_id]);
await fails(404, 'inexistent_user', () => client.users.get('auth0|nobody'));
await fails(400, 'invalid_body', () => client.users.update(user.user_id, { app_metadata: { user_id: 'x' } }));

const template = {
  template: 'reset_email',
  body: '<html><body><p>Hello</p><a href="{{ url }}">Choose a new password</a></body></html>',
  from: '',
  subject: 'Your password',
  syntax: 'liquid',
  enabled: true,
};
assert.equal((await client.emailTemplates.create(template)).body, template.body);
assert.equal((await client.emailTemplates.update('reset_email', { subject: 'Neu' })).subject, 'Neu');
assert.equal((await client.emailTemplates.get('reset_email')).body, template.body);

const job = await client.jobs.verificationEmail.create({ user_id: user.user_id });
assert.equal(job.type, 'verification_email');
assert.ok(['pending', 'completed'].includes((await client.jobs.get(job.id)).status));
const { ticket } = await client.tickets.changePassword({ user_id: user.user_id, ttl_sec: 60 });
assert.ok(ticket.startsWith(`https://${domain}/u/reset-password?ticket=`) && ticket.endsWith('#'), ticket);

if (AuthenticationClient) {
  const authentication = new AuthenticationClient({ domain, clientId });
  const signed = await authentication.database.signUp({
    email: 'marie@example.org',
    password: 'never kept',
    connection: 'Username-Password-Authentication',
  });
  assert.equal(signed.data.email, 'marie@example.org');
}
await client.users.delete(user.user_id);
await fails(404, 'inexistent_user', () => client.users.get(user.user_id));
