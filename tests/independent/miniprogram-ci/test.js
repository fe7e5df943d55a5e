// SPDX-License-Identifier: MIT
// The platform's own upload tool: getrandstr and the signed getattr, over plain HTTP and over TLS.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const urls = require('miniprogram-ci/dist/config/url.config');
const ci = require('miniprogram-ci');
const { services, facts, control, run } = require('../standin.js');

const project = fs.mkdtempSync(path.join(os.tmpdir(), 'project-'));
for (const [name, json] of [['app.json', { pages: [] }], ['project.config.json', {}]])
    fs.writeFileSync(path.join(project, name), JSON.stringify(json));

let base = 'https://servicewechat.com';
const pointTo = next => {
    for (const key of Object.keys(urls))
        if (typeof urls[key] === 'string')
            urls[key] = urls[key].replace(base, next);
    base = next;
};

/** What attr() returns and what the tool prints meanwhile: it swallows a refusal and returns defaults. */
const attr = async (appid, privateKeyPath) => {
    const printed = [];
    const originals = {};
    for (const level of ['log', 'info', 'warn', 'error']) {
        originals[level] = console[level];
        console[level] = (...parts) => printed.push(parts.join(' '));
    }
    try {
        const data = await new ci.Project({ appid, type: 'miniProgram', projectPath: project, privateKeyPath }).attr();
        return { data, printed: printed.join('\n') };
    } finally {
        Object.assign(console, originals);
    }
};

const tests = {};
for (const [scheme, address] of [['http', facts.upload], ['https', services.upload]]) {
    tests[`${scheme}: the right key shows the mini program`] = async () => {
        pointTo(address);
        const { data, printed } = await attr(facts.appId, facts.keyFile);
        assert.strictEqual(data.appName, '示例商城');
        assert.strictEqual(data.setting.MaxSubpackageFullCodeSize, 12);
        assert.doesNotMatch(printed, /project attr fail/);
    };
    tests[`${scheme}: another mini program's key is refused`] = async () => {
        pointTo(address);
        const { data, printed } = await attr(facts.appId, facts.otherKeyFile);
        assert.strictEqual(data.appName, undefined);
        assert.match(printed, new RegExp(`get ${facts.appId} project attr fail errCode: -1, errMsg: get new ticket fail innerCode: -80011`));
    };
}
tests['the upload list refuses, until it is switched off'] = async () => {
    pointTo(services.upload);
    const { appId } = await control('scenario/upload-whitelist');
    assert.match((await attr(appId, facts.keyFile)).printed, /project attr fail errCode: -10008, errMsg: invalid ip: 203\.0\.113\.7, reference: /);
    await control('repair');
    assert.strictEqual((await attr(appId, facts.keyFile)).data.appName, '示例商城');
};
run(tests);
