// Reads and verifies messages with npm packages, found in the folder that VOCATIVE_TEST_NODE_MODULES names.
//
//   parse.mjs mailparser FILE...     nodemailer's mailparser
//   parse.mjs postal-mime FILE...    postal-mime
//   parse.mjs dkim DNS.json FILE...  mailauth; DNS.json maps names to TXT records
//
// Prints one JSON array with an object (or, for dkim, an array of booleans) per file.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.VOCATIVE_TEST_NODE_MODULES, 'index.js'));

const sha256 = octets => createHash('sha256').update(octets).digest('hex');

const links = html =>
    [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(found => found[1].replaceAll('&amp;', '&'));

async function mailparser(octets) {
    const { simpleParser } = require('mailparser');
    const mail = await simpleParser(octets, {
        keepCidLinks: true,
        skipHtmlToText: true,
        skipTextToHtml: true,
        skipTextLinks: true,
    });
    const one = header => {
        if (header.value.length !== 1) throw new Error('not one address');
        return { name: header.value[0].name, address: header.value[0].address };
    };
    return {
        subject: mail.subject ?? '',
        from: one(mail.from),
        to: one(mail.to),
        text: mail.text,
        html: mail.html,
        links: links(mail.html),
        files: mail.attachments.map(file => ({
            name: file.filename,
            type: file.contentType,
            sha256: sha256(file.content),
        })),
    };
}

async function postalMime(octets) {
    const PostalMime = require('postal-mime').default ?? require('postal-mime');
    const mail = await PostalMime.parse(octets, { attachmentEncoding: 'arraybuffer' });
    const one = ({ name, address }) => ({ name, address });
    if (mail.to.length !== 1) throw new Error('not one address');
    return {
        subject: mail.subject ?? '',
        from: one(mail.from),
        to: one(mail.to[0]),
        text: mail.text,
        html: mail.html,
        links: links(mail.html),
        files: mail.attachments.map(file => ({
            name: file.filename,
            type: file.mimeType,
            sha256: sha256(Buffer.from(file.content)),
        })),
    };
}

async function verified(octets, records) {
    const { dkimVerify } = require('mailauth/lib/dkim/verify.js');
    const resolver = async (name, kind) => {
        if (kind === 'TXT' && records[name]) return [[records[name]]];
        throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
    };
    const { results } = await dkimVerify(octets, { resolver });
    return results.filter(({ signature }) => signature).map(({ status }) => status.result === 'pass');
}

const [command, ...files] = process.argv.slice(2);
const read = { mailparser, 'postal-mime': postalMime };
if (command === 'dkim') {
    const records = JSON.parse(readFileSync(files.shift(), 'utf8'));
    read.dkim = octets => verified(octets, records);
}
const out = [];
for (const file of files) {
    out.push(await read[command](readFileSync(file)));
}
process.stdout.write(JSON.stringify(out));
