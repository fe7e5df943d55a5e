// SPDX-License-Identifier: MIT
// node-easywechat (POST stable_token) and co-wechat-api (GET token), over plain HTTP and over TLS.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const CoWechatApi = require('co-wechat-api');
const { MiniApp } = require('node-easywechat');
const { services, facts, control, requests, run } = require('../standin.js');

const kWrong = '0'.repeat(32);

/** Keeps tokens in a folder of its own, so that every client has to ask. */
const easy = (base, secret = facts.appSecret, appId = facts.appId) => new MiniApp({
    app_id: appId, secret, use_stable_access_token: true, http: { baseURL: `${base}/` },
    file_cache: { path: fs.mkdtempSync(path.join(os.tmpdir(), 'tokens-')) },
});

const co = (base, secret = facts.appSecret, appId = facts.appId) => {
    const client = new CoWechatApi(appId, secret);
    client.prefix = `${base}/cgi-bin/`;
    return client;
};

const callbackIps = async client => (await client.getClient().get('/cgi-bin/getcallbackip')).toObject();

const tests = {};
for (const [scheme, base] of [['http', facts.wechat], ['https', services.wechat]]) {
    tests[`${scheme}: node-easywechat proves the secret and uses the token`] = async () => {
        assert.strictEqual((await callbackIps(easy(base))).ip_list.length, 2);
        const call = requests().filter(request => request.path === '/cgi-bin/stable_token').pop();
        assert.strictEqual(call.method, 'POST');
        assert.strictEqual(JSON.parse(call.body).force_refresh, false);
    };
    tests[`${scheme}: node-easywechat sees 40125 for a wrong secret`] = () =>
        assert.rejects(callbackIps(easy(base, kWrong)), /40125.*invalid appsecret rid: [0-9a-f]{8}-/s);
    tests[`${scheme}: co-wechat-api proves the secret and uses the token`] = async () =>
        assert.strictEqual((await co(base).getIp()).ip_list.length, 2);
    tests[`${scheme}: co-wechat-api sees 40125 for a wrong secret`] = () =>
        assert.rejects(co(base, kWrong).getIp(), { name: 'WeChatAPIError', code: 40125 });
}

tests['the stable token outlives a legacy one'] = async () => {
    const stable = await easy(facts.wechat).getAccessToken().getToken();
    const legacy = (await co(facts.wechat).getAccessToken()).accessToken;
    assert.notStrictEqual(legacy, stable);
    assert.strictEqual(await easy(facts.wechat).getAccessToken().getToken(), stable);
};
for (const [scenario, text] of [
    ['api-whitelist', /40164.*invalid ip 203\.0\.113\.7 ipv6 ::ffff:203\.0\.113\.7, not in whitelist/s],
    ['secret-frozen', /40243/], ['busy', /-1.*system error/s]]) {
    tests[`node-easywechat sees the fault of ${scenario}, and its end`] = async () => {
        const { appId, appSecret } = await control(`scenario/${scenario}`);
        await assert.rejects(callbackIps(easy(services.wechat, appSecret, appId)), text);
        await control('repair');
        assert.strictEqual((await callbackIps(easy(services.wechat, appSecret, appId))).ip_list.length, 2);
    };
}
run(tests);
