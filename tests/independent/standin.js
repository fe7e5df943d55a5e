// SPDX-License-Identifier: MIT
// What the clients' tests share: the stand-in's addresses, its control, its log, and a runner.
const fs = require('fs');
const http = require('http');
const path = require('path');

const dir = process.argv[2];
const read = name => JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8'));
const services = read('services.json');
const facts = read('standin.json');

/** POSTs to the control address, e.g. 'scenario/busy'; the AppID and AppSecret that serve from now on. */
const control = what => new Promise((resolve, reject) => {
    const request = http.request(`${facts.control}/${what}`, { method: 'POST' }, reply => {
        let text = '';
        reply.on('data', part => text += part);
        reply.on('end', () => reply.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(`${what}: ${reply.statusCode}`)));
    });
    request.on('error', reject);
    request.end();
});

/** The requests that arrived so far. */
const requests = () => fs.readFileSync(path.join(dir, 'requests.jsonl'), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));

/** Runs all tests, each in the world 'all-well'; the exit code says whether they passed. */
const run = async tests => {
    let failed = 0;
    for (const [name, test] of Object.entries(tests)) {
        try {
            await control('scenario/all-well');
            await test();
            console.log(`PASS   : ${name}`);
        } catch (error) {
            ++failed;
            console.log(`FAIL!  : ${name}\n${error.stack}`);
        }
    }
    process.exit(failed ? 1 : 0);
};

module.exports = { services, facts, control, requests, run };
